namespace EngFra.French;

/// <summary>How a word begins, as far as the word before it cares.</summary>
internal static class Sounds
{
    private const string Vowels = "aâàeéèêëiîïoôuûœ";

    /// <summary>Words with an aspirated h or another beginning that keeps the word before it whole: <c>le haricot</c>, <c>le onze</c>.</summary>
    private static readonly string[] Whole = ["haricot", "héros", "haut", "huit", "hibou", "hamster", "honte", "hors", "homard", "onze", "oui"];

    /// <summary>True if <c>le</c>, <c>je</c>, <c>de</c> … lose their vowel before this word.</summary>
    public static bool BeginsWithVowel(string word)
    {
        string lower = word.TrimStart('~').ToLowerInvariant();
        if (Whole.Any(w => lower.StartsWith(w, StringComparison.Ordinal))) return false;
        if (lower == "y" || lower.StartsWith("y-", StringComparison.Ordinal)) return true;
        char first = lower.StartsWith('h') && lower.Length > 1 ? 'a' : lower.FirstOrDefault();
        return Vowels.Contains(first, StringComparison.Ordinal);
    }
}
