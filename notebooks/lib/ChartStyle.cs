// How every chart of the series looks: colors, fonts, axes. Charts.cs draws with it.
// The palette is that of Okabe and Ito (2008), which readers with any color vision can tell apart; two of its colors are
// darkened for thin lines. A chart is a white card with dark text: no gray has the contrast of 4.5 : 1 that small text needs both
// on a light and on a dark editor. The book gives the card and the text the colors of its theme.
using ColorBar = Plotly.NET.ColorBar;
using Legend = Plotly.NET.LayoutObjects.Legend;
using LinearAxis = Plotly.NET.LayoutObjects.LinearAxis;
using Margin = Plotly.NET.LayoutObjects.Margin;

public static class ChartStyle
{
    public const int Width = 700;
    public const int Height = 380;
    public const string Ink = "#3B3B3B";
    public const string Paper = "#FFFFFF";
    public const string Frame = "#E8308A"; // stands out on every color of both scales
    public const string Veil = "rgba(255, 255, 255, 0.8)";
    public const string Faint = "rgba(127, 127, 127, 0.28)";
    public const string Clear = "rgba(0, 0, 0, 0)";
    public const string Fonts = "Segoe UI, Helvetica Neue, Helvetica, Arial, sans-serif";

    public const string Blue = "#0072B2";
    public const string Orange = "#E69F00";
    public const string Green = "#009E73";
    public const string Vermillion = "#D55E00";
    public const string Purple = "#CC79A7";
    public const string Sky = "#56B4E9";
    public const string Gold = "#B8A500";
    public const string Gray = "#8A8A8A";

    static readonly string[] Palette = { Blue, Vermillion, Green, Purple, Orange, Sky, Gold, Gray };

    // The first role that a series' name begins with gives its color; a role keeps it through the whole series.
    static readonly (string Role, string Color)[] Roles =
    {
        ("rnn", Blue), ("vanilla", Blue), ("gru", Green), ("lstm", Vermillion), ("irnn", Purple), ("attention", Purple),
        ("forget", Vermillion), ("input", Green), ("candidate", Purple), ("output", Blue), ("reset", Orange), ("update", Sky), ("cell", Gold),
        ("tanh", Blue), ("sigmoid", Orange), ("relu", Green), ("identity", Gray),
        ("train", Blue), ("loss", Blue), ("validation", Orange), ("held out", Orange), ("test", Orange),
        ("baseline", Gray), ("chance", Gray), ("naive", Gray), ("seasonal naive", Gray), ("last value", Gray), ("constant", Gray),
        ("data", Gray), ("observed", Gray), ("fit", Blue), ("prediction", Vermillion), ("forecast", Vermillion),
    };

    static readonly string[] DashedRoles = { "baseline", "chance", "naive", "seasonal naive", "last value", "constant" };

    public static bool IsBaseline(string name) => DashedRoles.Any(role => Begins(name, role));

    /// One color a series: its role's, or the next of the palette that no other series here has. Baselines share one, gray
    /// or, beside data in gray, purple: they differ in their dashes.
    public static string[] ColorsFor(IReadOnlyList<string> names)
    {
        var colors = names.Select(RoleColor).ToArray();
        var taken = new HashSet<string>();
        for (var i = 0; i < colors.Length; i++)
            if (colors[i] != null && !IsBaseline(names[i]) && !taken.Add(colors[i]))
                colors[i] = null;
        for (var i = 0; i < colors.Length; i++)
            colors[i] = IsBaseline(names[i]) && taken.Contains(Gray) ? Purple : colors[i];
        taken.UnionWith(colors.Where(color => color != null));
        for (var i = 0; i < colors.Length; i++)
            colors[i] ??= Palette.FirstOrDefault(taken.Add) ?? Palette[i % Palette.Length];
        return colors;
    }

    public static string RoleColor(string name) => Roles.FirstOrDefault(role => Begins(name, role.Role)).Color;

    static bool Begins(string name, string role) =>
        name != null && name.StartsWith(role, StringComparison.OrdinalIgnoreCase)
        && (name.Length == role.Length || !char.IsLetter(name[role.Length]));

    /// Negative blue, zero near white, positive vermillion: Okabe and Ito's two poles.
    public static readonly object[] Diverging =
    {
        new object[] { 0.0, "#004A75" }, new object[] { 0.25, "#3D93C4" }, new object[] { 0.5, "#F5F5F5" },
        new object[] { 0.75, "#E58A42" }, new object[] { 1.0, "#8F3E00" },
    };

