namespace Plotly.NET.CSharp;

/// <summary>Makes charts: the entry point for C#.</summary>
public static partial class Chart
{
    private static GenericChart Of(Trace trace, Optional<bool> useDefaults) => GenericChart.ofTraceObject(useDefaults.Or(true), trace);

    private static Trace Described(this Trace trace, Optional<string> name, Optional<bool> showLegend, Optional<double> opacity) =>
        trace.Set("name", name).Set("showlegend", showLegend).Set("opacity", opacity);

    private static Trace Labeled<TText>(
        this Trace trace,
        Optional<TText> text,
        Optional<IEnumerable<TText>> texts,
        Optional<StyleParam.TextPosition> position,
        Optional<IEnumerable<StyleParam.TextPosition>> positions) =>
        trace.Set("text", text, texts).Set("textposition", position, positions);

    private static TraceObjects.Marker Styled(
        Optional<TraceObjects.Marker> marker, Optional<Color> color, Optional<StyleParam.Colorscale> scale, Optional<Line> outline) =>
        marker.Or(new TraceObjects.Marker()).Set("color", color).Set("colorscale", scale).Set("line", outline);

    private static StyleParam.Mode Drawn(bool lines, bool markers, bool text) => (lines, markers, text) switch
    {
        (true, false, false) => StyleParam.Mode.Lines,
        (true, true, false) => StyleParam.Mode.Lines_Markers,
        (true, false, true) => StyleParam.Mode.Lines_Text,
        (true, true, true) => StyleParam.Mode.Lines_Markers_Text,
        (false, true, true) => StyleParam.Mode.Markers_Text,
        (false, _, true) => StyleParam.Mode.Text,
        (false, true, false) => StyleParam.Mode.Markers,
        (false, false, false) => StyleParam.Mode.None,
    };
}
