namespace EngFra.English;

/// <summary>Words to written English.</summary>
internal static class Text
{
    public static string Sentence(string raw, char mark)
    {
        string text = string.Join(' ', raw.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Replace(" ,", ",", StringComparison.Ordinal).Replace(" ?", "?", StringComparison.Ordinal).Replace(" .", ".", StringComparison.Ordinal);
        return char.ToUpperInvariant(text[0]) + text[1..] + mark;
    }
}
