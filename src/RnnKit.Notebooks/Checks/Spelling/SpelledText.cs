using System.Text.RegularExpressions;

namespace RnnKit.Notebooks.Checks.Spelling;

/// <summary>
/// The words of one place in a document. What is emphasized or in quotation marks may be French, since that is how the series
/// sets French words; the rest is English. Of the sources, titles stand as they were printed and names as people bear them: both are left out.
/// </summary>
/// <param name="CellId">The cell; null in a document without cells.</param>
/// <param name="English">What must be English.</param>
/// <param name="Quoted">What may be French too.</param>
internal sealed partial record SpelledText(string? CellId, string English, string Quoted)
{
    private const string Sources = "## Where this comes from";

    /// <summary>The words in a piece of Markdown.</summary>
    public static SpelledText OfMarkdown(string? cellId, string markdown)
    {
        int sources = markdown.IndexOf(Sources, StringComparison.Ordinal);
        string text = sources < 0 ? markdown : markdown[..sources] + Name().Replace(Emphasized().Replace(markdown[sources..], " "), " ");
        return Of(cellId, ProseText.English(text));
    }

    /// <summary>The words in a text without markup.</summary>
    public static SpelledText Of(string? cellId, string text)
    {
        string words = Possessive().Replace(text, " ");
        string quoted = string.Join(' ', Emphasized().Matches(words).Concat(InQuotes().Matches(words)).Select(match => match.Value));
        return new SpelledText(cellId, InQuotes().Replace(Emphasized().Replace(words, " "), " "), quoted);
    }

    [GeneratedRegex(@"(?<![\w*])(\*{1,2})(?=\S)[^*\n]+?(?<=\S)\1(?![\w*])")]
    private static partial Regex Emphasized();

    [GeneratedRegex(@"\b\p{Lu}[\w'’-]*")]
    private static partial Regex Name();

    [GeneratedRegex(@"(?<!\w)'[^'\n]+'(?!\w)|“[^”\n]+”|""[^""\n]+""")]
    private static partial Regex InQuotes();

    [GeneratedRegex(@"['’]s\b")]
    private static partial Regex Possessive();
}
