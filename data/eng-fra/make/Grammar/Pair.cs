namespace EngFra.Grammar;

/// <summary>A finished sentence in both languages, and the construction that it came from.</summary>
internal sealed record Pair(string English, string French, string Construction = "")
{
    /// <summary>Writes raw clauses as sentences: capital, mark, contraction, elision.</summary>
    public static Pair Of(Phrase raw, char mark = '.') =>
        new(EngFra.English.Text.Sentence(raw.English, mark), EngFra.French.Text.Sentence(raw.French, mark));

    /// <summary>Words of a sentence: what stands between spaces, signs aside.</summary>
    public static int WordsIn(string sentence) =>
        sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit));
}
