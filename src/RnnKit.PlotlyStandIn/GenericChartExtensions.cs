using Microsoft.FSharp.Core;

namespace Plotly.NET;

/// <summary>Adding to a chart. Each method changes the chart that it is called on and returns it.</summary>
public static class GenericChartExtensions
{
    /// <summary>Adds every property of a layout to the chart's.</summary>
    public static GenericChart WithLayout(this GenericChart @this, Layout layout) => GenericChart.addLayout(layout, @this);

    /// <summary>Adds every property of a configuration to the chart's.</summary>
    public static GenericChart WithConfig(this GenericChart @this, Config config) => GenericChart.addConfig(config, @this);

    /// <summary>Shows or hides the legend.</summary>
    public static GenericChart WithLegend(this GenericChart @this, bool showlegend) =>
        GenericChart.addLayout(new Layout().Set("showlegend", showlegend), @this);

    /// <summary>Sets width and height, in pixels.</summary>
    public static GenericChart WithSize(this GenericChart @this, int width, int height) =>
        GenericChart.addLayout(new Layout().Set("width", width).Set("height", height), @this);

    /// <summary>Sets the title.</summary>
    public static GenericChart WithTitle(this GenericChart @this, string title, FSharpOption<Font>? TitleFont = null) =>
        GenericChart.addLayout(new Layout().Set("title", (object)new Title().Set("text", title).Set("font", TitleFont)), @this);
}
