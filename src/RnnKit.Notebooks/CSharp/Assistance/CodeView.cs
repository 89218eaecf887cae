using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RnnKit.Notebooks.Directives;

namespace RnnKit.Notebooks.CSharp.Assistance;

/// <summary>A cell that is being typed, as the compiler understands it after the cells before it: nothing is run.</summary>
internal sealed class CodeView
{
    private CodeView(string text, SemanticModel model, SyntaxNode root) => (Text, Model, Root) = (text, model, root);

    /// <summary>The code, with blanks in place of directives to the kernel, so that positions stay.</summary>
    public string Text { get; }

    public SemanticModel Model { get; }

    public SyntaxNode Root { get; }

    /// <summary>The code after what <paramref name="state"/> holds.</summary>
    public static CodeView Of(SessionState state, string code, CancellationToken cancellation)
    {
        string text = string.Join('\n', code.Split('\n').Select(line => DirectiveLine.IsForKernel(line) ? new string(' ', line.Length) : line));
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text, SubmissionCompiler.Parsing, cancellationToken: cancellation);
        CSharpCompilation compilation = SubmissionCompiler.Script("typing", tree, state);
        return new CodeView(text, compilation.GetSemanticModel(tree), tree.GetRoot(cancellation));
    }

    /// <summary>What stands left of the dot after which a name is due at <paramref name="position"/>; null where there is no dot.</summary>
    public SyntaxNode? LeftOfDot(int position)
    {
        SyntaxToken token = Before(position);
        return token.Parent switch
        {
            MemberAccessExpressionSyntax access when access.OperatorToken == token => access.Expression,
            QualifiedNameSyntax name when name.DotToken == token => name.Left,
            MemberBindingExpressionSyntax binding when binding.OperatorToken == token =>
                binding.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>(access => access.WhenNotNull.Contains(binding))?.Expression,
            _ => null,
        };
    }

    /// <summary>Whether <paramref name="position"/> lies in a comment or within a text, where no name is due.</summary>
    public bool IsProse(int position)
    {
        SyntaxTrivia trivia = Root.FindTrivia(Math.Max(0, position - 1));
        SyntaxToken token = Root.FindToken(Math.Max(0, position - 1));
        return trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            || (token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringTextToken
                or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken && token.SpanStart < position);
    }

    /// <summary>The last token that ends at or before <paramref name="position"/>.</summary>
    public SyntaxToken Before(int position)
    {
        SyntaxToken token = Root.FindToken(Math.Clamp(position, 0, Text.Length));
        return token.SpanStart < position && token.Span.End <= position ? token : token.GetPreviousToken();
    }
}
