using System.Text.Json.Nodes;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Charts;

namespace RnnKit.Notebooks.Checks;

/// <summary>Holds the outputs in a notebook against those of a fresh run, but for the lines that change from run to run.</summary>
public static class FreshOutputs
{
    /// <summary>For each code cell whose outputs differ: one complaint.</summary>
    public static IEnumerable<Complaint> Compare(NotebookDocument committed, NotebookDocument fresh)
    {
        ArgumentNullException.ThrowIfNull(committed);
        ArgumentNullException.ThrowIfNull(fresh);
        Dictionary<string, NotebookCell> ran = fresh.Cells.Where(cell => cell.Kind == CellKind.Code).DistinctBy(cell => cell.Id).ToDictionary(cell => cell.Id);
        foreach (NotebookCell cell in committed.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            string? difference = ran.TryGetValue(cell.Id, out NotebookCell? other) ? Difference(cell, other) : "it did not run";
            if (difference is not null)
                yield return new Complaint(cell.Id, $"its outputs are not those of a fresh run: {difference}");
        }
    }

    private static string? Difference(NotebookCell committed, NotebookCell fresh) =>
        TextDifference(TextOutputs.Of(committed).Split('\n'), TextOutputs.Of(fresh).Split('\n')) ?? FigureDifference(committed, fresh);

    private static string? TextDifference(string[] committed, string[] fresh)
    {
        int lines = Math.Max(committed.Length, fresh.Length);
        int first = Enumerable.Range(0, lines).FirstOrDefault(i => committed.ElementAtOrDefault(i) != fresh.ElementAtOrDefault(i), -1);
        return first < 0 ? null : $"'{committed.ElementAtOrDefault(first) ?? "no line"}' in the file, '{fresh.ElementAtOrDefault(first) ?? "no line"}' now";
    }

    private static string? FigureDifference(NotebookCell committed, NotebookCell fresh)
    {
        JsonNode[] before = Figures(committed), now = Figures(fresh);
        if (before.Length != now.Length)
            return $"{before.Length} charts in the file, {now.Length} now";
        string? place = before.Zip(now, (one, other) => Changes(other) ? null : JsonDifference.First(one, other)).FirstOrDefault(found => found is not null);
        return place is null ? null : $"a chart's {place} (in the file or now)";
    }

    /// <summary>A chart of timings, which says so with the mark in one of its texts.</summary>
    private static bool Changes(JsonNode figure) =>
        figure["layout"] is { } layout && layout.ToJsonString(Readable).Contains(TextOutputs.Changing, StringComparison.Ordinal);

    private static JsonNode[] Figures(NotebookCell cell) =>
        [.. cell.Outputs.OfType<DisplayOutput>().Select(output => output.Data[PlotlyFigure.MimeType]).OfType<JsonNode>()];

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
