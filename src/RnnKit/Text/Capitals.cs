namespace RnnKit.Text;

/// <summary>Capitals for lower-case tokens: where a sentence starts, and the English pronoun I.</summary>
internal static class Capitals
{
    public static IReadOnlyList<string> Restore(IReadOnlyList<string> tokens, Language language)
    {
        var result = new string[tokens.Count];
        bool starts = true;
        for (int i = 0; i < result.Length; i++)
        {
            string token = tokens[i];
            bool hasLetter = token.Any(char.IsLetterOrDigit);
            bool capital = (starts && hasLetter) || (language == Language.English && token == "i");
            result[i] = capital ? char.ToUpperInvariant(token[0]) + token[1..] : token;
            starts = token is "." or "!" or "?" || (starts && !hasLetter);
        }
        return result;
    }
}
