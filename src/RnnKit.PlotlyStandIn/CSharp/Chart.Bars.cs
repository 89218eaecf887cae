namespace Plotly.NET.CSharp;

public static partial class Chart
{
    /// <summary>Vertical bars.</summary>
    public static GenericChart Column<ValuesType, KeysType, TextType>(
        IEnumerable<ValuesType> values, Optional<IEnumerable<KeysType>> Keys = default, Optional<string> Name = default, Optional<bool> ShowLegend = default,
        Optional<double> Opacity = default, Optional<IEnumerable<double>> MultiOpacity = default, Optional<TextType> Text = default,
        Optional<IEnumerable<TextType>> MultiText = default, Optional<Color> MarkerColor = default, Optional<StyleParam.Colorscale> MarkerColorScale = default,
        Optional<Line> MarkerOutline = default, Optional<StyleParam.PatternShape> MarkerPatternShape = default,
        Optional<IEnumerable<StyleParam.PatternShape>> MultiMarkerPatternShape = default, Optional<TraceObjects.Pattern> MarkerPattern = default,
        Optional<TraceObjects.Marker> Marker = default, Optional<StyleParam.TextPosition> TextPosition = default,
        Optional<IEnumerable<StyleParam.TextPosition>> MultiTextPosition = default, Optional<IEnumerable<ValuesType>> MultiWidth = default,
        Optional<bool> UseDefaults = default, Optional<ValuesType> Base = default, Optional<ValuesType> Width = default)
        where ValuesType : IConvertible where KeysType : IConvertible where TextType : IConvertible
    {
        var marker = Styled(Marker, MarkerColor, MarkerColorScale, MarkerOutline)
            .Set("pattern", MarkerPattern.Or(new TraceObjects.Pattern()).Set("shape", MarkerPatternShape, MultiMarkerPatternShape))
            .Set("opacity", MultiOpacity);
        var trace = new Trace("bar")
            .Described(Name, ShowLegend, Opacity)
            .Set("x", Keys)
            .Set("y", values)
            .Labeled(Text, MultiText, TextPosition, MultiTextPosition)
            .Set("orientation", StyleParam.Orientation.Vertical)
            .Set("base", Base)
            .Set("width", Width, MultiWidth)
            .Set("marker", marker);
        return Of(trace, UseDefaults);
    }

    /// <summary>Horizontal bars.</summary>
    public static GenericChart Bar<ValuesType, KeysType, TextType>(
        IEnumerable<ValuesType> values, Optional<IEnumerable<KeysType>> Keys = default, Optional<string> Name = default, Optional<bool> ShowLegend = default,
        Optional<double> Opacity = default, Optional<IEnumerable<double>> MultiOpacity = default, Optional<TextType> Text = default,
        Optional<IEnumerable<TextType>> MultiText = default, Optional<Color> MarkerColor = default, Optional<StyleParam.Colorscale> MarkerColorScale = default,
        Optional<Line> MarkerOutline = default, Optional<StyleParam.PatternShape> MarkerPatternShape = default,
        Optional<IEnumerable<StyleParam.PatternShape>> MultiMarkerPatternShape = default, Optional<TraceObjects.Pattern> MarkerPattern = default,
        Optional<TraceObjects.Marker> Marker = default, Optional<StyleParam.TextPosition> TextPosition = default,
        Optional<IEnumerable<StyleParam.TextPosition>> MultiTextPosition = default, Optional<IEnumerable<ValuesType>> MultiWidth = default,
        Optional<bool> UseDefaults = default, Optional<ValuesType> Base = default, Optional<ValuesType> Width = default)
        where ValuesType : IConvertible where KeysType : IConvertible where TextType : IConvertible
    {
        var marker = Styled(Marker, MarkerColor, MarkerColorScale, MarkerOutline)
            .Set("pattern", MarkerPattern.Or(new TraceObjects.Pattern()).Set("shape", MarkerPatternShape, MultiMarkerPatternShape))
            .Set("opacity", MultiOpacity);
        var trace = new Trace("bar")
            .Described(Name, ShowLegend, Opacity)
            .Set("x", values)
            .Set("y", Keys)
            .Labeled(Text, MultiText, TextPosition, MultiTextPosition)
            .Set("orientation", StyleParam.Orientation.Horizontal)
            .Set("base", Base)
            .Set("width", Width, MultiWidth)
            .Set("marker", marker);
        return Of(trace, UseDefaults);
    }
}
