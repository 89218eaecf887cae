// A chart with a slider under it: one set of traces a place, of which one is drawn. It needs no kernel, so that a page read
// years later still moves.
using Plotly.NET.LayoutObjects;
using PlotTrace = Plotly.NET.Trace;

/// What one place of the slider shows: its label, its traces, and the shapes that it draws in the layout.
public sealed record SliderPlace(string Label, PlotTrace[] Traces, params Shape[] Shapes);

public static class Sliders
{
    /// Room for the slider and its labels, under the plot's own axis.
    public const int Room = 104;

    /// Charts of one kind as slides of one chart, whose title, axes and reference lines are those of the slide seen at first.
    /// The charts become part of the result: make them fresh.
    /// <param name="what">What the slider counts: "training step".</param>
    /// <param name="slides">A label and a chart each.</param>
    /// <param name="active">The slide that is seen at first, and on a printed page.</param>
    /// <param name="height">Of a slide, in pixels; the slider comes below.</param>
    /// <param name="yMin">With yMax, ends of the vertical axis, so that it does not move from slide to slide.</param>
    public static GenericChart Over(
        string what, IEnumerable<(string Label, GenericChart Chart)> slides, int active = 0, int height = ChartStyle.Height,
        double? yMin = null, double? yMax = null)
    {
        var all = slides.ToArray();
        if (active < 0 || active >= all.Length)
            throw new ArgumentOutOfRangeException(nameof(active), active, $"active: expected a slide from 0 to {all.Length - 1}, came {active}.");
        if (yMin != null && yMax != null)
            ChartPanels.Hold(all[active].Chart, yMin.Value, yMax.Value);
        var places = all.Select(slide => new SliderPlace(slide.Label, slide.Chart.GetTraces())).ToArray();
        return Build(all[active].Chart.GetLayout(), height, what, Array.Empty<PlotTrace>(), places, active);
    }

    /// Traces that are always drawn and one more set a place, over one layout. `below` is the axis' room in pixels.
    public static GenericChart Build(Layout layout, int height, string what, PlotTrace[] always, SliderPlace[] places, int active, int below = 58)
    {
        if (places.Length < 2)
            throw new ArgumentException($"places: expected at least two, came {places.Length}.", nameof(places));
        if (active < 0 || active >= places.Length)
            throw new ArgumentOutOfRangeException(nameof(active), active, $"active: expected a slide from 0 to {places.Length - 1}, came {active}.");
        for (var k = 0; k < places.Length; k++)
            foreach (var trace in places[k].Traces)
                Restyle.Info(trace, Visible: k == active);
        if (places[active].Shapes.Length > 0)
            Restyle.Layout(layout, Shapes: places[active].Shapes);
        Restyle.Layout(layout, Sliders: new[] { Slider(what, Steps(always.Length, places), active, below) }, Height: height + Room);
        return Make.Chart(always.Concat(places.SelectMany(place => place.Traces)), layout);
    }

    // plotly.js' method 'update' takes two arguments: what changes in the traces, then what changes in the layout.
    private static SliderStep[] Steps(int always, SliderPlace[] places) => places.Select((place, k) =>
    {
        var shown = Enumerable.Repeat(true, always).Concat(places.SelectMany((other, j) => other.Traces.Select(_ => j == k))).ToArray();
        return place.Shapes.Length == 0
            ? Make.SliderStep(place.Label, StyleParam.Method.Update, ("visible", shown))
            : Make.SliderStep(place.Label, StyleParam.Method.Update, ("visible", shown), ("shapes", place.Shapes));
    }).ToArray();

    private static Slider Slider(string what, SliderStep[] steps, int active, int below) => Make.Slider(
        active, steps, Make.SliderCurrentValue(what + ": ", StyleParam.XAnchorPosition.Left, Offset: 14, ChartStyle.TextFont(15)),
        ChartStyle.TextFont(12), Make.Padding(T: below, B: 8, L: 0, R: 0),
        BgColor: Make.Color(ChartStyle.Blue), ActiveBgColor: Make.Color(ChartStyle.Sky), BorderColor: Make.Color(ChartStyle.Ink),
        TickColor: Make.Color(ChartStyle.Ink), BorderWidth: 1, TickLen: 5, MinorTickLen: 3);
}
