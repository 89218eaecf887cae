namespace Plotly.NET.CSharp;

public static partial class Chart
{
    /// <summary>The traces of all charts in one figure.</summary>
    public static GenericChart Combine(
        IEnumerable<GenericChart> gCharts)
    {
        return GenericChart.combine(gCharts);
    }

    /// <summary>Charts side by side, each in a panel of its own.</summary>
    public static GenericChart Grid(
        IEnumerable<GenericChart> gCharts, int nRows, int nCols, Optional<IEnumerable<string>> SubPlotTitles = default,
        Optional<Font> SubPlotTitleFont = default, Optional<double> SubPlotTitleOffset = default,
        Optional<Tuple<StyleParam.LinearAxisId, StyleParam.LinearAxisId>[][]> SubPlots = default, Optional<StyleParam.LinearAxisId[]> XAxes = default,
        Optional<StyleParam.LinearAxisId[]> YAxes = default, Optional<StyleParam.LayoutGridRowOrder> RowOrder = default,
        Optional<StyleParam.LayoutGridPattern> Pattern = default, Optional<double> XGap = default, Optional<double> YGap = default,
        Optional<LayoutObjects.Domain> Domain = default, Optional<StyleParam.LayoutGridXSide> XSide = default,
        Optional<StyleParam.LayoutGridYSide> YSide = default)
    {
        var pattern = Pattern.Or(StyleParam.LayoutGridPattern.Independent);
        var order = RowOrder.Or(StyleParam.LayoutGridRowOrder.TopToBottom);
        var coupled = pattern == StyleParam.LayoutGridPattern.Coupled;
        var panels = gCharts.Take(nRows * nCols).ToList();
        for (var i = 0; i < panels.Count; i++)
            GridPanel.Place(panels[i], i + 1, xAnchor: coupled ? i % nCols + 1 : i + 1, yAnchor: coupled ? i / nCols + 1 : i + 1);
        var titles = GridPanel.Titles(
            SubPlotTitles.Or([]), nRows, nCols, XGap.Or(coupled ? 0.1 : 0.2), YGap.Or(coupled ? 0.1 : 0.3),
            bottomUp: order == StyleParam.LayoutGridRowOrder.BottomToTop, SubPlotTitleOffset.Or(0), SubPlotTitleFont);
        var grid = new DynamicObj.DynamicObj()
            .Set("rows", nRows)
            .Set("columns", nCols)
            .Set("subplots", SubPlots)
            .Set("xaxes", XAxes)
            .Set("yaxes", YAxes)
            .Set("roworder", order)
            .Set("pattern", pattern)
            .Set("xgap", XGap)
            .Set("ygap", YGap)
            .Set("domain", Domain)
            .Set("xside", XSide)
            .Set("yside", YSide);
        return GenericChart.addLayout(new Layout().Set("annotations", titles).Set("grid", grid), Combine(panels));
    }

    /// <summary>Charts one above the other.</summary>
    public static GenericChart SingleStack(
        IEnumerable<GenericChart> gCharts, Optional<IEnumerable<string>> SubPlotTitles = default, Optional<Font> SubPlotTitleFont = default,
        Optional<double> SubPlotTitleOffset = default, Optional<Tuple<StyleParam.LinearAxisId, StyleParam.LinearAxisId>[][]> SubPlots = default,
        Optional<StyleParam.LinearAxisId[]> XAxes = default, Optional<StyleParam.LinearAxisId[]> YAxes = default,
        Optional<StyleParam.LayoutGridRowOrder> RowOrder = default, Optional<StyleParam.LayoutGridPattern> Pattern = default, Optional<double> XGap = default,
        Optional<double> YGap = default, Optional<LayoutObjects.Domain> Domain = default, Optional<StyleParam.LayoutGridXSide> XSide = default,
        Optional<StyleParam.LayoutGridYSide> YSide = default)
    {
        var panels = gCharts.ToList();
        return Grid(panels, panels.Count, 1, SubPlotTitles, SubPlotTitleFont, SubPlotTitleOffset, SubPlots, XAxes, YAxes,
            RowOrder, Pattern, XGap, YGap, Domain, XSide, YSide);
    }
}
