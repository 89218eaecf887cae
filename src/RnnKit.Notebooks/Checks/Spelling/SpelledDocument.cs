using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Charts;

namespace RnnKit.Notebooks.Checks.Spelling;

/// <summary>
/// What a reader reads of a document: prose, solutions, titles of charts and axes. Code, formulas and addresses are left out.
/// </summary>
public sealed partial class SpelledDocument
{
    private SpelledDocument(IReadOnlyList<SpelledText> texts) => Texts = texts;

    internal IReadOnlyList<SpelledText> Texts { get; }

    /// <summary>A notebook.</summary>
    public static SpelledDocument Of(NotebookDocument notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        return new([.. notebook.Cells.Select(TextOf)]);
    }

    /// <summary>A Markdown file.</summary>
    /// <param name="markdown">Its text.</param>
    /// <param name="mayBeFrench">Whether all of it may be French, as in the account of the corpus.</param>
    public static SpelledDocument OfMarkdown(string markdown, bool mayBeFrench)
    {
        SpelledText text = SpelledText.OfMarkdown(cellId: null, markdown);
        return new([mayBeFrench ? new SpelledText(null, "", $"{text.English} {text.Quoted}") : text]);
    }

    private static SpelledText TextOf(NotebookCell cell) => cell.Kind == CellKind.Markdown
        ? SpelledText.OfMarkdown(cell.Id, cell.Source)
        : SpelledText.Of(cell.Id, string.Join('\n', cell.Outputs.OfType<DisplayOutput>().Select(output => output.Data[PlotlyFigure.MimeType]).OfType<JsonNode>().SelectMany(Titles)));

    private static IEnumerable<string> Titles(JsonNode figure)
    {
        foreach ((string key, JsonNode? part) in (JsonObject)PlotlyFigure.From(figure).Json["layout"]!)
        {
            JsonNode? title = key == "title" ? part : key.Contains("axis", StringComparison.Ordinal) ? (part as JsonObject)?["title"] : null;
            if (MultilineText.AsString(title is JsonObject ? title["text"] : title) is { } text)
                yield return Tag().Replace(text, " ");
        }
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
