namespace Plotly.NET.CSharp;

public static partial class Chart
{
    /// <summary>Points, joined by lines, marked or labeled as <paramref name="mode"/> says.</summary>
    public static GenericChart Scatter<XType, YType, TextType>(
        IEnumerable<XType> x, IEnumerable<YType> y, StyleParam.Mode mode, Optional<string> Name = default, Optional<bool> ShowLegend = default,
        Optional<double> Opacity = default, Optional<IEnumerable<double>> MultiOpacity = default, Optional<TextType> Text = default,
        Optional<IEnumerable<TextType>> MultiText = default, Optional<StyleParam.TextPosition> TextPosition = default,
        Optional<IEnumerable<StyleParam.TextPosition>> MultiTextPosition = default, Optional<Color> MarkerColor = default,
        Optional<StyleParam.Colorscale> MarkerColorScale = default, Optional<Line> MarkerOutline = default,
        Optional<StyleParam.MarkerSymbol> MarkerSymbol = default, Optional<IEnumerable<StyleParam.MarkerSymbol>> MultiMarkerSymbol = default,
        Optional<TraceObjects.Marker> Marker = default, Optional<Color> LineColor = default, Optional<StyleParam.Colorscale> LineColorScale = default,
        Optional<double> LineWidth = default, Optional<StyleParam.DrawingStyle> LineDash = default, Optional<Line> Line = default,
        Optional<string> StackGroup = default, Optional<StyleParam.Orientation> Orientation = default, Optional<StyleParam.GroupNorm> GroupNorm = default,
        Optional<StyleParam.Fill> Fill = default, Optional<Color> FillColor = default, Optional<bool> UseWebGL = default, Optional<bool> UseDefaults = default)
        where XType : IConvertible where YType : IConvertible where TextType : IConvertible
    {
        var marker = Styled(Marker, MarkerColor, MarkerColorScale, MarkerOutline)
            .Set("symbol", MarkerSymbol, MultiMarkerSymbol)
            .Set("opacity", MultiOpacity);
        var line = Line.Or(new Line())
            .Set("color", LineColor)
            .Set("width", LineWidth)
            .Set("colorscale", LineColorScale)
            .Set("dash", LineDash);
        var trace = new Trace(UseWebGL.Or(false) ? "scattergl" : "scatter")
            .Described(Name, ShowLegend, Opacity)
            .Set("mode", mode)
            .Set("x", x)
            .Set("y", y)
            .Labeled(Text, MultiText, TextPosition, MultiTextPosition)
            .Set("marker", marker)
            .Set("line", line)
            .Set("stackgroup", StackGroup)
            .Set("orientation", Orientation)
            .Set("groupnorm", GroupNorm)
            .Set("fill", Fill)
            .Set("fillcolor", FillColor);
        return Of(trace, UseDefaults);
    }

    /// <summary>A marker at every point.</summary>
    public static GenericChart Point<XType, YType, TextType>(
        IEnumerable<XType> x, IEnumerable<YType> y, Optional<string> Name = default, Optional<bool> ShowLegend = default, Optional<double> Opacity = default,
        Optional<IEnumerable<double>> MultiOpacity = default, Optional<TextType> Text = default, Optional<IEnumerable<TextType>> MultiText = default,
        Optional<StyleParam.TextPosition> TextPosition = default, Optional<IEnumerable<StyleParam.TextPosition>> MultiTextPosition = default,
        Optional<Color> MarkerColor = default, Optional<StyleParam.Colorscale> MarkerColorScale = default, Optional<Line> MarkerOutline = default,
        Optional<StyleParam.MarkerSymbol> MarkerSymbol = default, Optional<IEnumerable<StyleParam.MarkerSymbol>> MultiMarkerSymbol = default,
        Optional<TraceObjects.Marker> Marker = default, Optional<string> StackGroup = default, Optional<StyleParam.Orientation> Orientation = default,
        Optional<StyleParam.GroupNorm> GroupNorm = default, Optional<bool> UseWebGL = default, Optional<bool> UseDefaults = default)
        where XType : IConvertible where YType : IConvertible where TextType : IConvertible
    {
        var mode = Drawn(lines: false, markers: true, text: TextPosition.IsSome || MultiTextPosition.IsSome);
        return Scatter(x, y, mode, Name, ShowLegend, Opacity, MultiOpacity, Text, MultiText, TextPosition, MultiTextPosition,
            MarkerColor, MarkerColorScale, MarkerOutline, MarkerSymbol, MultiMarkerSymbol, Marker,
            StackGroup: StackGroup, Orientation: Orientation, GroupNorm: GroupNorm, UseWebGL: UseWebGL, UseDefaults: UseDefaults);
    }
}
