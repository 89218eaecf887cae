// Plotly.NET's own objects, made from C#. Plotly.NET.CSharp covers the charts and leaves out the rest: of a call of F# that has 42
// optional arguments, C# has to write 42. Each function here writes such a call once, and gives the arguments that the series
// uses their defaults back. Names are Plotly.NET's; what it calls an argument, plotly.js mostly calls an attribute.
using Microsoft.FSharp.Core;
using Plotly.NET;
using Plotly.NET.LayoutObjects;

public static class Make
{
    /// An argument of F#, left out where there is no value. (C# would turn a null into an argument that is there and null.)
    public static FSharpOption<T> Some<T>(T value) where T : class => value == null ? null : FSharpOption<T>.Some(value);

    public static FSharpOption<T> Some<T>(T? value) where T : struct => value == null ? null : FSharpOption<T>.Some(value.Value);

    public static Color Color(string text) => Plotly.NET.Color.fromString(text);

    /// Traces as they are, over a layout of their own.
    public static GenericChart Chart(IEnumerable<Plotly.NET.Trace> traces, Layout layout) => GenericChart.setLayout(
        layout, GenericChart.ofTraceObjects(useDefaults: false, Microsoft.FSharp.Collections.ListModule.OfSeq(traces)));

    public static Plotly.NET.Font Font(double Size, string Family = null, Color Color = null) =>
        Plotly.NET.Font.init(Family: Family == null ? null : Some(StyleParam.FontFamily.NewCustom(Family)), Size: Size, Color: Some(Color));

    public static Plotly.NET.Title Title(string Text, Plotly.NET.Font Font, Padding Pad = null, double? X = null,
        StyleParam.XAnchorPosition XAnchor = null, string XRef = null, double? Y = null, StyleParam.YAnchorPosition YAnchor = null,
        string YRef = null, int? Standoff = null, StyleParam.Side Side = null) =>
        Plotly.NET.Title.init(Text: Some(Text), Font: Some(Font), AutoMargin: null, Pad: Some(Pad), X: Some(X), XAnchor: Some(XAnchor),
            XRef: Some(XRef), Y: Some(Y), YAnchor: Some(YAnchor), YRef: Some(YRef), Standoff: Some(Standoff), Side: Some(Side));

    public static Padding Padding(int? B = null, int? L = null, int? R = null, int? T = null) =>
        Plotly.NET.Padding.init(B: Some(B), L: Some(L), R: Some(R), T: Some(T));

    public static Line Line(Color Color = null, double? Width = null, StyleParam.DrawingStyle Dash = null) =>
        Plotly.NET.Line.init(BackOff: null, AutoColorScale: null, CAuto: null, CMax: null, CMid: null, CMin: null, Color: Some(Color),
            ColorAxis: null, Colorscale: null, ReverseScale: null, ShowScale: null, ColorBar: null, Dash: Some(Dash), Shape: null, Simplify: null,
            Smoothing: null, Width: Some(Width), MultiWidth: null, OutlierColor: null, OutlierWidth: null);

    public static Plotly.NET.TraceObjects.Marker Marker(
        int? Size = null, Color Color = null, StyleParam.MarkerSymbol Symbol = null, Line Outline = null) =>
        Plotly.NET.TraceObjects.Marker.init(Angle: null, AngleRef: null, AutoColorScale: null, CAuto: null, CMax: null, CMid: null, CMin: null,
            Color: Some(Color), Colors: null, ColorAxis: null, ColorBar: null, Colorscale: null, CornerRadius: null, Gradient: null,
            Outline: Some(Outline), MaxDisplayed: null, Opacity: null, MultiOpacity: null, Pattern: null, ReverseScale: null, ShowScale: null,
            Size: Some(Size), MultiSize: null, SizeMin: null, SizeMode: null, SizeRef: null, StandOff: null, MultiStandOff: null,
            Symbol: Some(Symbol), MultiSymbol: null, Symbol3D: null, MultiSymbol3D: null, OutlierColor: null, OutlierWidth: null);

    public static Margin Margin(int Left, int Right, int Top, int Bottom) =>
        Plotly.NET.LayoutObjects.Margin.init<int, int, int, int, int, bool>(Left: Left, Right: Right, Top: Top, Bottom: Bottom, Pad: null,
            Autoexpand: null);

    public static Legend Legend(StyleParam.Orientation Orientation, double X, StyleParam.XAnchorPosition XAnchor, double Y,
        StyleParam.YAnchorPosition YAnchor, Color BGColor, Plotly.NET.Font Font, StyleParam.TraceOrder TraceOrder = null) =>
        Plotly.NET.LayoutObjects.Legend.init(BGColor: Some(BGColor), BorderColor: null, BorderWidth: null, EntryWidth: null, EntryWidthMode: null,
            Font: Some(Font), GroupClick: null, GroupTitleFont: null, ItemClick: null, ItemDoubleClick: null, ItemSizing: null, ItemWidth: null,
            Orientation: Some(Orientation), Title: null, TraceGroupGap: null, TraceOrder: Some(TraceOrder), UIRevision: null, VerticalAlign: null,
            Visible: null, X: X, XAnchor: Some(XAnchor), XRef: null, Y: Y, YAnchor: Some(YAnchor), YRef: null);

