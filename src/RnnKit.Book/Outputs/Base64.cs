namespace RnnKit.Book.Outputs;

/// <summary>Base64 as it may stand in an attribute.</summary>
internal static class Base64
{
    /// <summary>Keeps only the characters of the alphabet: line ends go, and nothing can leave the attribute.</summary>
    public static string Clean(string text) => string.Concat(text.Where(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '='));
}
