using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
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

    [Fact]
    public void A_type_refers_only_to_its_own_floor_and_those_below()
    {
        string[] wrong = [.. References().Where(r => r.From != r.To && !Below[r.From].Contains(r.To)).Select(r => $"{r.Where} refers to {r.To}").Distinct().Order()];

        Assert.True(wrong.Length == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void Every_type_stands_on_a_floor()
    {
        string[] homeless = [.. typeof(IModule<>).Assembly.GetTypes()
            .Where(t => t.Namespace is { } n && n.StartsWith("RnnKit", StringComparison.Ordinal) && !Below.ContainsKey(Floor(n)))
            .Select(t => t.FullName!)];

        Assert.True(homeless.Length == 0, string.Join("\n", homeless));
    }

    [Fact]
    public void The_reader_sees_what_method_bodies_refer_to()
    {
        // Activations call the kernels in their bodies alone; cells name the foundations in their signatures.
        Assert.Contains(References(), r => r.From == "Foundations" && r.To == "Numerics");
        Assert.Contains(References(), r => r.From == "Cells" && r.To == "Foundations");
        Assert.Contains(References(), r => r.From == "Inspection" && r.To == "Training");
    }

    private static List<(string From, string To, string Where)> References()
    {
        var found = new List<(string, string, string)>();
        using var file = new PEReader(File.OpenRead(typeof(IModule<>).Assembly.Location));
        MetadataReader reader = file.GetMetadataReader();
        var names = new TypeNames(reader);
        foreach (TypeDefinitionHandle handle in reader.TypeDefinitions)
        {
            TypeDefinition type = reader.GetTypeDefinition(handle);
            string from = Floor(names.Namespace(handle));
            if (!Below.ContainsKey(from)) continue;
            string where = $"{from}.{reader.GetString(type.Name)}";
            foreach (string used in names.UsedBy(type, file))
                if (Below.ContainsKey(Floor(used))) found.Add((from, Floor(used), where));
        }
        return found;
    }

    /// <summary>The folder: the second part of the namespace.</summary>
    private static string Floor(string ns) => ns.Split('.') is ["RnnKit", var floor, ..] ? floor : "";
}