    // Without a color: every text takes the layout's, so that a page changes them all in one place.
    public static Plotly.NET.Font TextFont(double size)
    {
        var font = new Plotly.NET.Font();
        font.SetValue("family", Fonts);
        font.SetValue("size", size);
        return font;
    }

    public static Plotly.NET.Title Heading(string text, double size)
    {
        var heading = new Plotly.NET.Title();
        heading.SetValue("text", text);
        heading.SetValue("font", TextFont(size));
        return heading;
    }

    public static LinearAxis Axis(string title, bool log = false, bool labels = false, bool grid = true)
    {
        var axis = new LinearAxis();
        var heading = Heading(title, 14);
        heading.SetValue("standoff", 10);
        axis.SetValue("title", heading);
        axis.SetValue("type", log ? "log" : labels ? "category" : "linear");
        axis.SetValue("showgrid", grid && !labels);
        axis.SetValue("gridcolor", Faint);
        axis.SetValue("zeroline", false);
        axis.SetValue("showline", true);
        axis.SetValue("linecolor", Ink);
        axis.SetValue("ticks", labels ? "" : "outside");
        axis.SetValue("ticklen", 5);
        axis.SetValue("tickcolor", Ink);
        axis.SetValue("tickfont", TextFont(13));
        axis.SetValue("automargin", true);
        if (log)
            axis.SetValue("exponentformat", "power");
        return axis;
    }

    /// A point's size, in pixels.
    public static Plotly.NET.TraceObjects.Marker Dot(int size)
    {
        var dot = new Plotly.NET.TraceObjects.Marker();
        dot.SetValue("size", size);
        return dot;
    }

    /// Size, margins, fonts, transparent background, legend: set on the chart's own layout.
    public static void Apply(Layout layout, string title, LinearAxis x, LinearAxis y, bool legend)
    {
        layout.SetValue("template", new Layout());
        layout.SetValue("title", TopHeading(title, legend ? 36 : 14));
        layout.SetValue("width", Width);
        layout.SetValue("height", Height);
        layout.SetValue("margin", Margins(legend ? 76 : 54));
        var font = TextFont(13);
        font.SetValue("color", Ink);
        layout.SetValue("font", font);
        layout.SetValue("paper_bgcolor", Paper);
        layout.SetValue("plot_bgcolor", Clear);
        layout.SetValue("hovermode", "closest");
        layout.SetValue("showlegend", legend);
        layout.SetValue("legend", LegendAbove(1.02));
        layout.SetValue("xaxis", x);
        layout.SetValue("yaxis", y);
    }

    /// Left-aligned with the plot, this many pixels above it; a long finding is set smaller, so that it ends inside the chart.
    public static Plotly.NET.Title TopHeading(string text, int above)
    {
        var pad = new Layout();
        pad.SetValue("b", above);
        var heading = Heading(text, Math.Clamp(Math.Floor(1150.0 / Math.Max(1, text.Length)), 13, 17));
        foreach (var (name, value) in new (string, object)[]
            {
                ("x", 0.0), ("xref", "paper"), ("xanchor", "left"), ("y", 1.0), ("yref", "paper"), ("yanchor", "bottom"), ("pad", pad),
            })
            heading.SetValue(name, value);
        return heading;
    }

    public static Margin Margins(int top, int right = 24)
    {
        var margin = new Margin();
        foreach (var (side, size) in new[] { ("l", 70), ("r", right), ("t", top), ("b", 58) })
            margin.SetValue(side, size);
        return margin;
    }

    public static Legend LegendAbove(double y)
    {
        var legend = new Legend();
        legend.SetValue("orientation", "h");
        legend.SetValue("x", 0.0);
        legend.SetValue("xanchor", "left");
        legend.SetValue("y", y);
        legend.SetValue("yanchor", "bottom");
        legend.SetValue("bgcolor", Clear);
        legend.SetValue("font", TextFont(13));
        return legend;
    }

    public static ColorBar Scale(string title)
    {
        var bar = new ColorBar();
        var heading = Heading(title + "<br><sub>\u00a0</sub>", 13); // an empty line keeps it off the topmost number
        heading.SetValue("side", "top");
        bar.SetValue("title", heading);
        bar.SetValue("tickfont", TextFont(12));
        bar.SetValue("thickness", 14);
        bar.SetValue("outlinewidth", 0);
        bar.SetValue("ticks", "outside");
        bar.SetValue("tickcolor", Ink);
        return bar;
    }
}
