using System.Text;

namespace RnnKit.Text;

/// <summary>One spelling for what different keyboards write: the same word must be the same token.</summary>
internal static class Spelling
{
    /// <summary>Base letters, and what each becomes under the grave, acute, circumflex, diaeresis and cedilla; a space where there is no such letter.</summary>
    private const string Bases = "aceinouyACEINOUY";
    private static readonly (char Mark, string Letters)[] Marks =
    [
        ('\u0300', "à èìǹòùỳÀ ÈÌǸÒÙỲ"),
        ('\u0301', "áćéíńóúýÁĆÉÍŃÓÚÝ"),
        ('\u0302', "âĉêî ôûŷÂĈÊÎ ÔÛŶ"),
        ('\u0308', "ä ëï öüÿÄ ËÏ ÖÜŸ"),
        ('\u0327', " çȩ ņ    ÇȨ Ņ   "),
    ];

    /// <summary>
    /// Straight apostrophes and quotes, plain hyphens, other signs for the two marks of spacing, plain spaces (also for non-breaking and narrow ones), accented letters as one character.
    /// The table of letters does not depend on the operating system's.
    /// </summary>
    public static string Unify(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (result.Length > 0 && Compose(result[^1], c) is char composed) result[^1] = composed;
            else if (Plain(c) is char plain) result.Append(plain);
            else if (c == '…') result.Append("...");
        }
        return result.ToString();
    }

    /// <summary>The text by which two sentences count as the same: one spelling, one case, single spaces.</summary>
    public static string Key(string text) =>
        string.Join(' ', Unify(text).ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static char? Plain(char c) => c switch
    {
        '’' or '‘' or 'ʼ' or '′' => '\'',
        '“' or '”' or '„' => '"',
        '\u2010' or '\u2011' => '-',
        '￭' => '■',
        '▁' => '_',
        '\u00AD' or '\u200B' or '\u2060' or '\uFEFF' or '…' => null,     // soft hyphen, zero-width marks; the ellipsis is three characters
        _ when char.IsWhiteSpace(c) => ' ',
        _ => c,
    };

    private static char? Compose(char letter, char mark)
    {
        foreach ((char m, string letters) in Marks)
            if (m == mark && Bases.IndexOf(letter) is >= 0 and var i && letters[i] != ' ') return letters[i];
        return null;
    }
}
