using System.Text.RegularExpressions;

namespace RnnKit.Text;

/// <summary>Takes a word apart into the pieces that carry meaning of their own.</summary>
internal static partial class Words
{
    /// <summary>Words whose apostrophe is no elision.</summary>
    private static readonly string[] Whole = ["aujourd'hui", "prud'hom"];

    /// <summary>Contractions as in the Penn Treebank: <c>don't</c> is <c>do n't</c>, <c>I'm</c> is <c>I 'm</c>.</summary>
    public static void English(string word, List<string> tokens)
    {
        int end = word.Length, at = tokens.Count;
        while (Contraction().Match(word[..end]) is { Success: true, Index: > 0 } match)
        {
            tokens.Insert(at, match.Value);
            end = match.Index;
        }
        tokens.Insert(at, word[..end]);
    }

    /// <summary>Elision keeps its apostrophe (<c>l'homme</c> is <c>l' homme</c>), pronouns keep their hyphen (<c>a-t-il</c> is <c>a -t-il</c>).</summary>
    public static void French(string word, List<string> tokens)
    {
        int start = 0;
        for (int i = 0; i < word.Length - 1; i++)
        {
            if (word[i] != '\'' || Whole.Any(w => word.AsSpan(start).StartsWith(w, StringComparison.OrdinalIgnoreCase))) continue;
            Pronouns(word[start..(i + 1)], tokens);
            start = i + 1;
        }
        Pronouns(word[start..], tokens);
    }

    private static void Pronouns(string word, List<string> tokens)
    {
        int end = word.Length, at = tokens.Count;
        while (Pronoun().Match(word[..end]) is { Success: true, Index: > 0 } match)
        {
            tokens.Insert(at, match.Value);
            end = match.Index;
        }
        tokens.Insert(at, word[..end]);
    }

    [GeneratedRegex("(?:n't|'(?:s|m|d|re|ve|ll))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Contraction();

    [GeneratedRegex("-(?:t-(?:il|ils|elle|elles|on)|je|tu|il|ils|elle|elles|on|nous|vous|moi|toi|lui|leur|le|la|les|y|en|ce|ci|là|[tml]')$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pronoun();
}
