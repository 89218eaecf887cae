using System.Text.Json.Nodes;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Charts;

namespace RnnKit.Notebooks.Checks.Rules;

/// <summary>Every chart has a title and names on its axes, and a sentence in prose since the chart before it.</summary>
internal static class ChartRule
{
    private static readonly string[] WithoutAxes = ["pie", "sankey", "table", "indicator", "sunburst", "treemap"];

    public static IEnumerable<Complaint> Check(NotebookDocument notebook)
    {
        bool introduced = true;
        foreach (NotebookCell cell in notebook.Cells)
        {
            if (cell.Kind == CellKind.Markdown)
                introduced = true;
            PlotlyFigure[] figures = [.. cell.Outputs.OfType<DisplayOutput>().Select(output => output.Data[PlotlyFigure.MimeType]).OfType<JsonNode>().Select(PlotlyFigure.From)];
            foreach (string problem in figures.SelectMany(Problems))
                yield return new Complaint(cell.Id, problem);
            if (figures.Length == 0)
                continue;
            if (!introduced)
                yield return new Complaint(cell.Id, "before a chart stands a sentence that says what to look for; here another chart comes first.");
            introduced = false;
        }
    }

    private static IEnumerable<string> Problems(PlotlyFigure figure)
    {
        if (string.IsNullOrWhiteSpace(figure.Title))
            yield return "its chart has no title.";
        var layout = (JsonObject)figure.Json["layout"]!;
        foreach (string axis in Traces(figure).SelectMany(AxesOf).Distinct())
        {
            if (!IsNamed(layout, axis))
                yield return $"'{figure.Title}': the axis '{axis}' has no title.";
        }
    }

    private static IEnumerable<JsonObject> Traces(PlotlyFigure figure) => ((JsonArray)figure.Json["data"]!).OfType<JsonObject>();

    /// <summary>The axes that a trace is drawn on, as the layout calls them: <c>xaxis2</c>, <c>scene.zaxis</c>.</summary>
    private static IEnumerable<string> AxesOf(JsonObject trace)
    {
        string type = MultilineText.AsString(trace["type"]) ?? "scatter";
        if (WithoutAxes.Contains(type))
            return [];
        if (type.EndsWith("3d", StringComparison.Ordinal) || type == "surface")
        {
            string scene = MultilineText.AsString(trace["scene"]) ?? "scene";
            return [$"{scene}.xaxis", $"{scene}.yaxis", $"{scene}.zaxis"];
        }
        return [LayoutName(trace["xaxis"], "x"), LayoutName(trace["yaxis"], "y")];
    }

    private static string LayoutName(JsonNode? axis, string letter) => $"{letter}axis{(MultilineText.AsString(axis) ?? letter)[1..]}";

    /// <summary>An axis is named by its title, by that of the axis it follows, or needs no name where it shows nothing.</summary>
    private static bool IsNamed(JsonObject layout, string axis)
    {
        JsonNode? settings = axis.Split('.').Aggregate((JsonNode?)layout, (node, key) => node?[key]);
        if (settings is null)
            return false;
        JsonNode? title = settings["title"];
        if (!string.IsNullOrWhiteSpace(MultilineText.AsString(title is JsonObject ? title["text"] : title)))
            return true;
        if (IsFalse(settings["visible"]) || IsFalse(settings["showticklabels"]))
            return true;
        return MultilineText.AsString(settings["matches"]) is { } other && LayoutName(other, axis[..1]) is { } followed && followed != axis && IsNamed(layout, followed);
    }

    private static bool IsFalse(JsonNode? node) => node is JsonValue value && value.TryGetValue(out bool truth) && !truth;
}
