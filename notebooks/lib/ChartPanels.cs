// What a chart of ours keeps about itself, so that reference lines and grids can be built on it: Plotly.NET's objects are
// written, never read back.
using Annotation = Plotly.NET.LayoutObjects.Annotation;
using Shape = Plotly.NET.LayoutObjects.Shape;

public sealed record ChartPanel(string Title, LinearAxis X, LinearAxis Y, bool LogX, bool LogY, string[] Names, ColorBar Scale, StyleParam.BarMode BarMode)
{
    public List<(double? X, double? Y, string Label)> Marks { get; } = new List<(double?, double?, string)>();

    public bool EqualScales { get; set; }
}

public static class ChartPanels
{
    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<Layout, ChartPanel> Known = new();

    public static void Remember(Layout layout, ChartPanel panel) => Known.Add(layout, panel);

    private static ChartPanel Of(GenericChart chart, string argument) =>
        Known.TryGetValue(chart.GetLayout(), out var panel)
            ? panel
            : throw new ArgumentException($"{argument}: expected a chart made by Charts, came one of Plotly.NET's own; style that with Plotly.NET.", argument);

    public static GenericChart Mark(GenericChart chart, double? x, double? y, string label)
    {
        var panel = Of(chart, nameof(chart));
        panel.Marks.Add((x, y, label));
        Restyle.Layout(
            chart.GetLayout(), Shapes: panel.Marks.Select(mark => Line(mark.X, mark.Y, "")).ToArray(),
            Annotations: panel.Marks.Select(mark => Note(panel, mark.X, mark.Y, mark.Label, "")).ToArray());
        return chart;
    }

    /// Fixes the ends of the vertical axis.
    public static void Hold(GenericChart chart, double from, double to)
    {
        var panel = Of(chart, nameof(chart));
        if (panel.LogY)
            LogTicks.Set(panel.Y, new[] { from, to });
        Restyle.Axis(panel.Y, Range: panel.LogY ? (Math.Log10(from), Math.Log10(to)) : (from, to));
    }

    /// Draws one unit as long up as across, so that a circle is round.
    public static GenericChart EqualScales(GenericChart chart)
    {
        var panel = Of(chart, nameof(chart));
        panel.EqualScales = true;
        Restyle.Axis(panel.Y, ScaleAnchor: StyleParam.ScaleAnchor.NewX(1));
        return chart;
    }

    /// Writes a name at each of some places of an axis.
    public static void NamePlaces<T>(GenericChart chart, bool vertical, IEnumerable<T> places, IEnumerable<string> names) where T : IConvertible
    {
        var axis = vertical ? Of(chart, nameof(chart)).Y : Of(chart, nameof(chart)).X;
        Restyle.Axis(axis, TickMode: StyleParam.TickMode.Array, TickText: names.ToArray(), TickAngle: 0);
        axis.SetProperty("tickvals", places.ToArray()); // the call takes numbers; on an axis of categories places are texts
    }

    public static GenericChart Grid(string title, int columns, GenericChart[] charts)
    {
        if (columns < 1 || charts.Length == 0)
            throw new ArgumentException($"columns and charts: expected at least one of each, came {columns} and {charts.Length}.", nameof(charts));
        var panels = charts.Select(chart => Of(chart, nameof(charts))).ToArray();
        var rows = (charts.Length + columns - 1) / columns;
        var legend = panels.Any(panel => panel.Names.Length > 1);
        var (width, height) = (columns > 2 ? 330 * columns : ChartStyle.Width, (columns == 1 ? 250 : 270) * rows + (legend ? 90 : 60));
        var layout = new Layout();
        ChartStyle.Apply(layout, title, panels[0].X, panels[0].Y, legend: false);
        var top = legend ? 104.0 : 82.0;
        var right = panels.Any(panel => panel.Scale != null) ? 80 : 24;
        var (plotWidth, plotHeight) = (width - 70.0 - right, height - top - 58);
        var (gapX, gapY) = ((panels.Any(panel => panel.Scale != null) ? 130 : 74) / plotWidth, 104 / plotHeight);
        var (cellX, cellY) = ((1 - gapX * (columns - 1)) / columns, (1 - gapY * (rows - 1)) / rows);
        var (shapes, notes, shown) = (new List<Shape>(), new List<Annotation>(), new HashSet<string>());
        for (var i = 0; i < panels.Length; i++)
        {
            var (panel, number) = (panels[i], i == 0 ? "" : (i + 1).ToString());
            var (left, bottom) = (i % columns * (cellX + gapX), 1 - i / columns * (cellY + gapY) - cellY);
            Place(layout, panel, i + 1, (left, left + cellX), (Math.Max(0, bottom), bottom + cellY));
            var traces = charts[i].GetTraces();
            for (var t = 0; t < traces.Length; t++)
            {
                Restyle.Anchor(traces[t], i + 1);
                var name = t < panel.Names.Length ? panel.Names[t] : "";
                Restyle.Info(traces[t], LegendGroup: name, ShowLegend: panel.Names.Length > 1 && shown.Add(name));
            }
            shapes.AddRange(panel.Marks.Select(mark => Line(mark.X, mark.Y, number)));
            notes.AddRange(panel.Marks.Select(mark => Note(panel, mark.X, mark.Y, mark.Label, number)));
            notes.Add(Heading(panel.Title, left, bottom + cellY));
            Restyle.Layout(layout, BarMode: panel.BarMode);
        }
        Restyle.Layout(layout, Shapes: shapes, Annotations: notes);
        Frame(layout, title, width, height, top, legend, plotHeight, right);
        return Make.Chart(charts.SelectMany(chart => chart.GetTraces()), layout);
    }

