// A chart with a slider under it: one set of traces a place, of which one is drawn. It needs no kernel, so that a page read
// years later still moves. It is plotly.js's layout.sliders, written as property bags.
using PlotTrace = Plotly.NET.Trace;

/// What one place of the slider shows: its label, its traces, and what it changes in the layout, such as shapes.
public sealed record SliderPlace(string Label, PlotTrace[] Traces, params (string Name, object Value)[] Changes);

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
                trace.SetValue("visible", k == active);
        foreach (var (name, value) in places[active].Changes)
            layout.SetValue(name, value);
        layout.SetValue("sliders", new[] { Slider(what, Steps(always.Length, places), active, below) });
        layout.SetValue("height", height + Room);
        var all = always.Concat(places.SelectMany(place => place.Traces));
        return GenericChart.ofTraceObjects(false, Microsoft.FSharp.Collections.ListModule.OfSeq(all)).WithLayout(layout);
    }

    static Layout[] Steps(int always, SliderPlace[] places) => places.Select((place, k) =>
    {
        var shown = Enumerable.Repeat(true, always).Concat(places.SelectMany((other, j) => other.Traces.Select(_ => j == k))).ToArray();
        return Bag(("label", place.Label), ("method", "update"), ("args", new object[] { Bag(("visible", shown)), Bag(place.Changes) }));
    }).ToArray();

    static Layout Slider(string what, Layout[] steps, int active, int below) => Bag(
        ("active", active), ("steps", steps), ("x", 0.0), ("len", 1.0), ("y", 0.0), ("yanchor", "top"),
        ("pad", Bag(("t", below), ("b", 8), ("l", 0), ("r", 0))),
        ("currentvalue", Bag(("prefix", what + ": "), ("xanchor", "left"), ("offset", 14), ("font", ChartStyle.TextFont(15)))),
        ("font", ChartStyle.TextFont(12)), ("transition", Bag(("duration", 0))),
        ("bgcolor", ChartStyle.Blue), ("activebgcolor", ChartStyle.Sky), ("bordercolor", ChartStyle.Ink), ("borderwidth", 1),
        ("tickcolor", ChartStyle.Ink), ("ticklen", 5), ("minorticklen", 3));

    /// A bag of plotly.js's attributes.
    public static Layout Bag(params (string Name, object Value)[] members)
    {
        var bag = new Layout();
        foreach (var (name, value) in members)
            bag.SetValue(name, value);
        return bag;
    }
}