    public static ColorBar ColorBar(Plotly.NET.Title Title, Plotly.NET.Font TickFont, double Thickness, double OutlineWidth,
        StyleParam.TickOptions Ticks, Color TickColor) =>
        Plotly.NET.ColorBar.init<string, double>(BGColor: null, BorderColor: null, BorderWidth: null, DTick: null, ExponentFormat: null,
            LabelAlias: null, Len: null, LenMode: null, MinExponent: null, NTicks: null, Orientation: null, OutlineColor: null,
            OutlineWidth: OutlineWidth, SeparateThousands: null, ShowExponent: null, ShowTickLabels: null, ShowTickPrefix: null, ShowTickSuffix: null,
            Thickness: Thickness, ThicknessMode: null, Tick0: null, TickAngle: null, TickColor: Some(TickColor), TickFont: Some(TickFont),
            TickFormat: null, TickFormatStops: null, TickLabelOverflow: null, TickLabelPosition: null, TickLabelStep: null, TickLen: null,
            TickMode: null, TickPrefix: null, Ticks: Some(Ticks), TickSuffix: null, TickText: null, TickVals: null, TickWidth: null,
            Title: Some(Title), X: null, XAnchor: null, XPad: null, XRef: null, Y: null, YAnchor: null, YPad: null, YRef: null);

    public static Annotation Annotation(string Text, double X, string XRef, StyleParam.XAnchorPosition XAnchor, double Y, string YRef,
        StyleParam.YAnchorPosition YAnchor, Plotly.NET.Font Font, Color BGColor = null, int? XShift = null, int? YShift = null) =>
        Plotly.NET.LayoutObjects.Annotation.init<double, double, double, string, double, string, double, string, double, string>(X: X, Y: Y,
            Align: null, ArrowColor: null, ArrowHead: null, ArrowSide: null, ArrowSize: null, AX: null, AXRef: null, AY: null, AYRef: null,
            BGColor: Some(BGColor), BorderColor: null, BorderPad: null, BorderWidth: null, CaptureEvents: null, ClickToShow: null, Font: Some(Font),
            Height: null, HoverLabel: null, HoverText: null, Name: null, Opacity: null, ShowArrow: false, StandOff: null, StartArrowHead: null,
            StartArrowSize: null, StartStandOff: null, TemplateItemName: null, Text: Some(Text), TextAngle: null, VAlign: null, Visible: null,
            Width: null, XAnchor: Some(XAnchor), XClick: null, XRef: Some(XRef), XShift: Some(XShift), YAnchor: Some(YAnchor), YClick: null,
            YRef: Some(YRef), YShift: Some(YShift));

    public static Shape Shape(StyleParam.ShapeType ShapeType, Line Line, double X0, double X1, string XRef, double Y0, double Y1, string YRef,
        StyleParam.Layer Layer = null) =>
        Plotly.NET.LayoutObjects.Shape.init<double, double, double, double>(Editable: null, FillColor: null, FillRule: null, Label: null,
            ShowLegend: null, Legend: null, LegendRank: null, LegendGroup: null, LegendGroupTitle: null, LegendWidth: null, Layer: Some(Layer),
            Line: Some(Line), Name: null, Opacity: null, Path: null, TemplateItemName: null, ShapeType: Some(ShapeType), Visible: null, X0: X0,
            X1: X1, XAnchor: null, Xref: XRef, XSizeMode: null, Y0: Y0, Y1: Y1, YAnchor: null, Yref: YRef, YSizeMode: null);

    public static Slider Slider(int Active, IEnumerable<SliderStep> Steps, SliderCurrentValue CurrentValue, Plotly.NET.Font Font, Padding Padding,
        Color BgColor, Color ActiveBgColor, Color BorderColor, Color TickColor, int BorderWidth, int TickLen, int MinorTickLen) =>
        Plotly.NET.LayoutObjects.Slider.init(Active: Active, ActiveBgColor: Some(ActiveBgColor), BgColor: Some(BgColor),
            BorderColor: Some(BorderColor), BorderWidth: BorderWidth, CurrentValue: Some(CurrentValue), Font: Some(Font), Len: 1.0, LenMode: null,
            MinorTickLen: MinorTickLen, Name: null, Padding: Some(Padding), Steps: Some(Steps), TemplateItemName: null, TickColor: Some(TickColor),
            TickLen: TickLen, TickWidth: null, Transition: Transition.init(Duration: 0, Easing: null, Ordering: null), Visible: null, X: 0,
            XAnchor: null, Y: 0, YAnchor: StyleParam.YAnchorPosition.Top);

    public static SliderCurrentValue SliderCurrentValue(string Prefix, StyleParam.XAnchorPosition XAnchor, int Offset, Plotly.NET.Font Font) =>
        Plotly.NET.LayoutObjects.SliderCurrentValue.init(Font: Some(Font), Offset: Offset, Prefix: Some(Prefix), Suffix: null, Visible: null,
            XAnchor: Some(XAnchor));

    public static SliderStep SliderStep(string Label, StyleParam.Method Method, params (string Name, object Value)[] Args) =>
        Plotly.NET.LayoutObjects.SliderStep.init(Args: Some(Args.Select(one => Tuple.Create(one.Name, one.Value))), Execute: null, Label: Some(Label),
            Method: Some(Method), Name: null, TemplateItemName: null, Value: null, Visible: null);
}
