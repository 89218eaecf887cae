using System.Text.RegularExpressions;
using RnnKit.Foundations;

namespace RnnKit.Text;

/// <summary>
/// Text to tokens and back, for English and French. Curly and straight apostrophes, composed and decomposed accents,
/// plain and non-breaking spaces give the same tokens. Numbers (<c>3.14</c>, <c>10:30</c>, <c>1,000</c>), abbreviations (<c>a.m.</c>)
/// and hyphenated words stay whole; every other sign is a token. <see cref="Detokenize"/> gives back the text, and tokenizing that
/// again gives the same tokens: where the rules of spacing alone would not (an inch sign, a quote that never closes, <c>and/ or</c>),
/// the tokens hold a mark, <see cref="Joiner"/> or <see cref="Spacer"/> (as in OpenNMT's tokenizer); ordinary text has none.
/// What does not come back is what counts as the same: which apostrophes, quotes, spaces and forms of an accent were typed, how many spaces,
/// whether French had its spaces before <c>; : ! ? » %</c>; capitals of a tokenizer that makes lower case; and the two marks themselves.
/// </summary>
public sealed partial class Tokenizer
{
    /// <summary>A tokenizer for one language.</summary>
    /// <param name="language">English or French.</param>
    /// <param name="lowerCase">Makes all tokens lower case; <see cref="Detokenize"/> then starts sentences with a capital.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such language.</exception>
    public Tokenizer(Language language, bool lowerCase = true)
    {
        if (!Enum.IsDefined(language)) throw new ArgumentOutOfRangeException(nameof(language), language, $"'language' is {language}; expected English or French.");
        (Language, LowerCase) = (language, lowerCase);
    }

    /// <summary>The token that says: no space here, where the rules would set one.</summary>
    public const string Joiner = Spacing.Joiner;

    /// <summary>The token that says: a space here, where the rules would set none.</summary>
    public const string Spacer = Spacing.Spacer;

    /// <summary>The language.</summary>
    public Language Language { get; }

    /// <summary>True if tokens are made lower case.</summary>
    public bool LowerCase { get; }

    /// <summary>
    /// Text to tokens. English contractions become two (<c>do n't</c>, <c>I 'm</c>); French elision keeps the apostrophe (<c>l' homme</c>)
    /// and inverted pronouns the hyphen (<c>est -il</c>). Only spaces give no tokens.
    /// </summary>
    /// <exception cref="ArgumentNullException">No text.</exception>
    public IReadOnlyList<string> Tokenize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = Spelling.Unify(text);
        if (LowerCase) text = text.ToLowerInvariant();
        var words = new List<string>();
        var apart = new List<bool>();
        foreach (Match piece in Piece().Matches(text))
        {
            apart.Add(piece.Index > 0 && text[piece.Index - 1] == ' ');
            if (!piece.Groups["word"].Success) words.Add(piece.Value);
            else if (Language == Language.English) Words.English(piece.Value, words);
            else Words.French(piece.Value, words);
            while (apart.Count < words.Count) apart.Add(false); // the parts of a word
        }
        return Spacing.Mark(words, apart, Language);
    }

    /// <summary>Tokens to readable text: French gets its narrow non-breaking spaces before <c>; ! ?</c>, quotes close where they opened, marks are followed.</summary>
    /// <exception cref="ArgumentException">A token is empty.</exception>
    public string Detokenize(IReadOnlyList<string> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        for (int i = 0; i < tokens.Count; i++) Guard.That(!string.IsNullOrEmpty(tokens[i]), nameof(tokens), $"'tokens' holds an empty token at {i}; expected text.");
        return Spacing.Join(tokens, Language, words => LowerCase ? Capitals.Restore(words, Language) : words);
    }

    /// <summary>The language and the case.</summary>
    public override string ToString() => $"Tokenizer for {Language}{(LowerCase ? ", lower case" : "")}";

    /// <summary>
    /// A word: letters and digits, with hyphens and apostrophes inside, and . , : between digits. Otherwise an abbreviation,
    /// a run of dots or dashes, or a single sign.
    /// </summary>
    [GeneratedRegex(
        @"(?:\p{L}\.){2,}"
        + @"|(?<word>(?:(?<![\p{L}\p{Nd}])-(?=\p{Nd}))?[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}]*(?:[-'][\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}]*|(?<=\p{Nd})[.,:]\p{Nd}+)*)"
        + @"|\.{2,}|-{2,}|[\uD800-\uDBFF][\uDC00-\uDFFF]|\S",
        RegexOptions.CultureInvariant)]
    private static partial Regex Piece();
}
