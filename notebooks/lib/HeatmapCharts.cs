// Matrices as colors: weights, states, confusions, attention.
public static class HeatmapCharts
{
    /// A matrix as colors, first row on top. Diverging: blue below zero, vermillion above, light at zero.
    public static GenericChart Heatmap<T>(
        string title, string xAxis, string yAxis, IEnumerable<IEnumerable<T>> rows, IEnumerable<string> xLabels = null,
        IEnumerable<string> yLabels = null, string valueName = "value", bool diverging = true, bool showValues = false, double? limit = null)
        where T : IConvertible
    {
        var z = rows.Select(row => row.Select(v => v.ToDouble(System.Globalization.CultureInfo.InvariantCulture)).ToArray()).ToArray();
        ChartParts.Require(z.Length > 0 && z[0].Length > 0, nameof(rows), "at least one row and one column", "none");
        var (x, y) = (ChartParts.Labels(xLabels, z[0].Length, nameof(xLabels)), ChartParts.Labels(yLabels, z.Length, nameof(yLabels)));
        (z, var down, var across) = ChartThinning.Blocks(z);
        (x, y) = (x.Where((_, j) => j % across == 0).ToArray(), y.Where((_, i) => i % down == 0).ToArray());
        var chart = Chart.Heatmap<double, string, string, string>(zData: z, X: x, Y: y, XGap: z[0].Length > 40 ? 0 : 1, YGap: z.Length > 40 ? 0 : 1);
        var trace = chart.GetTraces()[0];
        var finite = z.SelectMany(row => row).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(1).Max();
        var top = limit ?? (finite > 0 ? finite : 1);
        trace.SetValue("colorscale", diverging ? (object)ChartStyle.Diverging : "Viridis");
        trace.SetValue("zmin", diverging ? -top : 0.0);
        trace.SetValue("zmax", top);
        var scale = ChartStyle.Scale(valueName);
        trace.SetValue("colorbar", scale);
        trace.SetValue("hovertemplate", $"{xAxis} %{{x}}<br>{yAxis} %{{y}}<br>{valueName} %{{z:.4~g}}<extra></extra>");
        if (showValues)
        {
            trace.SetValue("texttemplate", z.SelectMany(row => row).All(v => v == Math.Round(v)) ? "%{z:.0f}" : "%{z:.2f}");
            var size = new Plotly.NET.Font();
            size.SetValue("size", 13);
            trace.SetValue("textfont", size);
        }
        var vertical = ChartStyle.Axis(yAxis, labels: true);
        vertical.SetValue("autorange", "reversed");
        var thinned = down * across > 1 ? ChartThinning.Said(xAxis, $"each cell is the largest of {down} × {across}") : xAxis;
        var horizontal = ChartStyle.Axis(thinned, labels: true);
        foreach (var (axis, count, labels, room) in new[] { (horizontal, x.Length, xLabels, 20), (vertical, y.Length, yLabels, 12) })
            if (labels == null && count > room)
                axis.SetValue("dtick", (count + room - 1) / room);
        return ChartParts.Finish(new[] { chart }, title, horizontal, vertical, scale: scale);
    }
}
