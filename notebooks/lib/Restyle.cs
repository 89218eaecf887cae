// What a chart of Plotly.NET has already, set anew: axes, layouts, traces. As in Make, every function writes one call of F# out and
// needs only the arguments that change. All of them change the object that they are given.
using Microsoft.FSharp.Core;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

public static class Restyle
{
    public static void Axis(LinearAxis axis, Plotly.NET.Title Title = null, StyleParam.AxisType AxisType = null, (double From,
        double To)? Range = null, StyleParam.AutoRange AutoRange = null, int? DTick = null, StyleParam.TickMode TickMode = null,
        IEnumerable<double> TickVals = null, IEnumerable<string> TickText = null, StyleParam.TickOptions Ticks = null, int? TickLen = null,
        Color TickColor = null, Plotly.NET.Font TickFont = null, int? TickAngle = null, bool? ShowGrid = null, Color GridColor = null,
        bool? ZeroLine = null, bool? ShowLine = null, Color LineColor = null, StyleParam.ExponentFormat ExponentFormat = null, (double From,
        double To)? Domain = null, StyleParam.LinearAxisId Anchor = null, StyleParam.ScaleAnchor ScaleAnchor = null) =>
        LinearAxis.style<double, double, double, int, double, string, string, string>(Visible: null, Color: null, Title: Some(Title),
            AxisType: Some(AxisType), AutoTypeNumbers: null, AutoRange: Some(AutoRange), AutoRangeOptions: null, AutoShift: null, RangeMode: null,
            Range: Ends(Range), FixedRange: null, ScaleAnchor: Some(ScaleAnchor), ScaleRatio: null, Constrain: null, ConstrainToward: null, Matches: null,
            MaxAllowed: null, MinAllowed: null, Rangebreaks: null, TickMode: Some(TickMode), NTicks: null, Tick0: null, DTick: Some(DTick),
            TickVals: Some(TickVals), TickText: Some(TickText), Ticks: Some(Ticks), TicksOn: null, TickLabelMode: null, TickLabelPosition: null,
            TickLabelStep: null, TickLabelOverflow: null, Mirror: null, TickLen: Some(TickLen), TickWidth: null, TickColor: Some(TickColor),
            ShowTickLabels: null, AutoMargin: null, ShowSpikes: null, SpikeColor: null, SpikeThickness: null, SpikeDash: null, SpikeMode: null,
            SpikeSnap: null, TickFont: Some(TickFont), TickAngle: Some(TickAngle), ShowTickPrefix: null, TickPrefix: null, ShowTickSuffix: null,
            TickSuffix: null, ShowExponent: null, ExponentFormat: Some(ExponentFormat), MinExponent: null, Minor: null, SeparateThousands: null,
            TickFormat: null, TickFormatStops: null, HoverFormat: null, InsideRange: null, ShowLine: Some(ShowLine), LineColor: Some(LineColor),
            LineWidth: null, ShowGrid: Some(ShowGrid), GridColor: Some(GridColor), GridDash: null, GridWidth: null, ZeroLine: Some(ZeroLine),
            ZeroLineColor: null, ZeroLineWidth: null, Shift: null, ShowDividers: null, DividerColor: null, DividerWidth: null, Anchor: Some(Anchor),
            Side: null, Overlaying: null, LabelAlias: null, Layer: null, Domain: Ends(Domain), Position: null, CategoryOrder: null,
            CategoryArray: null, UIRevision: null, RangeSlider: null, RangeSelector: null, Calendar: null, ArrayDTick: null, ArrayTick0: null,
            CheaterType: null, EndLine: null, EndLineColor: null, EndLineWidth: null, LabelPadding: null, LabelPrefix: null, LabelSuffix: null,
            MinorGridColor: null, MinorGridDash: null, MinorGridCount: null, MinorGridWidth: null, Smoothing: null, StartLine: null,
            StartLineColor: null, StartLineWidth: null, BackgroundColor: null, ShowBackground: null).Invoke(axis);

    public static void Layout(Layout layout, Plotly.NET.Title Title = null, bool? ShowLegend = null, Margin Margin = null, int? Width = null,
        int? Height = null, Plotly.NET.Font Font = null, Color PaperBGColor = null, Color PlotBGColor = null, StyleParam.HoverMode HoverMode = null,
        DynamicObj.DynamicObj Template = null, double? BarGap = null, StyleParam.BarMode BarMode = null, IEnumerable<Annotation> Annotations = null,
        IEnumerable<Shape> Shapes = null, IEnumerable<Slider> Sliders = null) =>
        Plotly.NET.Layout.style<string>(Title: Some(Title), ShowLegend: Some(ShowLegend), Margin: Some(Margin), AutoSize: null, Width: Some(Width),
            Height: Some(Height), Font: Some(Font), UniformText: null, Separators: null, PaperBGColor: Some(PaperBGColor),
            PlotBGColor: Some(PlotBGColor), AutoTypeNumbers: null, Colorscale: null, Colorway: null, ModeBar: null, HoverMode: Some(HoverMode),
            ClickMode: null, DragMode: null, SelectDirection: null, ActiveSelection: null, NewSelection: null, HoverDistance: null,
            SpikeDistance: null, Hoverlabel: null, Transition: null, DataRevision: null, UIRevision: null, EditRevision: null, SelectRevision: null,
            Template: Some(Template), Meta: null, Computed: null, Grid: null, Calendar: null, MinReducedHeight: null, MinReducedWidth: null,
            NewShape: null, ActiveShape: null, HideSources: null, ScatterGap: null, ScatterMode: null, BarGap: Some(BarGap), BarGroupGap: null,
            BarMode: Some(BarMode), BarNorm: null, ExtendPieColors: null, HiddenLabels: null, PieColorWay: null, BoxGap: null, BoxGroupGap: null,
            BoxMode: null, ViolinGap: null, ViolinGroupGap: null, ViolinMode: null, WaterfallGap: null, WaterfallGroupGap: null, WaterfallMode: null,
            FunnelGap: null, FunnelGroupGap: null, FunnelMode: null, ExtendFunnelAreaColors: null, FunnelAreaColorWay: null,
            ExtendSunBurstColors: null, SunBurstColorWay: null, ExtendTreeMapColors: null, TreeMapColorWay: null, ExtendIcicleColors: null,
            IcicleColorWay: null, Annotations: Some(Annotations), Shapes: Some(Shapes), Selections: null, Images: null, Sliders: Some(Sliders),
            UpdateMenus: null).Invoke(layout);

