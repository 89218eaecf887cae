// What a chart of ours keeps about itself, so that reference lines and grids can be built on it: Plotly.NET's objects are
// written, never read back.
using Annotation = Plotly.NET.LayoutObjects.Annotation;
using Shape = Plotly.NET.LayoutObjects.Shape;

public sealed record ChartPanel(string Title, LinearAxis X, LinearAxis Y, bool LogX, bool LogY, string[] Names, ColorBar Scale, string BarMode)
{
    public List<(double? X, double? Y, string Label)> Marks { get; } = new List<(double?, double?, string)>();
}

public static class ChartPanels
{
    static readonly System.Runtime.CompilerServices.ConditionalWeakTable<Layout, ChartPanel> Known = new();

    public static void Remember(Layout layout, ChartPanel panel) => Known.Add(layout, panel);

    static ChartPanel Of(GenericChart chart, string argument) =>
        Known.TryGetValue(chart.GetLayout(), out var panel)
            ? panel
            : throw new ArgumentException($"{argument}: expected a chart made by Charts, came one of Plotly.NET's own; style that with Plotly.NET.", argument);

    public static GenericChart Mark(GenericChart chart, double? x, double? y, string label)
    {
        var panel = Of(chart, nameof(chart));
        panel.Marks.Add((x, y, label));
        chart.GetLayout().SetValue("shapes", panel.Marks.Select(mark => Line(mark.X, mark.Y, "")).ToArray());
        chart.GetLayout().SetValue("annotations", panel.Marks.Select(mark => Note(panel, mark.X, mark.Y, mark.Label, "")).ToArray());
        return chart;
    }

    /// Fixes the ends of the vertical axis.
    public static void Hold(GenericChart chart, double from, double to)
    {
        var panel = Of(chart, nameof(chart));
        if (panel.LogY)
            LogTicks.Set(panel.Y, new[] { from, to });
        panel.Y.SetValue("range", panel.LogY ? new[] { Math.Log10(from), Math.Log10(to) } : new[] { from, to });
    }

    /// Writes a name at each of some places of an axis.
    public static void NamePlaces<T>(GenericChart chart, bool vertical, IEnumerable<T> places, IEnumerable<string> names)
    {
        var axis = vertical ? Of(chart, nameof(chart)).Y : Of(chart, nameof(chart)).X;
        axis.SetValue("tickmode", "array");
        axis.SetValue("tickvals", places.ToArray());
        axis.SetValue("ticktext", names.ToArray());
        axis.SetValue("tickangle", 0);
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
            Place(layout, panel, number, new[] { left, left + cellX }, new[] { Math.Max(0, bottom), bottom + cellY });
            var traces = charts[i].GetTraces();
            for (var t = 0; t < traces.Length; t++)
            {
                traces[t].SetValue("xaxis", "x" + number);
                traces[t].SetValue("yaxis", "y" + number);
                var name = t < panel.Names.Length ? panel.Names[t] : "";
                traces[t].SetValue("legendgroup", name);
                traces[t].SetValue("showlegend", panel.Names.Length > 1 && shown.Add(name));
            }
            shapes.AddRange(panel.Marks.Select(mark => Line(mark.X, mark.Y, number)));
            notes.AddRange(panel.Marks.Select(mark => Note(panel, mark.X, mark.Y, mark.Label, number)));
            notes.Add(Heading(panel.Title, left, bottom + cellY));
            if (panel.BarMode != null)
                layout.SetValue("barmode", panel.BarMode);
        }
        layout.SetValue("shapes", shapes.ToArray());
        layout.SetValue("annotations", notes.ToArray());
        Frame(layout, title, width, height, top, legend, plotHeight, right);
        var all = charts.SelectMany(chart => chart.GetTraces());
        var grid = GenericChart.ofTraceObjects(false, Microsoft.FSharp.Collections.ListModule.OfSeq(all));
        return grid.WithLayout(layout);
    }

    static void Place(Layout layout, ChartPanel panel, string number, double[] across, double[] up)
    {
        panel.X.SetValue("domain", across);
        panel.X.SetValue("anchor", "y" + number);
        panel.Y.SetValue("domain", up);
        panel.Y.SetValue("anchor", "x" + number);
        layout.SetValue("xaxis" + number, panel.X);
        layout.SetValue("yaxis" + number, panel.Y);
        panel.Scale?.SetValue("x", across[1] + 0.01);
        panel.Scale?.SetValue("y", (up[0] + up[1]) / 2);
        panel.Scale?.SetValue("len", up[1] - up[0]);
    }

    static void Frame(Layout layout, string title, int width, int height, double top, bool legend, double plotHeight, int right)
    {
        var heading = ChartStyle.TopHeading(title, (int)top - 30);
        layout.SetValue("title", heading);
        layout.SetValue("width", width);
        layout.SetValue("height", height);
        layout.SetValue("showlegend", legend);
        layout.SetValue("margin", ChartStyle.Margins((int)top, right));
        layout.SetValue("legend", ChartStyle.LegendAbove(1 + 30 / plotHeight));
    }

    static Annotation Heading(string text, double x, double y)
    {
        var note = new Annotation();
        foreach (var (name, value) in new (string, object)[]
            {
                ("text", text), ("font", ChartStyle.TextFont(14)), ("showarrow", false), ("xref", "paper"), ("yref", "paper"),
                ("x", x), ("y", y), ("xanchor", "left"), ("yanchor", "bottom"), ("yshift", 6),
            })
            note.SetValue(name, value);
        return note;
    }

    static Shape Line(double? x, double? y, string number)
    {
        var pen = new Line();
        pen.SetValue("color", ChartStyle.Gray);
        pen.SetValue("width", 2);
        pen.SetValue("dash", "dash");
        var line = new Shape();
        foreach (var (name, value) in new (string, object)[]
            {
                ("type", "line"), ("line", pen), ("layer", "below"),
                ("xref", x == null ? $"x{number} domain" : "x" + number), ("x0", x ?? 0), ("x1", x ?? 1),
                ("yref", y == null ? $"y{number} domain" : "y" + number), ("y0", y ?? 0), ("y1", y ?? 1),
            })
            line.SetValue(name, value);
        return line;
    }

    // On a log axis a note stands at the logarithm of its place, a shape at the place itself.
    static Annotation Note(ChartPanel panel, double? x, double? y, string text, string number)
    {
        var note = new Annotation();
        foreach (var (name, value) in new (string, object)[]
            {
                ("text", text), ("showarrow", false), ("font", ChartStyle.TextFont(13)), ("bgcolor", ChartStyle.Veil),
                ("xref", x == null ? $"x{number} domain" : "x" + number), ("yref", y == null ? $"y{number} domain" : "y" + number),
                ("x", x == null ? 1.0 : panel.LogX ? Math.Log10(x.Value) : x.Value), ("y", y == null ? 1.0 : panel.LogY ? Math.Log10(y.Value) : y.Value),
                ("xanchor", x == null ? "right" : "left"), ("yanchor", y == null ? "top" : "bottom"), ("xshift", x == null ? 0 : 4),
            })
            note.SetValue(name, value);
        return note;
    }
}
