namespace Plotly.NET.CSharp;

/// <summary>A chart's place in a grid: its axes get the panel's number, its title stands above the panel.</summary>
internal static class GridPanel
{
    public static void Place(GenericChart chart, int number, int xAnchor, int yAnchor)
    {
        var (x, y) = (TakeAxis(chart.Layout, 'x'), TakeAxis(chart.Layout, 'y'));
        foreach (var trace in chart.Traces)
            trace.Set("xaxis", Numbered("x", xAnchor)).Set("yaxis", Numbered("y", yAnchor));
        chart.Layout.Set(Numbered("xaxis", number), x).Set(Numbered("yaxis", number), y);
    }

    public static LayoutObjects.Annotation[] Titles(
        IEnumerable<string> titles, int rows, int columns, double xGap, double yGap, bool bottomUp, double offset, Optional<Font> font)
    {
        var xs = Cells(columns, xGap);
        var ys = Cells(rows, yGap);
        if (!bottomUp)
            Array.Reverse(ys);
        return [.. titles.Select((title, i) => new LayoutObjects.Annotation()
            .Set("x", (xs[i % columns].Start + xs[i % columns].End) / 2)
            .Set("y", ys[i / columns].End + offset)
            .Set("showarrow", false)
            .Set("text", title)
            .Set("xanchor", "center")
            .Set("xref", "paper")
            .Set("yanchor", "bottom")
            .Set("yref", "paper")
            .Set("font", font))];
    }

    /// <summary>Where the cells of a row or column begin and end, as fractions: gaps are fractions of a cell and its gap.</summary>
    private static (double Start, double End)[] Cells(int count, double gap)
    {
        var step = 1.0 / (count - gap);
        var size = step * (1 - gap);
        return [.. Enumerable.Range(0, count).Select(i => (step * i, step * i + size))];
    }

    private static LayoutObjects.LinearAxis TakeAxis(Layout layout, char letter)
    {
        var axis = layout.Find<LayoutObjects.LinearAxis>(letter + "axis") ?? new LayoutObjects.LinearAxis();
        var axes = layout.Properties.Where(property => property.Key.StartsWith(letter + "axis", StringComparison.Ordinal)).ToList();
        foreach (var property in axes)
            layout.RemoveProperty(property.Key);
        return axis;
    }

    private static string Numbered(string name, int number) => number == 1 ? name : name + number;
}
