// How every chart of the series looks: colors, fonts, axes. Charts.cs draws with it.
// The palette is that of Okabe and Ito (2008), which readers with any color vision can tell apart; two of its colors are
// darkened for thin lines. A chart has no ground of its own: it lies on the page, light or dark, and its ink is the gray that stands
// out equally on white and on the dark of editors, 4 : 1. Where a script of ours draws it, the ink is that of the page's own text.
using ColorBar = Plotly.NET.ColorBar;
using Legend = Plotly.NET.LayoutObjects.Legend;
using LinearAxis = Plotly.NET.LayoutObjects.LinearAxis;
using Margin = Plotly.NET.LayoutObjects.Margin;

public static class ChartStyle
{
    public const int Width = 700;
    public const int Height = 380;
    public const string Ink = "#7E7E7E";
    public const string Frame = "#E8308A"; // stands out on every color of both scales
    public const string Veil = "rgba(127, 127, 127, 0)"; // behind a note; our scripts give it the color of the page
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

    private static readonly string[] Palette = { Blue, Vermillion, Green, Purple, Orange, Sky, Gold, Gray };

    // The first role that a series' name begins with gives its color; a role keeps it through the whole series.
    private static readonly (string Role, string Color)[] Roles =
    {
        ("rnn", Blue), ("vanilla", Blue), ("gru", Green), ("lstm", Vermillion), ("irnn", Purple), ("attention", Purple),
        ("forget", Vermillion), ("input", Green), ("candidate", Purple), ("output", Blue), ("reset", Orange), ("update", Sky), ("cell", Gold),
        ("tanh", Blue), ("sigmoid", Orange), ("relu", Green), ("identity", Gray),
        ("train", Blue), ("loss", Blue), ("validation", Orange), ("held out", Orange), ("test", Orange),
        ("baseline", Gray), ("chance", Gray), ("naive", Gray), ("seasonal naive", Gray), ("last value", Gray), ("constant", Gray),
        ("data", Gray), ("observed", Gray), ("fit", Blue), ("prediction", Vermillion), ("forecast", Vermillion),
    };

    private static readonly string[] DashedRoles = { "baseline", "chance", "naive", "seasonal naive", "last value", "constant" };

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

    private static bool Begins(string name, string role) =>
        name != null && name.StartsWith(role, StringComparison.OrdinalIgnoreCase)
        && (name.Length == role.Length || !char.IsLetter(name[role.Length]));

    /// Negative blue, zero near white, positive vermillion: Okabe and Ito's two poles.
    public static readonly StyleParam.Colorscale Diverging =
        Scale((0.0, "#004A75"), (0.25, "#3D93C4"), (0.5, "#F5F5F5"), (0.75, "#E58A42"), (1.0, "#8F3E00"));

    /// A scale of colors through those given, each at its place from 0 to 1.
    public static StyleParam.Colorscale Scale(params (double Place, string Color)[] colors) =>
        StyleParam.Colorscale.NewCustom(colors.Select(one => Tuple.Create(one.Place, Make.Color(one.Color))));

    // Without a color: every text takes the layout's, so that a page changes them all in one place.
    public static Plotly.NET.Font TextFont(double size) => Make.Font(size, Fonts);

    public static LinearAxis Axis(string title, bool log = false, bool labels = false, bool grid = true)
    {
        var axis = new LinearAxis();
        Restyle.Axis(
            axis, Title: Make.Title(title, TextFont(14), Standoff: 10),
            AxisType: log ? StyleParam.AxisType.Log : labels ? StyleParam.AxisType.Category : StyleParam.AxisType.Linear,
            ShowGrid: grid && !labels, GridColor: Make.Color(Faint), ZeroLine: false, ShowLine: true, LineColor: Make.Color(Ink),
            Ticks: labels ? StyleParam.TickOptions.Empty : StyleParam.TickOptions.Outside, TickLen: 5, TickColor: Make.Color(Ink),
            TickFont: TextFont(13), ExponentFormat: log ? StyleParam.ExponentFormat.Power : null);
        axis.SetProperty("automargin", true); // Plotly.NET's TickAutoMargin names sides; plain 'true' is what every plotly.js knows
        return axis;
    }

    /// A point's size, in pixels.
    public static Plotly.NET.TraceObjects.Marker Dot(int size) => Make.Marker(Size: size);

    /// Size, margins, fonts, transparent background, legend: set on the chart's own layout.
    public static void Apply(Layout layout, string title, LinearAxis x, LinearAxis y, bool legend)
    {
        Restyle.Layout(
            layout, Title: TopHeading(title, legend ? 36 : 14), ShowLegend: legend, Margin: Margins(legend ? 76 : 54), Width: Width, Height: Height,
            Font: Make.Font(13, Fonts, Make.Color(Ink)), PaperBGColor: Make.Color(Clear), PlotBGColor: Make.Color(Clear),
            HoverMode: StyleParam.HoverMode.Closest, Template: new DynamicObj.DynamicObj());
        Restyle.Legend(layout, LegendAbove(1.02));
        Restyle.Axes(layout, 1, x, y);
    }

    /// Left-aligned with the plot, this many pixels above it; a long finding is set smaller, so that it ends inside the chart.
    public static Plotly.NET.Title TopHeading(string text, int above) => Make.Title(
        text, TextFont(Math.Clamp(Math.Floor(1150.0 / Math.Max(1, text.Length)), 13, 17)), Pad: Make.Padding(B: above),
        X: 0.0, XRef: "paper", XAnchor: StyleParam.XAnchorPosition.Left, Y: 1.0, YRef: "paper", YAnchor: StyleParam.YAnchorPosition.Bottom);

    public static Margin Margins(int top, int right = 24) => Make.Margin(Left: 70, Right: right, Top: top, Bottom: 58);

    /// A legend in one line, at this height of the plot; `inOrder` keeps the order of the series where a filled band would turn it around.
    public static Legend LegendAbove(double y, bool inOrder = false) => Make.Legend(
        StyleParam.Orientation.Horizontal, X: 0.0, XAnchor: StyleParam.XAnchorPosition.Left, Y: y, YAnchor: StyleParam.YAnchorPosition.Bottom,
        BGColor: Make.Color(Clear), Font: TextFont(13), TraceOrder: inOrder ? StyleParam.TraceOrder.Normal : null);

    public static ColorBar ScaleBar(string title) => Make.ColorBar(
        Make.Title(title + "<br><sub>\u00a0</sub>", TextFont(13), Side: StyleParam.Side.Top), // an empty line keeps it off the topmost number
        TickFont: TextFont(12), Thickness: 14, OutlineWidth: 0, Ticks: StyleParam.TickOptions.Outside, TickColor: Make.Color(Ink));
}
