namespace Plotly.NET.CSharp;

public static partial class Chart
{
    /// <summary>A matrix as colors.</summary>
    public static GenericChart Heatmap<ZType, XType, YType, TextType>(
        IEnumerable<IEnumerable<ZType>> zData, Optional<string> Name = default, Optional<bool> ShowLegend = default, Optional<double> Opacity = default,
        Optional<IEnumerable<XType>> X = default, Optional<int> XGap = default, Optional<IEnumerable<YType>> Y = default, Optional<int> YGap = default,
        Optional<TextType> Text = default, Optional<IEnumerable<TextType>> MultiText = default, Optional<ColorBar> ColorBar = default,
        Optional<StyleParam.Colorscale> ColorScale = default, Optional<bool> ShowScale = default, Optional<bool> ReverseScale = default,
        Optional<StyleParam.SmoothAlg> ZSmooth = default, Optional<bool> Transpose = default, Optional<bool> UseWebGL = default,
        Optional<bool> ReverseYAxis = default, Optional<bool> UseDefaults = default)
        where ZType : IConvertible where XType : IConvertible where YType : IConvertible where TextType : IConvertible
    {
        var trace = new Trace(UseWebGL.Or(false) ? "heatmapgl" : "heatmap")
            .Described(Name, ShowLegend, Opacity)
            .Set("x", X)
            .Set("xgap", XGap)
            .Set("y", Y)
            .Set("ygap", YGap)
            .Set("z", zData)
            .Set("text", Text, MultiText)
            .Set("colorbar", ColorBar)
            .Set("colorscale", ColorScale)
            .Set("showscale", ShowScale)
            .Set("reversescale", ReverseScale)
            .Set("zsmooth", ZSmooth)
            .Set("transpose", Transpose);
        var chart = Of(trace, UseDefaults);
        if (ReverseYAxis.Or(false))
            chart.Layout.SetValue("yaxis", new LayoutObjects.LinearAxis().Set("autorange", "reversed"));
        return chart;
    }

    /// <summary>A matrix as colors, with a text in every cell.</summary>
    public static GenericChart AnnotatedHeatmap<ZType, XType, YType, TextType>(
        IEnumerable<IEnumerable<ZType>> zData, IEnumerable<IEnumerable<string>> annotationText, Optional<string> Name = default,
        Optional<bool> ShowLegend = default, Optional<double> Opacity = default, Optional<IEnumerable<XType>> X = default, Optional<int> XGap = default,
        Optional<IEnumerable<YType>> Y = default, Optional<int> YGap = default, Optional<TextType> Text = default,
        Optional<IEnumerable<TextType>> MultiText = default, Optional<ColorBar> ColorBar = default, Optional<StyleParam.Colorscale> ColorScale = default,
        Optional<bool> ShowScale = default, Optional<bool> ReverseScale = default, Optional<StyleParam.SmoothAlg> ZSmooth = default,
        Optional<bool> Transpose = default, Optional<bool> UseWebGL = default, Optional<bool> ReverseYAxis = default, Optional<bool> UseDefaults = default)
        where ZType : IConvertible where XType : IConvertible where YType : IConvertible where TextType : IConvertible
    {
        var chart = Heatmap(zData, Name, ShowLegend, Opacity, X, XGap, Y, YGap, Text, MultiText, ColorBar,
            ColorScale, ShowScale, ReverseScale, ZSmooth, Transpose, UseWebGL, ReverseYAxis, UseDefaults);
        var annotations = annotationText.SelectMany((row, y) => row.Select((text, x) => new LayoutObjects.Annotation()
            .Set("x", x)
            .Set("y", y)
            .Set("showarrow", false)
            .Set("text", text)));
        chart.Layout.SetValue("annotations", annotations.ToArray());
        return chart;
    }

    /// <summary>A matrix as heights.</summary>
    public static GenericChart Surface<ZType, XType, YType, TextType>(
        IEnumerable<IEnumerable<ZType>> zData, Optional<IEnumerable<XType>> X = default, Optional<IEnumerable<YType>> Y = default,
        Optional<string> Name = default, Optional<bool> ShowLegend = default, Optional<double> Opacity = default, Optional<TextType> Text = default,
        Optional<IEnumerable<TextType>> MultiText = default, Optional<TraceObjects.Contours> Contours = default,
        Optional<StyleParam.Colorscale> ColorScale = default, Optional<bool> ShowScale = default, Optional<bool> UseDefaults = default)
        where ZType : IConvertible where XType : IConvertible where YType : IConvertible where TextType : IConvertible
    {
        var trace = new Trace("surface")
            .Described(Name, ShowLegend, Opacity)
            .Set("x", X)
            .Set("y", Y)
            .Set("z", zData)
            .Set("text", Text, MultiText)
            .Set("contours", Contours)
            .Set("colorscale", ColorScale)
            .Set("showscale", ShowScale);
        var chart = Of(trace, UseDefaults);
        if (UseDefaults.Or(true))
        {
            var projection = new DynamicObj.DynamicObj().Set("type", "perspective");
            var camera = new DynamicObj.DynamicObj().Set("projection", projection);
            chart.Layout.SetValue("scene", new DynamicObj.DynamicObj().Set("camera", camera));
        }
        return chart;
    }
}
