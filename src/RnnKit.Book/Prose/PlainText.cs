using System.Text;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace RnnKit.Book.Prose;

/// <summary>What a piece of Markdown says, without its markup.</summary>
internal static partial class PlainText
{
    public static string Of(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        foreach (Inline inline in inlines?.Descendants() ?? [])
            _ = inline switch
            {
                LiteralInline literal => text.Append(literal.Content.AsSpan()),
                CodeInline code => text.Append(code.Content),
                FormulaInline formula => text.Append(formula.Formula.Tex),
                HtmlEntityInline entity => text.Append(entity.Transcoded.AsSpan()),
                LineBreakInline => text.Append(' '),
                _ => text,
            };
        return text.ToString().Trim();
    }

    /// <summary>What a block says: its inlines, or the lines of code and raw HTML without tags.</summary>
    public static string Of(LeafBlock block) => block switch
    {
        { Inline: { } inlines } => Of(inlines),
        HtmlBlock => WithoutTags(block.Lines.ToString()),
        _ => block.Lines.ToString(),
    };

    /// <summary>HTML of inlines without its links, to stand in another link.</summary>
    public static string WithoutLinks(string html) => LinkTag().Replace(html, "");

    /// <summary>HTML of inlines without any tags, for a page's title.</summary>
    public static string WithoutTags(string html) => AnyTag().Replace(html, "");

    public static string FirstSentence(string text)
    {
        Match end = SentenceEnd().Match(text);
        return end.Success ? text[..(end.Index + 1)] : text;
    }

    [GeneratedRegex("</?a\\b[^>]*>")]
    private static partial Regex LinkTag();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex AnyTag();

    [GeneratedRegex(@"[.!?](?=\s+\p{Lu})")]
    private static partial Regex SentenceEnd();
}
