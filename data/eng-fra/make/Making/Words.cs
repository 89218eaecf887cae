namespace EngFra.Making;

/// <summary>The word forms of a sentence: lower case, without signs, elided words apart (<c>l'</c>, <c>ami</c>).</summary>
internal static class Words
{
    private static readonly string[] Whole = ["aujourd'hui", "o'clock"];

    public static IEnumerable<string> English(string sentence) => Pieces(sentence);

    public static IEnumerable<string> French(string sentence)
    {
        foreach (string piece in Pieces(sentence))
        {
            int apostrophe = Whole.Contains(piece) ? -1 : piece.LastIndexOf('\'');
            if (apostrophe < 0) yield return piece;
            else
            {
                yield return piece[..(apostrophe + 1)];
                if (apostrophe + 1 < piece.Length) yield return piece[(apostrophe + 1)..];
            }
        }
    }

    private static IEnumerable<string> Pieces(string sentence) => sentence.ToLowerInvariant()
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(piece => piece.Trim('.', ',', '?', '!', ';', ':', '"')).Where(piece => piece.Any(char.IsLetterOrDigit));
}
