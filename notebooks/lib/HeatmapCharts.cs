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
        var scale = ChartStyle.ScaleBar(valueName);
        var chart = Chart.Heatmap<double, string, string, string>(
            zData: z, X: x, Y: y, XGap: z[0].Length > 40 ? 0 : 1, YGap: z.Length > 40 ? 0 : 1,
            ColorScale: diverging ? ChartStyle.Diverging : StyleParam.Colorscale.Viridis, ColorBar: scale);
        var trace = chart.GetTraces()[0];
        var finite = z.SelectMany(row => row).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(1).Max();
        var top = limit ?? (finite > 0 ? finite : 1);
        Restyle.Attribute(trace, "zmin", diverging ? -top : 0.0);
        Restyle.Attribute(trace, "zmax", top);
        Restyle.Text(trace, HoverTemplate: $"{xAxis} %{{x}}<br>{yAxis} %{{y}}<br>{valueName} %{{z:.4~g}}<extra></extra>");
        if (showValues)
            Restyle.Text(trace, TextTemplate: z.SelectMany(row => row).All(v => v == Math.Round(v)) ? "%{z:.0f}" : "%{z:.2f}", TextFont: Make.Font(13));
        var vertical = ChartStyle.Axis(yAxis, labels: true);
        Restyle.Axis(vertical, AutoRange: StyleParam.AutoRange.Reversed);
        var thinned = down * across > 1 ? ChartThinning.Said(xAxis, $"each cell is the largest of {down} × {across}") : xAxis;
        var horizontal = ChartStyle.Axis(thinned, labels: true);
        foreach (var (axis, count, labels, room) in new[] { (horizontal, x.Length, xLabels, 20), (vertical, y.Length, yLabels, 12) })
            if (labels == null && count > room)
                Restyle.Axis(axis, DTick: (count + room - 1) / room);
        return ChartParts.Finish(new[] { chart }, title, horizontal, vertical, scale: scale);
    }
}
