namespace EngFra.French;

/// <summary>The plural of nouns and adjectives.</summary>
internal static class Plurals
{
    private static readonly HashSet<string> WithX = new(StringComparer.Ordinal) { "bijou", "caillou", "chou", "genou", "hibou", "joujou", "pou" };
    private static readonly HashSet<string> WithS = new(StringComparer.Ordinal) { "bleu", "pneu", "bal", "festival", "carnaval", "final", "banal" };

    public static string Of(string word, bool adjective = false)
    {
        if (word[^1] is 's' or 'x' or 'z') return word;
        if (WithX.Contains(word)) return word + "x";
        if (WithS.Contains(word)) return word + "s";
        if (word.EndsWith("al", StringComparison.Ordinal)) return word[..^1] + "ux";
        if (word.EndsWith("au", StringComparison.Ordinal) || (word.EndsWith("eu", StringComparison.Ordinal) && !adjective)) return word + "x";
        return word + "s";
    }
}
