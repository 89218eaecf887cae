using System.Text;

namespace RnnKit.Text;

/// <summary>What stands between two tokens in written text, by rule. Where a text has it otherwise, a mark among its tokens says so.</summary>
internal static class Spacing
{
    /// <summary>A mark: no space here, whatever the rule.</summary>
    public const string Joiner = "￭";

    /// <summary>A mark: a space here, whatever the rule.</summary>
    public const string Spacer = "▁";

    private const string None = "", Space = " ", NoBreak = "\u00A0", NarrowNoBreak = "\u202F";

    /// <summary>English words that have lost their beginning; their apostrophe stands before them.</summary>
    private static readonly HashSet<string> Clipped = new(StringComparer.OrdinalIgnoreCase) { "tis", "twas", "em", "til", "cause", "cos", "bout" };

    /// <summary>Which side a token holds on to.</summary>
    private enum Hold { Neither, Left, Right, Both }

    /// <summary>Tokens to text. Marks hold for the place where they stand; of several the last one does.</summary>
    public static string Join(IReadOnlyList<string> tokens, Language language, Func<IReadOnlyList<string>, IReadOnlyList<string>> dress)
    {
        var words = new List<string>();
        var marks = new List<string?>();
        string? mark = null;
        foreach (string token in tokens)
        {
            if (token is Joiner or Spacer)
            {
                mark = token;
                continue;
            }
            words.Add(token);
            marks.Add(mark);
            mark = null;
        }
        string[] gaps = Gaps(words, language);
        IReadOnlyList<string> dressed = dress(words);
        var text = new StringBuilder();
        for (int i = 0; i < words.Count; i++)
        {
            if (i > 0) text.Append(marks[i] switch { Joiner => None, Spacer => gaps[i].Length > 0 ? gaps[i] : Space, _ => gaps[i] });
            text.Append(dressed[i]);
        }
        return text.ToString();
    }

    /// <summary>The tokens of a text with a mark wherever the rule alone would not give back its spaces.</summary>
    /// <param name="words">The tokens.</param>
    /// <param name="apart">For each of them whether a space stands before it.</param>
    /// <param name="language">The language, whose own spaces before ; : ! ? » % and after « may be left out.</param>
    public static IReadOnlyList<string> Mark(IReadOnlyList<string> words, IReadOnlyList<bool> apart, Language language)
    {
        string[] gaps = Gaps(words, language);
        var tokens = new List<string>(words.Count);
        for (int i = 0; i < words.Count; i++)
        {
            bool open = gaps[i].Length > 0;
            bool optional = open && French(words, i, language) is not null && !IsGluedIn(words, apart, i);
            if (i > 0 && open != apart[i] && !optional) tokens.Add(apart[i] ? Spacer : Joiner);
            tokens.Add(words[i]);
        }
        return tokens;
    }

    /// <summary>What stands before each token by rule; nothing before the first.</summary>
    private static string[] Gaps(IReadOnlyList<string> tokens, Language language)
    {
        var gaps = new string[tokens.Count];
        var before = Hold.Right;
        bool single = false, quoted = false;
        for (int i = 0; i < gaps.Length; i++)
        {
            Hold hold = tokens[i] switch
            {
                "'" => Apostrophe(tokens, i, language, ref single),
                "\"" => Quote(tokens, i, ref quoted),
                _ => Of(tokens[i], language),
            };
            bool together = before is Hold.Right or Hold.Both || hold is Hold.Left or Hold.Both;
            gaps[i] = i == 0 ? None : French(tokens, i, language) ?? (together && !(IsDots(tokens[i - 1]) && IsDots(tokens[i])) ? None : Space);
            before = hold;
        }
        return gaps;
    }

    /// <summary>Feet between a number and one of inches (5' 10"), the apostrophe of '90s and 'tis, a quote that closes later; alone, it is a plural's: the boys' books.</summary>
    private static Hold Apostrophe(IReadOnlyList<string> tokens, int i, Language language, ref bool open)
    {
        if (IsNumber(tokens, i - 1) && IsNumber(tokens, i + 1) && i + 2 < tokens.Count && tokens[i + 2] == "\"") return Hold.Left;
        if (!open && language == Language.English && i + 1 < tokens.Count && (IsDecade(tokens[i + 1]) || Clipped.Contains(tokens[i + 1]))) return Hold.Right;
        return Toggle(ref open, opens: !open && tokens.Skip(i + 1).Contains("'"));
    }

    /// <summary>Inches after feet (5'10"), or after a number where no quote is open and the later ones are pairs; otherwise quotes open and close in turn.</summary>
    private static Hold Quote(IReadOnlyList<string> tokens, int i, ref bool open)
    {
        if (!IsNumber(tokens, i - 1)) return Toggle(ref open, opens: !open);
        bool feet = tokens[i - 1].Contains('\'') || (i >= 3 && tokens[i - 2] == "'" && IsNumber(tokens, i - 3));
        return feet || (!open && tokens.Skip(i + 1).Count(t => t == "\"") % 2 == 0) ? Hold.Left : Toggle(ref open, opens: !open);
    }

    private static Hold Toggle(ref bool open, bool opens)
    {
        open = opens;
        return opens ? Hold.Right : Hold.Left;
    }

    private static Hold Of(string token, Language language) => token switch
    {
        "," or "." or ";" or ":" or "!" or "?" or ")" or "]" or "}" or "%" or "°" or "»" or "..." or "″" => Hold.Left,
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

    private static bool IsNumber(IReadOnlyList<string> tokens, int i) => i >= 0 && i < tokens.Count && char.IsDigit(tokens[i][^1]);

    private static bool IsDecade(string token) => token.Length == 3 && char.IsDigit(token[0]) && token[1] == '0' && token[2] is 's' or 'S';

    /// <summary>A sign with a word on both sides and no space, as the : of an address: there it is no punctuation.</summary>
    private static bool IsGluedIn(IReadOnlyList<string> words, IReadOnlyList<bool> apart, int i) =>
        !apart[i] && words[i] != "»" && words[i - 1] != "«" && i + 1 < words.Count && !apart[i + 1] && (char.IsLetterOrDigit(words[i + 1][0]) || words[i + 1] == "/");

    /// <summary>French sets a narrow space before ; ! ? and a full one before : » % and after «, none of which may break the line.</summary>
    private static string? French(IReadOnlyList<string> tokens, int i, Language language) => i == 0 || language != Language.French ? null : (tokens[i - 1], tokens[i]) switch
    {
        ("!" or "?", "!" or "?") => None,
        (_, ";" or "!" or "?") => NarrowNoBreak,
        (_, ":" or "»" or "%") or ("«", _) => NoBreak,
        _ => null,
    };
}
