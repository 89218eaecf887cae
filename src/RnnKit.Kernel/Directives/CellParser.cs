using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RnnKit.Kernel.Directives;

/// <summary>
/// Takes a cell apart into code and directives. C#'s own lexer says what a directive is, so a line of a raw string
/// or of a comment that looks like one is none.
/// </summary>
internal static class CellParser
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);

    /// <summary>The parts in order; code that is nothing but white space is left out.</summary>
    /// <exception cref="DirectiveException">A directive is unknown or malformed.</exception>
    public static IReadOnlyList<CellPart> Parse(string text, string source)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        var parts = new List<CellPart>();
        int next = 0;
        while (next < lines.Length)
        {
            int directive = FirstDirective(lines, next);
            AddCode(parts, lines, next, directive);
            if (directive == lines.Length)
                break;

            if (DirectiveLine.Language(lines[directive]) is { } language and not "csharp")
            {
                next = EndOfText(lines, directive + 1);
                AddText(parts, lines, language, directive + 1, next);
                continue;
            }
            if (DirectiveLine.Read(lines[directive], source, directive + 1) is { } part)
                parts.Add(part);
            next = directive + 1;
        }
        return parts;
    }

    private static int FirstDirective(string[] lines, int from)
    {
        if (!lines.Skip(from).Any(DirectiveLine.IsForKernel))
            return lines.Length;

        string rest = string.Join('\n', lines[from..]);
        SyntaxTree tree = CSharpSyntaxTree.ParseText(rest, Parsing);
        foreach (SyntaxTrivia trivia in tree.GetRoot().DescendantTrivia(descendIntoTrivia: false).Where(trivia => trivia.IsDirective))
        {
            int line = from + tree.GetLineSpan(trivia.Span).StartLinePosition.Line;
            if (DirectiveLine.IsForKernel(lines[line]))
                return line;
        }
        return lines.Length;
    }

    private static int EndOfText(string[] lines, int from)
    {
        int end = Array.FindIndex(lines, from, line => DirectiveLine.Language(line) is not null);
        return end < 0 ? lines.Length : end;
    }

    private static void AddCode(List<CellPart> parts, string[] lines, int from, int to)
    {
        if (lines[from..to].All(string.IsNullOrWhiteSpace))
            return;
        parts.Add(new CodePart(new string('\n', from) + string.Join('\n', lines[from..to]), from + 1));
    }

    private static void AddText(List<CellPart> parts, string[] lines, string language, int from, int to) =>
        parts.Add(new TextPart(language == "html" ? "text/html" : "text/markdown", string.Join('\n', lines[from..to]).Trim('\n'), from));
}
