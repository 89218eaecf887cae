namespace Plotly.NET.CSharp;

public static partial class GenericChartExtensions
{
    /// <summary>Styles the x axis; what is not given stays.</summary>
    public static GenericChart WithXAxisStyle<MinType, MaxType, CategoryArrayType>(
        this GenericChart gChart, Optional<string> TitleText = default, Optional<Font> TitleFont = default, Optional<int> TitleStandoff = default,
        Optional<Title> Title = default, Optional<Color> Color = default, Optional<StyleParam.AxisType> AxisType = default,
        Optional<Tuple<MinType, MaxType>> MinMax = default, Optional<StyleParam.Mirror> Mirror = default, Optional<bool> ShowSpikes = default,
        Optional<Color> SpikeColor = default, Optional<int> SpikeThickness = default, Optional<bool> ShowLine = default, Optional<Color> LineColor = default,
        Optional<bool> ShowGrid = default, Optional<Color> GridColor = default, Optional<bool> ZeroLine = default, Optional<Color> ZeroLineColor = default,
        Optional<StyleParam.LinearAxisId> Anchor = default, Optional<StyleParam.Side> Side = default, Optional<StyleParam.LinearAxisId> Overlaying = default,
        Optional<Tuple<double, double>> Domain = default, Optional<double> Position = default, Optional<StyleParam.CategoryOrder> CategoryOrder = default,
        Optional<IEnumerable<CategoryArrayType>> CategoryArray = default, Optional<LayoutObjects.RangeSlider> RangeSlider = default,
        Optional<LayoutObjects.RangeSelector> RangeSelector = default, Optional<Color> BackgroundColor = default, Optional<bool> ShowBackground = default,
        Optional<StyleParam.SubPlotId> Id = default)
        where MinType : IConvertible where MaxType : IConvertible where CategoryArrayType : IConvertible
    {
        var title = Title.Or(new Title()).Set("text", TitleText).Set("font", TitleFont).Set("standoff", TitleStandoff);
        var axis = new LayoutObjects.LinearAxis()
            .Set("color", Color)
            .Set("title", (object)title)
            .Set("type", AxisType)
            .Set("range", Pair(MinMax))
            .Set("mirror", Mirror)
            .Set("showspikes", ShowSpikes)
            .Set("spikecolor", SpikeColor)
            .Set("spikethickness", SpikeThickness)
            .Set("showline", ShowLine)
            .Set("linecolor", LineColor)
            .Set("showgrid", ShowGrid)
            .Set("gridcolor", GridColor)
            .Set("zeroline", ZeroLine)
            .Set("zerolinecolor", ZeroLineColor)
            .Set("anchor", Anchor)
            .Set("side", Side)
            .Set("overlaying", Overlaying)
            .Set("domain", Pair(Domain))
            .Set("position", Position)
            .Set("categoryorder", CategoryOrder)
            .Set("categoryarray", CategoryArray)
            .Set("rangeslider", RangeSlider)
            .Set("rangeselector", RangeSelector)
            .Set("backgroundcolor", BackgroundColor)
            .Set("showbackground", ShowBackground);
        return Merge(gChart, "xaxis", axis, Id);
    }

    /// <summary>Styles the y axis; what is not given stays.</summary>
    public static GenericChart WithYAxisStyle<MinType, MaxType, CategoryArrayType>(
        this GenericChart gChart, Optional<string> TitleText = default, Optional<Font> TitleFont = default, Optional<int> TitleStandoff = default,
        Optional<Title> Title = default, Optional<Color> Color = default, Optional<StyleParam.AxisType> AxisType = default,
        Optional<Tuple<MinType, MaxType>> MinMax = default, Optional<StyleParam.Mirror> Mirror = default, Optional<bool> ShowSpikes = default,
        Optional<Color> SpikeColor = default, Optional<int> SpikeThickness = default, Optional<bool> ShowLine = default, Optional<Color> LineColor = default,
        Optional<bool> ShowGrid = default, Optional<Color> GridColor = default, Optional<bool> ZeroLine = default, Optional<Color> ZeroLineColor = default,
        Optional<StyleParam.LinearAxisId> Anchor = default, Optional<StyleParam.Side> Side = default, Optional<StyleParam.LinearAxisId> Overlaying = default,
        Optional<Tuple<double, double>> Domain = default, Optional<double> Position = default, Optional<StyleParam.CategoryOrder> CategoryOrder = default,
        Optional<IEnumerable<CategoryArrayType>> CategoryArray = default, Optional<LayoutObjects.RangeSlider> RangeSlider = default,
        Optional<LayoutObjects.RangeSelector> RangeSelector = default, Optional<Color> BackgroundColor = default, Optional<bool> ShowBackground = default,
        Optional<StyleParam.SubPlotId> Id = default)
        where MinType : IConvertible where MaxType : IConvertible where CategoryArrayType : IConvertible
    {
        var title = Title.Or(new Title()).Set("text", TitleText).Set("font", TitleFont).Set("standoff", TitleStandoff);
        var axis = new LayoutObjects.LinearAxis()
            .Set("color", Color)
            .Set("title", (object)title)
            .Set("type", AxisType)
            .Set("range", Pair(MinMax))
            .Set("mirror", Mirror)
            .Set("showspikes", ShowSpikes)
            .Set("spikecolor", SpikeColor)
            .Set("spikethickness", SpikeThickness)
            .Set("showline", ShowLine)
            .Set("linecolor", LineColor)
            .Set("showgrid", ShowGrid)
            .Set("gridcolor", GridColor)
            .Set("zeroline", ZeroLine)
            .Set("zerolinecolor", ZeroLineColor)
            .Set("anchor", Anchor)
            .Set("side", Side)
            .Set("overlaying", Overlaying)
            .Set("domain", Pair(Domain))
            .Set("position", Position)
            .Set("categoryorder", CategoryOrder)
            .Set("categoryarray", CategoryArray)
            .Set("rangeslider", RangeSlider)
            .Set("rangeselector", RangeSelector)
            .Set("backgroundcolor", BackgroundColor)
            .Set("showbackground", ShowBackground);
        return Merge(gChart, "yaxis", axis, Id);
    }

    private static Optional<object[]> Pair<TFirst, TSecond>(Optional<Tuple<TFirst, TSecond>> pair) =>
        pair.IsSome ? new object[] { pair.Value.Item1!, pair.Value.Item2! } : default(Optional<object[]>);

    private static GenericChart Merge(GenericChart chart, string name, LayoutObjects.LinearAxis axis, Optional<StyleParam.SubPlotId> id)
    {
        if (id.IsSome)
            throw new NotSupportedException($"{nameof(id)}: the stand-in for Plotly.NET styles the first axis only.");
        var present = chart.Layout.Find<LayoutObjects.LinearAxis>(name);
        present?.Merge(axis);
        chart.Layout.SetValue(name, present ?? axis);
        return chart;
    }
}
