using System.Text.RegularExpressions;

namespace RnnKit.Book.Prose;

/// <summary>Tells two dollars that enclose a formula from two that are money: <c>from $5 to $10</c>.</summary>
internal static partial class Dollars
{
    /// <summary>Whether the dollars at these places are money, or signs of something else.</summary>
    public static bool AreMoney(string text, int first, int second)
    {
        // Jupyter takes any two dollars of a paragraph for a formula; what a sum of money looks like is left alone here.
        string between = text[(first + 1)..second];
        if (string.IsNullOrWhiteSpace(between))
            return true;
        if (second + 1 < text.Length && char.IsAsciiDigit(text[second + 1]))
            return true;
        if (first > 0 && char.IsAsciiLetterUpper(text[first - 1]) && char.IsAsciiDigit(between[0]))
            return true;
        if (Tex().IsMatch(between))
            return false;
        bool opens = char.IsWhiteSpace(between[0]), closes = char.IsWhiteSpace(between[^1]);
        if (opens != closes)
            return true;
        if (opens)
            return Amount().IsMatch(text.AsSpan(0, first)) && Word().IsMatch(between);
        return char.IsAsciiDigit(between[0]) && Word().IsMatch(between);
    }

    [GeneratedRegex(@"[\\^_{}]")]
    private static partial Regex Tex();

    [GeneratedRegex(@"(?<=[\s,])\p{L}{2,}|\p{L}{2,}(?=[\s,])")]
    private static partial Regex Word();

    [GeneratedRegex(@"\d ?\z")]
    private static partial Regex Amount();
}
