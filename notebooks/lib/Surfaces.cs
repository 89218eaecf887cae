// A function of two numbers as a map, and walks across it: where descent goes on a loss surface.
public static class Surfaces
{
    // Light where the value is low: a walk ends where it is light, and its color shows on every shade.
    private static readonly StyleParam.Colorscale Shades = ChartStyle.Scale((0.0, "#F7F4EC"), (0.5, "#B9C0CC"), (1.0, "#6F7B8E"));

    /// A map of z(x, y) under paths of points. Points outside the map are not drawn.
    public static GenericChart Map(
        string title, string xAxis, string yAxis, double[] x, double[] y, Func<double, double, double> z, string valueName,
        IEnumerable<(string Name, IEnumerable<double> X, IEnumerable<double> Y)> paths)
    {
        if (x.Length < 2 || y.Length < 2)
            throw new ArgumentException($"x and y: expected at least two places each, came {x.Length} and {y.Length}.", nameof(x));
        var all = paths.Select(path => (path.Name, X: path.X.ToArray(), Y: path.Y.ToArray())).ToArray();
        ChartParts.Require(all.Length > 0, nameof(paths), "at least one path", "none");
        var names = all.Select(path => path.Name).ToArray();
        var colors = ChartStyle.ColorsFor(names).Select(Make.Color).ToArray();
        var run = Math.Max(1, all.Max(path => (path.X.Length + ChartThinning.MostValues - 1) / ChartThinning.MostValues));
        var walks = all.Select((path, i) => Chart.Scatter<double, double, string>(
            x: path.X.Where((_, k) => k % run == 0).ToArray(), y: path.Y.Where((_, k) => k % run == 0).ToArray(), mode: StyleParam.Mode.Lines_Markers,
            Name: path.Name, Opacity: 1.0, Marker: Make.Marker(Size: 4, Color: colors[i]), Line: Make.Line(colors[i], Width: 1.5)));
        var map = Chart.Heatmap<double, double, double, string>(
            zData: y.Select(b => x.Select(a => z(a, b)).ToArray()).ToArray(), X: x, Y: y, ColorScale: Shades,
            ColorBar: ChartStyle.ScaleBar(valueName), ZSmooth: StyleParam.SmoothAlg.Best);
        Restyle.Text(map.GetTraces()[0], HoverTemplate: $"{xAxis} %{{x:.3f}}<br>{yAxis} %{{y:.3f}}<br>{valueName} %{{z:.4f}}<extra></extra>");
        var across = run == 1 ? xAxis : ChartThinning.Said(xAxis, $"one point of every {run}");
        return ChartParts.Finish(walks.Prepend(map), title, Axis(across, x), Axis(yAxis, y), names);
    }

    private static LinearAxis Axis(string title, double[] places)
    {
        var axis = ChartStyle.Axis(title, grid: false);
        Restyle.Axis(axis, Range: (places.Min(), places.Max()));
        return axis;
    }
}
