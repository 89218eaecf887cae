using RnnKit.Kernel.Engine;
using RnnKit.Tests.Architecture;

namespace RnnKit.Kernel.Tests.Architecture;

/// <summary>Folders are floors, from the lowest to the highest: a type refers only to its own and to those below.</summary>
public sealed class KernelFloorTests
{
    private static readonly string[] s_order = ["Cells", "Outputs", "Stop", "Display", "Directives", "Failures", "Survival", "Assemblies", "Packages", "Engine", "Jupyter"];

    private static readonly Floors s_floors = new(
        typeof(KernelSession).Assembly, "RnnKit.Kernel", s_order.Index().ToDictionary(floor => floor.Item, floor => s_order[..floor.Index]));

    [Fact]
    public void A_type_refers_only_to_its_own_floor_and_those_below() => Assert.Equal("", string.Join("\n", s_floors.Wrong()));

    [Fact]
    public void Every_type_stands_on_a_floor() => Assert.Equal("", string.Join("\n", s_floors.Homeless()));

    [Fact]
    public void The_reader_sees_what_method_bodies_refer_to() => Assert.Contains(s_floors.References(), r => r.From == "Jupyter" && r.To == "Engine");
}
