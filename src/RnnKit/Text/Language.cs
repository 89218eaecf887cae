namespace RnnKit.Text;

/// <summary>A language whose words <see cref="Tokenizer"/> knows how to take apart.</summary>
public enum Language
{
    /// <summary>English: contractions, no space before punctuation.</summary>
    English,

    /// <summary>French: elision, inverted pronouns, a space before <c>; : ! ? »</c>.</summary>
    French,
}
