using System.Text.Json.Nodes;
using RnnKit.Notebooks.Charts;
using RnnKit.Notebooks.Tests.Notebooks;

namespace RnnKit.Notebooks.Tests.Charts;

/// <summary>A figure leaves the kernel as VS Code and Jupyter write it again when a reader saves, so that a run changes little in the file.</summary>
public class SavedFormTests
{
    [Theory]
    [InlineData("13.0", "13")]
    [InlineData("-0.0", "0")]
    [InlineData("0.1", "0.1")]
    [InlineData("1E-05", "0.00001")]
    [InlineData("-1.5e-6", "-0.0000015")]
    [InlineData("1E-07", "1e-7")]
    [InlineData("2.5E+15", "2500000000000000")]
    [InlineData("1.25e21", "1.25e+21")]
    [InlineData("9007199254740993", "9007199254740993")]
    public void Numbers_are_those_of_JavaScript(string written, string saved) =>
        Assert.Equal(saved, SavedForm.Of(JsonNode.Parse(written))!.ToJsonString());

    [Fact]
    public void Keys_stand_in_order_at_every_depth_and_values_stay() =>
        Assert.Equal(
            """{"B":[{"a":null,"b":"1.0"},true],"a":{"c":1,"d":2}}""",
            SavedForm.Of(JsonNode.Parse("""{"a":{"d":2.0,"c":1},"B":[{"b":"1.0","a":null},true]}"""))!.ToJsonString());

    [Theory]
    [MemberData(nameof(Series.Names), MemberType = typeof(Series))]
    public void The_figures_of_the_series_are_committed_in_it(string name)
    {
        JsonNode notebook = JsonNode.Parse(File.ReadAllText(Path.Combine(Series.Folder, name)))!;
        JsonNode[] figures = [.. notebook["cells"]!.AsArray().SelectMany(cell => cell!["outputs"]?.AsArray() ?? [])
            .Select(output => output!["data"]?[PlotlyFigure.MimeType]).OfType<JsonNode>()];

        Assert.NotEmpty(figures);
        Assert.All(figures, figure => Assert.Equal(SavedForm.Of(figure)!.ToJsonString(), figure.ToJsonString()));
    }
}
