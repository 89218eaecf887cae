using Microsoft.FSharp.Collections;
using Plotly.NET;
using Plotly.NET.CSharp;
using static Plotly.NET.GenericChartExtensions;
using Chart = Plotly.NET.CSharp.Chart;

namespace RnnKit.Notebooks.Tests.Charts;

/// <summary>Calls of Plotly.NET, written with the usings of a notebook. Each draws the figure of its name.</summary>
internal static class ChartCalls
{
    public static IReadOnlyDictionary<string, Func<GenericChart>> All { get; } = Make();

    private static Dictionary<string, Func<GenericChart>> Make()
    {
        double[] x = [0, 1, 2, 3];
        double[] y = [0.5, -1.25, 2, 1e-3];
        double[] y2 = [3, 2, 1, 0];
        double[][] z = [[0.0, 0.25, 1.0], [-0.5, 0.75, 0.1]];
        string[] columns = ["the", "black", "cat"];
        string[] rows = ["le", "chat"];
        string[][] notes = [["a", "b", "c"], ["d", "e", "f"]];
        return new()
        {
            ["line"] = () => Chart.Line<double, double, string>(x: x, y: y),
            ["line-named"] = () => Chart.Line<double, double, string>(x: x, y: y, Name: "loss"),
            ["line-markers"] = () => Chart.Line<double, double, string>(x: x, y: y, ShowMarkers: true, Name: "m", Opacity: 0.5),
            ["line-colour-width-dash"] = () => Chart.Line<double, double, string>(x: x, y: y, LineColor: Color.fromString("#d62728"), LineWidth: 3.0, LineDash: StyleParam.DrawingStyle.Dash),
            ["line-text"] = () => Chart.Line<double, double, string>(x: x, y: y, MultiText: new[] { "p", "q", "r", "s" }),
            ["line-int-x"] = () => Chart.Line<int, double, string>(x: new[] { 1, 2, 3, 4 }, y: y),
            ["line-string-x"] = () => Chart.Line<string, double, string>(x: columns, y: new[] { 1.0, 2, 3 }),
            ["line-nan"] = () => Chart.Line<double, double, string>(x: x, y: new[] { 1.0, double.NaN, double.PositiveInfinity, 4 }),
            ["line-dot"] = () => Chart.Line<double, double, string>(x: x, y: y, LineDash: StyleParam.DrawingStyle.Dot),
            ["line-no-legend"] = () => Chart.Line<double, double, string>(x: x, y: y, ShowLegend: false),
            ["point"] = () => Chart.Point<double, double, string>(x: x, y: y, Name: "points", MarkerColor: Color.fromString("green")),
            ["scatter-lines-markers"] = () => Chart.Scatter<double, double, string>(x: x, y: y, mode: StyleParam.Mode.Lines_Markers, Name: "s"),
            ["scatter-markers-text"] = () => Chart.Scatter<double, double, string>(x: x, y: y, mode: StyleParam.Mode.Markers_Text, MultiText: new[] { "p", "q", "r", "s" }, TextPosition: StyleParam.TextPosition.TopCenter),
            ["area"] = () => Chart.Area<double, double, string>(x: x, y: y, Name: "area"),
            ["column"] = () => Chart.Column<double, string, string>(values: new[] { 1.0, 2, 3 }, Keys: columns, Name: "count"),
            ["column-colour"] = () => Chart.Column<double, string, string>(values: new[] { 1.0, 2, 3 }, Keys: columns, MarkerColor: Color.fromHex("#1f77b4")),
            ["bar"] = () => Chart.Bar<double, string, string>(values: new[] { 1.0, 2, 3 }, Keys: columns),
            ["heatmap"] = () => Chart.Heatmap<double, string, string, string>(zData: z),
            ["heatmap-labels"] = () => Chart.Heatmap<double, string, string, string>(zData: z, X: columns, Y: rows),
            ["heatmap-viridis"] = () => Chart.Heatmap<double, string, string, string>(zData: z, X: columns, Y: rows, ColorScale: StyleParam.Colorscale.Viridis, ShowScale: true, ReverseYAxis: true),
            ["heatmap-rdbu"] = () => Chart.Heatmap<double, int, int, string>(zData: z, X: new[] { 1, 2, 3 }, Y: new[] { 1, 2 }, ColorScale: StyleParam.Colorscale.RdBu, ReverseScale: true, ShowScale: false),
            ["heatmap-gaps-name"] = () => Chart.Heatmap<double, string, string, string>(zData: z, Name: "attention", XGap: 1, YGap: 2),
            ["annotated-heatmap"] = () => Chart.AnnotatedHeatmap<double, string, string, string>(zData: z, annotationText: notes, X: columns, Y: rows),
            ["histogram"] = () => Chart.Histogram<double, double, string>(X: new[] { 1.0, 1.5, 2, 2, 3 }, Name: "h"),
            ["histogram-bins"] = () => Chart.Histogram<double, double, string>(X: new[] { 1.0, 1.5, 2, 2, 3 }, NBinsX: 20, Opacity: 0.6),
            ["boxplot"] = () => Chart.BoxPlot<string, double, string>(Y: new[] { 1.0, 1.5, 2, 2, 3 }, Name: "LSTM"),
            ["surface"] = () => Chart.Surface<double, double, double, string>(zData: z, X: new[] { 1.0, 2, 3 }, Y: new[] { 1.0, 2 }, ColorScale: StyleParam.Colorscale.Viridis),
            ["combine"] = () => Chart.Combine(new[] { Chart.Line<double, double, string>(x: x, y: y, Name: "a"), Chart.Line<double, double, string>(x: x, y: y2, Name: "b") }),
            ["combine-point-line"] = () => Chart.Combine(new[] { Chart.Point<double, double, string>(x: x, y: y, Name: "data"), Chart.Line<double, double, string>(x: x, y: y2, Name: "fit") }),
            ["title"] = () => Chart.Line<double, double, string>(x: x, y: y).WithTitle("Loss by step"),
            ["axis-titles"] = () => Chart.Line<double, double, string>(x: x, y: y).WithXAxisStyle<double, double, string>(TitleText: "step").WithYAxisStyle<double, double, string>(TitleText: "loss"),
            ["axis-log"] = () => Chart.Line<double, double, string>(x: x, y: y2).WithYAxisStyle<double, double, string>(TitleText: "gradient norm", AxisType: StyleParam.AxisType.Log),
            ["axis-range"] = () => Chart.Line<double, double, string>(x: x, y: y).WithYAxisStyle<double, double, string>(MinMax: Tuple.Create(-1.0, 1.0)),
            ["axis-category"] = () => Chart.Column<double, string, string>(values: new[] { 1.0, 2, 3 }, Keys: columns).WithXAxisStyle<double, double, string>(AxisType: StyleParam.AxisType.Category),
            ["axis-grid-zeroline"] = () => Chart.Line<double, double, string>(x: x, y: y).WithXAxisStyle<double, double, string>(ShowGrid: false, ZeroLine: false, ShowLine: true),
            ["size"] = () => Chart.Line<double, double, string>(x: x, y: y).WithSize(Width: 800, Height: 300),
            ["trace-info"] = () => Plotly.NET.CSharp.GenericChartExtensions.WithTraceInfo(Chart.Line<double, double, string>(x: x, y: y), Name: "renamed", ShowLegend: true),
            ["legend-off"] = () => Chart.Combine(new[] { Chart.Line<double, double, string>(x: x, y: y), Chart.Line<double, double, string>(x: x, y: y2) }).WithLegend(false),
            ["grid-1x2"] = () => Chart.Grid(new[] { Chart.Line<double, double, string>(x: x, y: y, Name: "a"), Chart.Line<double, double, string>(x: x, y: y2, Name: "b") }, 1, 2),
            ["grid-2x2-titles"] = () => Chart.Grid(new[] { Chart.Line<double, double, string>(x: x, y: y), Chart.Line<double, double, string>(x: x, y: y2), Chart.Heatmap<double, string, string, string>(zData: z), Chart.Column<double, string, string>(values: new[] { 1.0, 2, 3 }, Keys: columns) }, 2, 2, SubPlotTitles: new[] { "one", "two", "three", "four" }),
            ["grid-coupled"] = () => Chart.Grid(new[] { Chart.Line<double, double, string>(x: x, y: y), Chart.Line<double, double, string>(x: x, y: y2) }, 2, 1, Pattern: StyleParam.LayoutGridPattern.Coupled),
            ["single-stack"] = () => Chart.SingleStack(new[] { Chart.Line<double, double, string>(x: x, y: y), Chart.Line<double, double, string>(x: x, y: y2) }),
            ["grid-axis-titles-size"] = () => Chart.Grid(new[] { Chart.Line<double, double, string>(x: x, y: y).WithXAxisStyle<double, double, string>(TitleText: "t"), Chart.Heatmap<double, string, string, string>(zData: z, ShowScale: false).WithYAxisStyle<double, double, string>(TitleText: "unit") }, 1, 2).WithTitle("both").WithSize(900, 350),
            ["layout-bag"] = () =>
            {
                var l = new Layout();
                l.SetValue("annotations", new[] { new Dictionary<string, object> { ["text"] = "here", ["x"] = 1, ["y"] = 2.5, ["showarrow"] = true } });
                l.SetValue("barmode", "stack");
                return Chart.Line<double, double, string>(x: x, y: y).WithLayout(l);
            },
            ["trace-bag"] = () =>
            {
                var t = new Trace("scatter");
                t.SetValue("x", x);
                t.SetValue("y", y);
                t.SetValue("fill", "tozeroy");
                return GenericChart.ofTraceObject(true, t);
            },
            ["traces-bag"] = () =>
            {
                var t = new Trace("scatter");
                t.SetValue("y", y);
                var u = new Trace("bar");
                u.SetValue("y", y2);
                return GenericChart.ofTraceObjects(false, ListModule.OfSeq(new[] { t, u }));
            },
        };
    }
}
