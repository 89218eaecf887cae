namespace Plotly.NET.CSharp;

/// <summary>Adding to a chart, from C#. Each method changes the chart that it is called on and returns it.</summary>
public static partial class GenericChartExtensions
{
    /// <summary>The chart's layout: what is set on it shows in the chart.</summary>
    public static Layout GetLayout(
        this GenericChart gChart)
    {
        return GenericChart.getLayout(gChart);
    }

    /// <summary>The chart's traces: what is set on them shows in the chart.</summary>
    public static Trace[] GetTraces(
        this GenericChart gChart)
    {
        return [.. GenericChart.getTraces(gChart)];
    }

    /// <summary>Places and styles the legend.</summary>
    public static GenericChart WithLegend(
        this GenericChart gChart, LayoutObjects.Legend legend)
    {
        return GenericChart.addLayout(new Layout().Set("legend", legend), gChart);
    }

    /// <summary>Sets width and height, in pixels.</summary>
    public static GenericChart WithSize(
        this GenericChart gChart, Optional<int> Width = default, Optional<int> Height = default)
    {
        return GenericChart.addLayout(new Layout().Set("width", Width).Set("height", Height), gChart);
    }

    /// <summary>Renames the traces and says how they appear in the legend.</summary>
    public static GenericChart WithTraceInfo(
        this GenericChart gChart, Optional<string> Name = default, Optional<StyleParam.Visible> Visible = default, Optional<bool> ShowLegend = default,
        Optional<int> LegendRank = default, Optional<string> LegendGroup = default, Optional<Title> LegendGroupTitle = default)
    {
        var traces = GetTraces(gChart);
        for (var i = 0; i < traces.Length; i++)
        {
            if (Name.IsSome)
                traces[i].SetValue("name", i == 0 ? Name.Value : $"{Name.Value}_{i}");
            traces[i].Set("visible", Visible)
                .Set("showlegend", ShowLegend)
                .Set("legendrank", LegendRank)
                .Set("legendgroup", LegendGroup)
                .Set("legendgrouptitle", LegendGroupTitle);
        }
        return gChart;
    }
}
