using System.Text;

namespace RnnKit.Text;

/// <summary>What stands between two tokens in written text.</summary>
internal static class Spacing
{
    private const string None = "", Space = " ", NoBreak = "\u00A0", NarrowNoBreak = "\u202F";

    /// <summary>Which side a token holds on to.</summary>
    private enum Hold { Neither, Left, Right, Both }

    public static string Join(IReadOnlyList<string> tokens, Language language)
    {
        var text = new StringBuilder();
        var before = Hold.Right;
        bool single = false, quoted = false;
        for (int i = 0; i < tokens.Count; i++)
        {
            string token = tokens[i];
            Hold hold = token switch
            {
                "'" => Toggle(ref single, opens: !single && tokens.Skip(i + 1).Contains("'")),   // alone, it is a plural's: the boys' books
                "\"" => Toggle(ref quoted, opens: !quoted),
                _ => Of(token, language),
            };
            bool together = before is Hold.Right or Hold.Both || hold is Hold.Left or Hold.Both;
            if (i > 0) text.Append(French(tokens[i - 1], token, language) ?? (together && !(IsDots(tokens[i - 1]) && IsDots(token)) ? None : Space));
            text.Append(token);
            before = hold;
        }
        return text.ToString();
    }

    private static Hold Toggle(ref bool open, bool opens)
    {
        open = opens;
        return opens ? Hold.Right : Hold.Left;
    }

    private static Hold Of(string token, Language language) => token switch
    {
        "," or "." or ";" or ":" or "!" or "?" or ")" or "]" or "}" or "%" or "°" or "»" or "..." => Hold.Left,
        "(" or "[" or "{" or "«" or "$" or "£" => Hold.Right,
        "€" when language == Language.English => Hold.Right,
        "/" => Hold.Both,
        _ when language == Language.English && IsContraction(token) => Hold.Left,
        _ when language == Language.French && token.Length > 1 && token[0] == '-' && char.IsLetter(token[1]) =>
            token[^1] == '\'' ? Hold.Both : Hold.Left,
        _ when language == Language.French && token.Length > 1 && token[^1] == '\'' => Hold.Right,
        _ => Hold.Neither,
    };

    /// <summary>Dots beside dots would read as one run of them.</summary>
    private static bool IsDots(string token) => !token.AsSpan().ContainsAnyExcept('.');

    private static bool IsContraction(string token) =>
        token.Length > 1 && (token[0] == '\'' || token.Equals("n't", StringComparison.OrdinalIgnoreCase));

    /// <summary>French sets a narrow space before ; ! ? and a full one before : » % and after «, none of which may break the line.</summary>
    private static string? French(string left, string right, Language language) => (left, right) switch
    {
        _ when language != Language.French => null,
        ("!" or "?", "!" or "?") => None,
        (_, ";" or "!" or "?") => NarrowNoBreak,
        (_, ":" or "»" or "%") or ("«", _) => NoBreak,
        _ => null,
    };
}
