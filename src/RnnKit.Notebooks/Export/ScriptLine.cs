using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace RnnKit.Notebooks.Export;

/// <summary>A line of a script that is for the kernel and not for the compiler: <c>#r</c>, <c>#load</c>, <c>#!import</c> and the like.</summary>
/// <param name="Verb">Its first word.</param>
/// <param name="Argument">The rest, without quotation marks.</param>
/// <param name="Line">Its line in the script, from 1.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record ScriptLine(string Verb, string Argument, int Line, TextSpan Span)
{
    /// <summary>How a cell's code is read.</summary>
    public static CSharpParseOptions Parsing { get; } = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    /// <summary>All such lines of a script, in order. What only looks like one, inside a string or a comment, is none.</summary>
    public static IReadOnlyList<ScriptLine> In(string code)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(code, Parsing);
        return
        [
            .. tree.GetRoot().DescendantTrivia().Where(trivia => trivia.IsDirective).Select(trivia => Of(trivia, tree)).OfType<ScriptLine>()
                .OrderBy(line => line.Span.Start),
        ];
    }

    private static ScriptLine? Of(SyntaxTrivia trivia, SyntaxTree tree)
    {
        string text = trivia.ToFullString().Trim();
        bool isKernels = trivia.GetStructure() is ReferenceDirectiveTriviaSyntax or LoadDirectiveTriviaSyntax || text.StartsWith("#!", StringComparison.Ordinal)
            || text.StartsWith("#i ", StringComparison.Ordinal);
        if (!isKernels)
            return null;
        string[] words = text.Split([' ', '\t'], 2, StringSplitOptions.TrimEntries);
        int line = tree.GetLineSpan(trivia.Span).StartLinePosition.Line + 1;
        return new ScriptLine(words[0], words.Length > 1 ? words[1].Trim('"') : "", line, trivia.FullSpan);
    }
}
