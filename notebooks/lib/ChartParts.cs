// What the charts of every family are made with: checks of what came, labels, lines, spreads, and the finish that gives a
// chart its title, axes and look.
public static class ChartParts
{
    private static readonly StyleParam.DrawingStyle[] Dashes = { StyleParam.DrawingStyle.Dash, StyleParam.DrawingStyle.Dot, StyleParam.DrawingStyle.DashDot };

    public static void Require(bool holds, string argument, string expected, object came)
    {
        if (!holds)
            throw new ArgumentException($"{argument}: expected {expected}, came {came}.", argument);
    }

    public static GenericChart Line(double[] x, double[] y, string name, string color, bool markers, int? dash) =>
        Chart.Line<double, double, string>(
            x: x, y: y, ShowMarkers: markers, Name: name, LineColor: Make.Color(color), LineWidth: dash == null ? 2.5 : 2.0,
            LineDash: dash == null ? StyleParam.DrawingStyle.Solid : Dashes[dash.Value % Dashes.Length], MarkerColor: Make.Color(color));

    public static double[] Indices(int count) => Enumerable.Range(0, count).Select(i => (double)i).ToArray();

    public static GenericChart Finish(
        IEnumerable<GenericChart> parts, string title, LinearAxis x, LinearAxis y, string[] names = null,
        bool logX = false, bool logY = false, ColorBar scale = null, StyleParam.BarMode barMode = null)
    {
        var chart = Chart.Combine(parts.ToArray());
        var layout = chart.GetLayout();
        ChartStyle.Apply(layout, title, x, y, legend: names?.Length > 1);
        if (barMode != null)
            Restyle.Layout(layout, BarMode: barMode, BarGap: barMode == StyleParam.BarMode.Group ? 0.25 : 0.04);
        ChartPanels.Remember(layout, new ChartPanel(title, x, y, logX, logY, names ?? Array.Empty<string>(), scale, barMode));
        return chart;
    }

    public static string[] Labels(IEnumerable<string> given, int count, string argument)
    {
        var labels = given?.ToArray() ?? Enumerable.Range(0, count).Select(i => i.ToString()).ToArray();
        Require(labels.Length == count, argument, $"{count} labels", labels.Length);
        // Plotly draws equal labels as one: a no-width mark tells a repeated token's places apart.
        return labels.Select((label, i) => label + new string('\u200b', labels.Take(i).Count(earlier => earlier == label))).ToArray();
    }

    public static double[][] Jagged(double[,] rows) =>
        Enumerable.Range(0, rows.GetLength(0)).Select(i => Enumerable.Range(0, rows.GetLength(1)).Select(j => rows[i, j]).ToArray()).ToArray();
}