    private static void Place(Layout layout, ChartPanel panel, int number, (double From, double To) across, (double From, double To) up)
    {
        Restyle.Axis(panel.X, Domain: across, Anchor: StyleParam.LinearAxisId.NewY(number));
        Restyle.Axis(panel.Y, Domain: up, Anchor: StyleParam.LinearAxisId.NewX(number),
            ScaleAnchor: panel.EqualScales ? StyleParam.ScaleAnchor.NewX(number) : null);
        Restyle.Axes(layout, number, panel.X, panel.Y);
        if (panel.Scale != null)
            Restyle.ColorBar(panel.Scale, X: across.To + 0.01, Y: (up.From + up.To) / 2, Len: up.To - up.From);
    }

    private static void Frame(Layout layout, string title, int width, int height, double top, bool legend, double plotHeight, int right)
    {
        Restyle.Layout(
            layout, Title: ChartStyle.TopHeading(title, (int)top - 30), Width: width, Height: height, ShowLegend: legend,
            Margin: ChartStyle.Margins((int)top, right));
        Restyle.Legend(layout, ChartStyle.LegendAbove(1 + 30 / plotHeight));
    }

    private static Annotation Heading(string text, double x, double y) => Make.Annotation(
        text, X: x, XRef: "paper", XAnchor: StyleParam.XAnchorPosition.Left, Y: y, YRef: "paper", YAnchor: StyleParam.YAnchorPosition.Bottom,
        Font: ChartStyle.TextFont(14), YShift: 6);

    // Without a place on an axis the line goes from one end of it to the other.
    private static Shape Line(double? x, double? y, string number) => Make.Shape(
        StyleParam.ShapeType.Line, Make.Line(Make.Color(ChartStyle.Gray), Width: 2, Dash: StyleParam.DrawingStyle.Dash),
        X0: x ?? 0, X1: x ?? 1, XRef: x == null ? $"x{number} domain" : "x" + number,
        Y0: y ?? 0, Y1: y ?? 1, YRef: y == null ? $"y{number} domain" : "y" + number, Layer: StyleParam.Layer.Below);

    // On a log axis a note stands at the logarithm of its place, a shape at the place itself.
    private static Annotation Note(ChartPanel panel, double? x, double? y, string text, string number) => Make.Annotation(
        text,
        X: x == null ? 1.0 : panel.LogX ? Math.Log10(x.Value) : x.Value, XRef: x == null ? $"x{number} domain" : "x" + number,
        XAnchor: x == null ? StyleParam.XAnchorPosition.Right : StyleParam.XAnchorPosition.Left, XShift: x == null ? 0 : 4,
        Y: y == null ? 1.0 : panel.LogY ? Math.Log10(y.Value) : y.Value, YRef: y == null ? $"y{number} domain" : "y" + number,
        YAnchor: y == null ? StyleParam.YAnchorPosition.Top : StyleParam.YAnchorPosition.Bottom,
        Font: ChartStyle.TextFont(13), BGColor: Make.Color(ChartStyle.Veil));
}
