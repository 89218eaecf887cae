// A function of two numbers as a map, and walks across it: where descent goes on a loss surface.
public static class Surfaces
{
    // Light where the value is low: a walk ends where it is light, and its color shows on every shade.
    static readonly object[] Shades = { new object[] { 0.0, "#F7F4EC" }, new object[] { 0.5, "#B9C0CC" }, new object[] { 1.0, "#6F7B8E" } };

    /// A map of z(x, y) under paths of points. Points outside the map are not drawn.
    public static GenericChart Map(
        string title, string xAxis, string yAxis, double[] x, double[] y, Func<double, double, double> z, string valueName,
        IEnumerable<(string Name, IEnumerable<double> X, IEnumerable<double> Y)> paths)
    {
        if (x.Length < 2 || y.Length < 2)
            throw new ArgumentException($"x and y: expected at least two places each, came {x.Length} and {y.Length}.", nameof(x));
        var all = paths.ToArray();
        var chart = Charts.Scatter(title, xAxis, yAxis, all);
        var colors = ChartStyle.ColorsFor(all.Select(path => path.Name).ToArray());
        for (var i = 0; i < all.Length; i++)
        {
            var (path, dot, pen) = (chart.GetTraces()[i], ChartStyle.Dot(4), new Line());
            dot.SetValue("color", colors[i]);
            pen.SetValue("color", colors[i]);
            pen.SetValue("width", 1.5);
            foreach (var (name, value) in new (string, object)[] { ("mode", "lines+markers"), ("marker", dot), ("line", pen), ("opacity", 1.0) })
                path.SetValue(name, value);
        }
        var map = Chart.Heatmap<double, double, double, string>(zData: y.Select(b => x.Select(a => z(a, b)).ToArray()).ToArray(), X: x, Y: y).GetTraces()[0];
        foreach (var (name, value) in new (string, object)[]
            {
                ("colorscale", Shades), ("colorbar", ChartStyle.Scale(valueName)), ("zsmooth", "best"),
                ("hovertemplate", $"{xAxis} %{{x:.3f}}<br>{yAxis} %{{y:.3f}}<br>{valueName} %{{z:.4f}}<extra></extra>"),
            })
            map.SetValue(name, value);
        var layout = chart.GetLayout();
        Hold(layout, "xaxis", xAxis, x);
        Hold(layout, "yaxis", yAxis, y);
        var traces = new[] { map }.Concat(chart.GetTraces());
        return GenericChart.ofTraceObjects(false, Microsoft.FSharp.Collections.ListModule.OfSeq(traces)).WithLayout(layout);
    }

    static void Hold(Layout layout, string name, string title, double[] places)
    {
        var axis = ChartStyle.Axis(title, grid: false);
        axis.SetValue("range", new[] { places.Min(), places.Max() });
        layout.SetValue(name, axis);
    }
}
