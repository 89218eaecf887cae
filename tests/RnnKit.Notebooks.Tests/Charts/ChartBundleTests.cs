using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RnnKit.Notebooks.Charts;

namespace RnnKit.Notebooks.Tests.Charts;

/// <summary>What a notebook keeps of a chart.</summary>
public class ChartBundleTests
{
    /// <summary>Plotly.NET's chart as F# compiles it: an abstract type, and a nested one for each case of the union.</summary>
    private const string Union = """
        namespace Plotly.NET
        {
            public abstract class GenericChart
            {
                public sealed class MultiChart : GenericChart { }
                public static string toJson(GenericChart chart) =>
                    "{\"data\":[{\"type\":\"bar\",\"name\":\"count\",\"y\":[1,2,3]}],\"layout\":{\"title\":{\"text\":\"Words\"}},\"config\":{\"responsive\":true},\"frames\":[]}";
            }
        }
        """;

    [Fact]
    public async Task A_chart_is_an_object_of_data_layout_and_config_then_one_line_of_text()
    {
        var chart = await NotebookScope.ChartAsync("""Charts.Loss("The loss falls", [3.0, 2.0, 1.0], [3.5, 2.5])""");

        var bundle = new ChartBundleSource().TryCreate(chart)!;

        Assert.Equal(["application/vnd.plotly.v1+json", "text/plain"], bundle.MimeTypes);
        Assert.Equal(["data", "layout", "config"], bundle[PlotlyFigure.MimeType]!.AsObject().Select(member => member.Key));
        Assert.Equal("Chart: The loss falls — train, scatter of 3 points, validation, scatter of 2 points", bundle.Text("text/plain"));
    }

    [Fact]
    public void A_case_of_the_genuine_union_is_a_chart_too()
    {
        var type = Compile(Union).GetType("Plotly.NET.GenericChart+MultiChart", throwOnError: true)!;

        var bundle = new ChartBundleSource().TryCreate(Activator.CreateInstance(type)!)!;

        Assert.Equal("Chart: Words — count, bar of 3 points", bundle.Text("text/plain"));
        Assert.Equal("""{"responsive":true}""", bundle[PlotlyFigure.MimeType]!["config"]!.ToJsonString());
    }

    [Fact]
    public void The_defaults_that_genuine_Plotly_NET_repeats_in_every_chart_are_left_out()
    {
        string union = Union.Replace("\\\"layout\\\":{", "\\\"layout\\\":{\\\"template\\\":{\\\"layout\\\":{\\\"paper_bgcolor\\\":\\\"white\\\"}},", StringComparison.Ordinal);
        var type = Compile(union).GetType("Plotly.NET.GenericChart+MultiChart", throwOnError: true)!;

        var figure = new ChartBundleSource().TryCreate(Activator.CreateInstance(type)!)![PlotlyFigure.MimeType]!;

        Assert.Contains("template", union, StringComparison.Ordinal);
        Assert.Equal(["title"], figure["layout"]!.AsObject().Select(member => member.Key));
    }

    [Theory]
    [InlineData("a text")]
    [InlineData(42)]
    public void What_is_no_chart_is_left_to_others(object value) => Assert.Null(new ChartBundleSource().TryCreate(value));

    [Fact]
    public void A_Plotly_NET_that_writes_no_figure_is_named()
    {
        var type = Compile("namespace Plotly.NET { public class GenericChart { } }").GetType("Plotly.NET.GenericChart", throwOnError: true)!;

        var error = Assert.Throws<InvalidOperationException>(() => new ChartBundleSource().TryCreate(Activator.CreateInstance(type)!));

        Assert.Contains("toJson(GenericChart)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "no JSON")]
    [InlineData("[]", "an array 'data'")]
    [InlineData("""{"layout":{}}""", "an array 'data'")]
    public void A_figure_that_is_none_is_refused(string json, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => PlotlyFigure.Parse(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_size_that_is_missing_or_absurd_is_replaced()
    {
        var figure = PlotlyFigure.Parse("""{"data":[],"layout":{"width":1e9}}""");

        Assert.Equal((700, 450), (figure.Width, figure.Height));
    }

    private static Assembly Compile(string source)
    {
        var compilation = CSharpCompilation.Create(
            $"Plotly.NET.{Guid.NewGuid():N}",
            [CSharpSyntaxTree.ParseText(source)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return Assembly.Load(stream.ToArray());
    }
}
