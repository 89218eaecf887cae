using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RnnKit.Book.Code;

/// <summary>
/// C# as highlighted HTML, by the compiler's own parser in its script mode. Names are told apart by where they stand, without
/// references, so that a cell looks the same wherever the book is written. One instance serves one notebook: variables of
/// earlier cells stay known.
/// </summary>
internal sealed class CSharpHighlighter
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview, kind: SourceCodeKind.Script);
    private readonly HashSet<string> _variables = new(StringComparer.Ordinal);

    public string ToHtml(string code)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(code.ReplaceLineEndings("\n"), Options).GetRoot();
        _variables.UnionWith(NameClasses.VariablesIn(root));
        var writer = new SpanWriter();
        foreach (SyntaxToken token in root.DescendantTokens())
        {
            WriteTrivia(writer, token.LeadingTrivia);
            writer.Write(token.Text, ClassOf(token));
            WriteTrivia(writer, token.TrailingTrivia);
        }

        return writer.ToString();
    }

    private static void WriteTrivia(SpanWriter writer, SyntaxTriviaList list)
    {
        foreach (SyntaxTrivia trivia in list)
            writer.Write(trivia.ToFullString(), trivia switch
            {
                { IsDirective: true } => TokenClass.Directive,
                _ when trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.DisabledTextTrivia
                    or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia => TokenClass.Comment,
                _ => TokenClass.Plain,
            });
    }

    private TokenClass ClassOf(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.IdentifierToken => NameClasses.Of(token, _variables),
        SyntaxKind.NumericLiteralToken => TokenClass.Number,
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.Utf8StringLiteralToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken
            or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken
            or SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken
            or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedStringEndToken
            or SyntaxKind.InterpolatedRawStringEndToken => TokenClass.Text,
        var kind when SyntaxFacts.IsKeywordKind(kind) || SyntaxFacts.IsContextualKeyword(kind) => TokenClass.Keyword,
        _ => TokenClass.Plain,
    };

    /// <summary>Joins neighbors of one class into one element.</summary>
    private sealed class SpanWriter
    {
        private readonly StringBuilder _html = new();
        private TokenClass _open = TokenClass.Plain;

        public void Write(string text, TokenClass @class)
        {
            if (text.Length == 0)
                return;
            bool blank = string.IsNullOrWhiteSpace(text);
            if (@class != _open && !blank)
                Open(@class);
            _html.Append(Html.Escape(text));
        }

        public override string ToString()
        {
            Open(TokenClass.Plain);
            return _html.ToString();
        }

        private void Open(TokenClass @class)
        {
            if (_open != TokenClass.Plain)
                _html.Append("</span>");
            if (@class != TokenClass.Plain)
                _html.Append($"<span class=\"{@class.ToString().ToLowerInvariant()}\">");
            _open = @class;
        }
    }
}
