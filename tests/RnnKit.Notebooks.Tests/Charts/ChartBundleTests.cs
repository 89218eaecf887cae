using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;
using RnnKit.Kernel.Outputs;
using RnnKit.Notebooks.Charts;

namespace RnnKit.Notebooks.Tests.Charts;

/// <summary>What a notebook keeps of a chart.</summary>
public class ChartBundleTests
{
    [Fact]
    public async Task A_chart_is_an_object_of_config_data_and_layout_then_one_line_of_text()
    {
        var chart = await NotebookScope.ChartAsync("""Charts.Loss("The loss falls", [3.0, 2.0, 1.0], [3.5, 2.5])""");

        ChartFormats.Register(page: null);
        JsonObject bundle = OutputTranslator.Bundle(FormattedValue.CreateManyFromObject(chart));

        Assert.Equal(["application/vnd.plotly.v1+json", "text/plain"], bundle.Select(form => form.Key));
        Assert.Equal(["config", "data", "layout"], bundle[PlotlyFigure.MimeType]!.AsObject().Select(member => member.Key));
        Assert.Equal("Chart: The loss falls — train, scatter of 3 points, validation, scatter of 2 points", bundle["text/plain"]!.ToString());
    }

    [Fact]
    public void The_defaults_that_Plotly_NET_repeats_in_every_chart_are_left_out()
    {
        GenericChart chart = Plotly.NET.CSharp.Chart.Line<double, double, string>(x: [0, 1], y: [1, 2], Name: "loss");

        JsonObject figure = ChartFormats.Figure(chart).Json;

        Assert.Contains("\"template\":{\"layout\"", GenericChart.toJson(chart), StringComparison.Ordinal);
        Assert.Equal(["height", "width"], figure["layout"]!.AsObject().Select(member => member.Key));
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
}
