using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Charts;

namespace RnnKit.Notebooks.Checks.Spelling;

/// <summary>
/// The spelling of what a reader reads: prose, solutions, titles of charts and axes. Code, formulas and addresses are left out.
/// </summary>
public static partial class SpellingCheck
{
    /// <summary>The complaints about a notebook.</summary>
    public static Task<IReadOnlyList<Complaint>> CheckAsync(NotebookDocument notebook, Hunspell hunspell)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        return ComplaintsAsync([.. notebook.Cells.Select(TextOf)], hunspell);
    }

    /// <summary>The complaints about a Markdown file.</summary>
    /// <param name="markdown">Its text.</param>
    /// <param name="mayBeFrench">Whether all of it may be French, as in the account of the corpus.</param>
    /// <param name="hunspell">The spell checker.</param>
    public static Task<IReadOnlyList<Complaint>> CheckAsync(string markdown, bool mayBeFrench, Hunspell hunspell)
    {
        SpelledText text = SpelledText.OfMarkdown(cellId: null, markdown);
        return ComplaintsAsync([mayBeFrench ? new SpelledText(null, "", $"{text.English} {text.Quoted}") : text], hunspell);
    }

    private static async Task<IReadOnlyList<Complaint>> ComplaintsAsync(SpelledText[] texts, Hunspell hunspell)
    {
        ArgumentNullException.ThrowIfNull(hunspell);
        IReadOnlyList<string> english = await hunspell.UnknownWordsAsync(string.Join('\n', texts.Select(text => text.English))).ConfigureAwait(false);
        IReadOnlyList<string> quoted = await hunspell.UnknownWordsAsync(string.Join('\n', texts.Select(text => text.Quoted)), mayBeFrench: true).ConfigureAwait(false);
        return
        [
            .. from word in english.Concat(quoted).Distinct()
               select new Complaint(
                   Array.Find(texts, text => text.Has(word))?.CellId,
                   $"'{word}' is no American English word of the dictionary or of notebooks/words.txt."),
        ];
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
