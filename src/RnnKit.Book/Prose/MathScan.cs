using System.Text.RegularExpressions;

namespace RnnKit.Book.Prose;

/// <summary>How long a formula is that begins at a place in a text; null where none does.</summary>
internal static partial class MathScan
{
    /// <summary><c>\begin{name}</c> up to the <c>\end{name}</c> that belongs to it.</summary>
    public static int? Environment(string text, int place)
    {
        Match begin = Begin().Match(text, place);
        if (!begin.Success)
            return null;
        string name = begin.Groups["name"].Value;
        int depth = 0;
        foreach (Match border in Border().EnumerateFrom(text, place))
        {
            if (border.Groups["name"].Value != name)
                continue;
            depth += border.Groups["kind"].Value == "begin" ? 1 : -1;
            if (depth == 0)
                return border.Index + border.Length - place;
        }
        return null;
    }

    /// <summary><c>\( … \)</c> and <c>\[ … \]</c>, with one backslash or two; gives the length of its opening too.</summary>
    public static int? Brackets(string text, int place, out int opening)
    {
        int slashes = text.AsSpan(place).IndexOfAnyExcept('\\');
        opening = slashes + 1;
        if (slashes is not (1 or 2) || text[place + slashes] is not ('(' or '['))
            return null;
        string closing = new string('\\', slashes) + (text[place + slashes] == '(' ? ')' : ']');
        int end = place + opening;
        while ((end = text.IndexOf(closing, end, StringComparison.Ordinal)) >= 0 && text[end - 1] == '\\')
            end++;
        if (end < 0)
            return null;
        string tex = text[(place + opening)..end];
        int length = end + closing.Length - place;
        return string.IsNullOrWhiteSpace(tex) || EmptyLine().IsMatch(tex) || (closing == @"\]" && IsText(tex, text.AsSpan(place + length))) ? null : length;
    }

    /// <summary><c>$$ … $$</c>; over empty lines only where the dollars stand alone in their line.</summary>
    public static int? Display(string text, int place)
    {
        bool isFence = RestOfLine().IsMatch(text, place + 2);
        int end = place + 2;
        while ((end = text.IndexOf("$$", end, StringComparison.Ordinal)) >= 0 && IsEscaped(text, end))
            end++;
        if (end < 0)
            return null;
        string tex = text[(place + 2)..end];
        return string.IsNullOrWhiteSpace(tex) || (!isFence && EmptyLine().IsMatch(tex)) ? null : end + 2 - place;
    }

    /// <summary><c>$ … $</c> within a paragraph, unless the dollars are money.</summary>
    public static int? Inline(string text, int place)
    {
        int depth = 0, unbalanced = -1;
        for (int i = place + 1; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\\')
                i++;
            else if (c is '{' or '}')
                depth += c == '{' ? 1 : -1;
            else if (c == '\n' && EmptyLineHere().IsMatch(text, i))
                break;
            else if (c == '$')
            {
                if (depth <= 0)
                    return Judged(text, place, i);
                if (unbalanced < 0)
                    unbalanced = i;
            }
        }
        return unbalanced < 0 ? null : Judged(text, place, unbalanced);
    }

    private static int? Judged(string text, int place, int end) => Dollars.AreMoney(text, place, end) ? null : end + 1 - place;

    private static bool IsEscaped(string text, int place)
    {
        int slashes = 0;
        while (place - slashes > 0 && text[place - slashes - 1] == '\\')
            slashes++;
        return slashes % 2 == 1;
    }

    /// <summary>Markdown's way to write brackets that are no link: <c>\[1\]</c>, <c>\[see\](there)</c>.</summary>
    private static bool IsText(string tex, ReadOnlySpan<char> after) => Citation().IsMatch(tex) || after is ['(' or '[' or ':', ..];

    private static IEnumerable<Match> EnumerateFrom(this Regex pattern, string text, int place)
    {
        for (Match match = pattern.Match(text, place); match.Success; match = match.NextMatch())
            yield return match;
    }

    [GeneratedRegex(@"\G\\begin\{(?<name>[A-Za-z]+\*?)\}")]
    private static partial Regex Begin();

    [GeneratedRegex(@"(?<!\\)(?:\\\\)*\\(?<kind>begin|end)\{(?<name>[A-Za-z]+\*?)\}")]
    private static partial Regex Border();

    [GeneratedRegex(@"^[\d\s,;–-]+$")]
    private static partial Regex Citation();

    [GeneratedRegex(@"\G[ \t]*(?:\n|\z)")]
    private static partial Regex RestOfLine();

    [GeneratedRegex(@"\n[ \t>]*\n")]
    private static partial Regex EmptyLine();

    [GeneratedRegex(@"\G\n[ \t>]*\n")]
    private static partial Regex EmptyLineHere();
}