    public static void ColorBar(ColorBar bar, double X, double Y, double Len) =>
        Plotly.NET.ColorBar.style<string, double>(BGColor: null, BorderColor: null, BorderWidth: null, DTick: null, ExponentFormat: null,
            LabelAlias: null, Len: Len, LenMode: null, MinExponent: null, NTicks: null, Orientation: null, OutlineColor: null, OutlineWidth: null,
            SeparateThousands: null, ShowExponent: null, ShowTickLabels: null, ShowTickPrefix: null, ShowTickSuffix: null, Thickness: null,
            ThicknessMode: null, Tick0: null, TickAngle: null, TickColor: null, TickFont: null, TickFormat: null, TickFormatStops: null,
            TickLabelOverflow: null, TickLabelPosition: null, TickLabelStep: null, TickLen: null, TickMode: null, TickPrefix: null, Ticks: null,
            TickSuffix: null, TickText: null, TickVals: null, TickWidth: null, Title: null, X: X, XAnchor: null, XPad: null, XRef: null, Y: Y,
            YAnchor: null, YPad: null, YRef: null).Invoke(bar);

    public static void Text(Plotly.NET.Trace trace, string TextTemplate = null, StyleParam.TextPosition TextPosition = null,
        Plotly.NET.Font TextFont = null, string HoverTemplate = null, StyleParam.HoverInfo HoverInfo = null) =>
        TraceStyle.TextLabel<string, Plotly.NET.Trace>(Text: null, MultiText: null, TextPosition: Some(TextPosition), MultiTextPosition: null,
            TextTemplate: Some(TextTemplate), MultiTextTemplate: null, HoverText: null, MultiHoverText: null, HoverInfo: Some(HoverInfo),
            HoverTemplate: Some(HoverTemplate), MultiHoverTemplate: null, TextFont: Some(TextFont)).Invoke(trace);

    public static void Info(Plotly.NET.Trace trace, bool? Visible = null, bool? ShowLegend = null, string LegendGroup = null) =>
        TraceStyle.TraceInfo<Plotly.NET.Trace>(Name: null, Visible: Visible == null ? null : Some(Visible.Value ? StyleParam.Visible.True : StyleParam.Visible.False),
            ShowLegend: Some(ShowLegend), LegendRank: null, LegendGroup: Some(LegendGroup), LegendGroupTitle: null).Invoke(trace);

    public static void YError(Plotly.NET.Trace trace, IEnumerable<double> Array, Color Color, double Thickness) =>
        TraceStyle.YError<double, double, Plotly.NET.Trace>(Visible: null, Type: StyleParam.ErrorType.Data, Symmetric: null, Array: Some(Array),
            Arrayminus: null, Value: null, Valueminus: null, Traceref: null, Tracerefminus: null, Copy_ystyle: null, Color: Color,
            Thickness: Thickness, Width: null).Invoke(trace);

    /// Replaces the line, dashes included.
    public static void Line(Plotly.NET.Trace trace, Line line) => trace.SetProperty("line", line);   // TraceStyle.Line would merge into the old one

    public static void Legend(Layout layout, Legend legend) => Plotly.NET.Layout.setLegend(StyleParam.SubPlotId.NewLegend(1), legend).Invoke(layout);

    /// The axes of the plot of this number, from 1.
    public static void Axes(Layout layout, int number, LinearAxis x, LinearAxis y)
    {
        Plotly.NET.Layout.setLinearAxis(StyleParam.SubPlotId.NewXAxis(number), x).Invoke(layout);
        Plotly.NET.Layout.setLinearAxis(StyleParam.SubPlotId.NewYAxis(number), y).Invoke(layout);
    }

    public static void Anchor(Plotly.NET.Trace trace, int number) =>
        Trace2DStyle.SetAxisAnchor(X: StyleParam.LinearAxisId.NewX(number), Y: StyleParam.LinearAxisId.NewY(number)).Invoke((Trace2D)trace);

    /// An attribute of plotly.js by its own name, for the few that no call covers which C# can write in reason. Trace2DStyle.Bar and its
    /// like have them, for 66 to 73 arguments and as many as 18 type arguments that a caller cannot leave out.
    public static void Attribute(DynamicObj.DynamicObj one, string name, object value) => one.SetProperty(name, value);

    private static FSharpOption<T> Some<T>(T value) where T : class => Make.Some(value);

    private static FSharpOption<T> Some<T>(T? value) where T : struct => Make.Some(value);

    private static FSharpOption<StyleParam.Range> Ends((double From, double To)? ends) =>
        ends == null ? null : Some(StyleParam.Range.ofMinMax(ends.Value.From, ends.Value.To));
}
