using System.Text.Json.Nodes;
using Plotly.NET;
using Plotly.NET.CSharp;
using static Plotly.NET.GenericChartExtensions;
using Chart = Plotly.NET.CSharp.Chart;

namespace RnnKit.Notebooks.Tests.Charts;

/// <summary>Behavior that the reference figures do not show.</summary>
public class StandInTests
{
    private static readonly double[] X = [0, 1];

    [Fact]
    public void Adding_to_a_chart_changes_the_chart_that_it_is_called_on()
    {
        var chart = Line();

        chart.WithTitle("first").WithXAxisStyle<double, double, string>(TitleText: "step").WithSize(300, 200);

        Assert.Equal(
            """{"width":300,"height":200,"title":{"text":"first"},"xaxis":{"title":{"text":"step"}}}""",
            Figure(chart)["layout"]!.ToJsonString());
    }

    [Fact]
    public void A_second_title_or_axis_style_keeps_what_it_does_not_name()
    {
        var chart = Line().WithYAxisStyle<double, double, string>(TitleText: "loss", ShowGrid: false);

        chart.WithYAxisStyle<double, double, string>(AxisType: StyleParam.AxisType.Log);

        Assert.Equal("""{"title":{"text":"loss"},"showgrid":false,"type":"log"}""", Figure(chart)["layout"]!["yaxis"]!.ToJsonString());
    }

    [Fact]
    public void Not_a_number_and_the_infinities_become_words()
    {
        var chart = Chart.Line<double, float, string>(
            x: [double.NaN, double.PositiveInfinity, double.NegativeInfinity], y: [float.NaN, 0.1f, float.NegativeInfinity]);

        Assert.Equal("""["NaN","Infinity","-Infinity"]""", Figure(chart)["data"]![0]!["x"]!.ToJsonString());
        Assert.Equal("""["NaN",0.1,"-Infinity"]""", Figure(chart)["data"]![0]!["y"]!.ToJsonString());
    }

    [Fact]
    public void Without_defaults_a_chart_has_an_empty_layout() =>
        Assert.Equal("{}", Figure(Chart.Line<double, double, string>(x: X, y: X, UseDefaults: false))["layout"]!.ToJsonString());

    [Fact]
    public void What_is_set_on_a_chart_s_trace_shows()
    {
        var chart = Line();

        chart.GetTraces()[0].SetValue("connectgaps", true);

        Assert.True(Figure(chart)["data"]![0]!["connectgaps"]!.GetValue<bool>());
    }

    [Fact]
    public void A_value_that_no_figure_can_hold_is_refused_by_name()
    {
        var chart = Line();
        chart.GetTraces()[0].SetValue("meta", new Version(1, 0));

        var error = Assert.Throws<NotSupportedException>(() => GenericChart.toFigureJson(chart));

        Assert.Contains("System.Version", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#12345")]
    [InlineData("red")]
    public void A_hex_color_that_is_none_is_refused(string color) => Assert.Throws<ArgumentException>(() => Color.fromHex(color));

    private static GenericChart Line() => Chart.Line<double, double, string>(x: X, y: X);

    private static JsonNode Figure(GenericChart chart) => JsonNode.Parse(GenericChart.toFigureJson(chart))!;
}
