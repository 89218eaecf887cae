using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RnnKit.Documents.Exercises;

/// <summary>The hint of an exercise: the sentence that its check says to a wrong answer.</summary>
internal static class Hint
{
    private static readonly CSharpParseOptions Script = new(kind: SourceCodeKind.Script);

    /// <summary>The hint of a check cell; null where the last call of <c>Check.…</c> has no sentence beside the name of what is checked.</summary>
    public static string? In(string checkSource) =>
        CSharpSyntaxTree.ParseText(checkSource, Script).GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
            .LastOrDefault(call => call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Check" } })
            ?.ArgumentList.Arguments.Skip(1).Select(argument => Text(argument.Expression)).LastOrDefault(text => text?.Trim().Contains(' ', StringComparison.Ordinal) == true);

    /// <summary>What a string says, without what it would have to compute first.</summary>
    private static string? Text(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => text,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => Text(sum.Left) + Text(sum.Right),
        InterpolatedStringExpressionSyntax parts => string.Concat(parts.Contents.Select(part => part is InterpolatedStringTextSyntax said ? said.TextToken.ValueText : "…")),
        _ => null,
    };
}
