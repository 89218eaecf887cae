using RnnKit.Foundations;

namespace RnnKit.Tests.Architecture;

/// <summary>
/// Folders are floors: a type refers only to its own floor and to those below. Read from the compiled assembly:
/// every type and member that a type's bases, fields, signatures, attributes and method bodies name.
/// </summary>
public sealed class FloorTests
{
    /// <summary>What each floor may refer to, besides itself.</summary>
    private static readonly Dictionary<string, string[]> Below = new()
    {
        ["Display"] = [],
        ["Numerics"] = [],
        ["Foundations"] = ["Display", "Numerics"],
        ["Cells"] = ["Display", "Numerics", "Foundations"],
        ["Layers"] = ["Display", "Numerics", "Foundations", "Cells"],
        ["Attention"] = ["Display", "Numerics", "Foundations", "Cells", "Layers"],
        ["Seq2Seq"] = ["Display", "Numerics", "Foundations", "Cells", "Layers", "Attention"],
        ["Training"] = ["Display", "Numerics", "Foundations", "Cells", "Layers", "Attention", "Seq2Seq", "Storage"],
        ["Tasks"] = ["Numerics", "Foundations", "Text"],
        ["Text"] = ["Numerics", "Foundations"],
        ["Storage"] = ["Numerics", "Foundations", "Cells", "Layers", "Attention"],
        ["Inspection"] = ["Display", "Numerics", "Foundations", "Cells", "Layers", "Attention", "Seq2Seq", "Training"],
    };

    private static readonly Floors s_floors = new(typeof(IModule<>).Assembly, "RnnKit", Below);

    [Fact]
    public void A_type_refers_only_to_its_own_floor_and_those_below() => Assert.Equal("", string.Join("\n", s_floors.Wrong()));

    [Fact]
    public void Every_type_stands_on_a_floor() => Assert.Equal("", string.Join("\n", s_floors.Homeless()));

    [Fact]
    public void The_reader_sees_what_method_bodies_refer_to()
    {
        // Activations call the kernels in their bodies alone; cells name the foundations in their signatures.
        Assert.Contains(s_floors.References(), r => r.From == "Foundations" && r.To == "Numerics");
        Assert.Contains(s_floors.References(), r => r.From == "Cells" && r.To == "Foundations");
        Assert.Contains(s_floors.References(), r => r.From == "Inspection" && r.To == "Training");
    }
}
