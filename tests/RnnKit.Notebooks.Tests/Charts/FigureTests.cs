using System.Text.Json.Nodes;
using Plotly.NET;

namespace RnnKit.Notebooks.Tests.Charts;

/// <summary>The stand-in draws the figures of genuine Plotly.NET 5.1.0, which are kept beside the calls.</summary>
public class FigureTests
{
    private static readonly string Figures = Path.Combine(AppContext.BaseDirectory, "Charts", "Figures");

    public static TheoryData<string> Names => [.. ChartCalls.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Data_and_layout_are_the_genuine_ones_key_by_key_and_number_by_number(string name)
    {
        var genuine = JsonNode.Parse(File.ReadAllText(Path.Combine(Figures, name + ".json")))!;
        var figure = JsonNode.Parse(GenericChart.toFigureJson(ChartCalls.All[name]()))!;

        Assert.Equal([], JsonDifference.Between(genuine, figure, "figure"));
    }

    [Fact]
    public void Every_reference_figure_has_its_call() =>
        Assert.Equal(
            Directory.GetFiles(Figures, "*.json").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal),
            ChartCalls.All.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void The_comparison_sees_a_key_a_number_and_the_kind_of_a_number()
    {
        var one = JsonNode.Parse("""{"a": [1.0, 2.5], "b": {}}""")!;

        Assert.Equal(["x.a[1]: 2.5 became 2.25"], JsonDifference.Between(one, JsonNode.Parse("""{"a": [1.0, 2.25], "b": {}}""")!, "x"));
        Assert.Equal(["x.a[0]: 1.0 became 1"], JsonDifference.Between(one, JsonNode.Parse("""{"a": [1, 2.5], "b": {}}""")!, "x"));
        Assert.Equal(["x: b missing"], JsonDifference.Between(one, JsonNode.Parse("""{"a": [1.0, 2.5]}""")!, "x"));
        Assert.Equal(["x: c added"], JsonDifference.Between(one, JsonNode.Parse("""{"a": [1.0, 2.5], "b": {}, "c": 1}""")!, "x"));
    }
}
