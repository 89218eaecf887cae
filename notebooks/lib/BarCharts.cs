// Bars: one value a label, groups of them, and counts of values.
public static class BarCharts
{
    /// One bar a label; errors are spreads, drawn as ±.
    public static GenericChart Bars(
        string title, string xAxis, string yAxis, IEnumerable<string> labels, IEnumerable<double> values, IEnumerable<double> errors = null)
    {
        var heights = values.ToArray();
        ChartParts.Require(heights.Length > 0, nameof(values), "at least one value", "none");
        var keys = ChartParts.Labels(labels, heights.Length, nameof(labels));
        var chart = Chart.Column<double, string, string>(values: heights, Keys: keys,
            MarkerColor: Color.fromColors(keys.Select(key => Make.Color(ChartStyle.RoleColor(key) ?? ChartStyle.Blue)).ToArray()),
            TextPosition: errors == null ? StyleParam.TextPosition.Outside : StyleParam.TextPosition.Inside);
        var bars = chart.GetTraces()[0];
        Restyle.Text(bars, TextTemplate: "%{y:.3~g}");
        Restyle.Attribute(bars, "insidetextanchor", "middle");
        Restyle.Attribute(bars, "cliponaxis", false);
        if (errors != null)
            Restyle.YError(bars, errors.Select(error => error > 0 ? error : double.NaN).ToArray(), Make.Color(ChartStyle.Ink), Thickness: 1.5);
        return ChartParts.Finish(new[] { chart }, title, ChartStyle.Axis(xAxis, labels: true), ChartStyle.Axis(yAxis));
    }

    /// One group of bars a label, one color a series.
    public static GenericChart GroupedBars(
        string title, string xAxis, string yAxis, IEnumerable<string> labels, IEnumerable<(string Name, IEnumerable<double> Values)> series)
    {
        var all = series.ToArray();
        ChartParts.Require(all.Length > 0, nameof(series), "at least one series", "none");
        var keys = ChartParts.Labels(labels, all[0].Values.Count(), nameof(labels));
        var names = all.Select(one => one.Name).ToArray();
        var colors = ChartStyle.ColorsFor(names);
        var bars = all.Select((one, i) => Chart.Column<double, string, string>(
            values: one.Values.ToArray(), Keys: keys, Name: one.Name, MarkerColor: Make.Color(colors[i])));
        return ChartParts.Finish(bars, title, ChartStyle.Axis(xAxis, labels: true), ChartStyle.Axis(yAxis), names, barMode: StyleParam.BarMode.Group);
    }

    /// How often each value comes up; several series share the bins.
    public static GenericChart Histogram(
        string title, string xAxis, IEnumerable<(string Name, IEnumerable<double> Values)> series, int bins = 30)
    {
        var all = series.ToArray();
        var names = all.Select(one => one.Name).ToArray();
        var colors = ChartStyle.ColorsFor(names);
        var charts = all.Select((one, i) => Chart.Histogram<double, double, string>(
            X: one.Values.ToArray(), Name: one.Name, NBinsX: bins, BinGroup: "shared", Opacity: all.Length > 1 ? 0.6 : 0.9, MarkerColor: Make.Color(colors[i])));
        return ChartParts.Finish(charts, title, ChartStyle.Axis(xAxis), ChartStyle.Axis("count"), names, barMode: StyleParam.BarMode.Overlay);
    }
}
