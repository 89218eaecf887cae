using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RnnKit.Notebooks.CSharp;

/// <summary>Whether code that is being typed could be run.</summary>
internal enum Completeness
{
    /// <summary>It can be run.</summary>
    Complete,

    /// <summary>It goes on: a brace, a parenthesis or a statement is still open.</summary>
    Incomplete,

    /// <summary>It can never be run, however it goes on.</summary>
    Invalid,
}

/// <summary>Tells whether code that is being typed is complete.</summary>
internal static class CompletenessCheck
{
    private const string Step = "    ";

    /// <summary>The code's completeness, and the indent for its next line.</summary>
    public static (Completeness Completeness, string Indent) Of(string code)
    {
        string[] lines = code.ReplaceLineEndings("\n").Split('\n');
        string script = string.Join('\n', lines.Select(line => IsDirective(line) ? "" : line));
        SyntaxTree tree = CSharpSyntaxTree.ParseText(script, SubmissionCompiler.Parsing);
        if (!SyntaxFactory.IsCompleteSubmission(tree))
            return (Completeness.Incomplete, Indent(lines));
        bool isWrong = tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return (isWrong ? Completeness.Invalid : Completeness.Complete, "");
    }

    private static bool IsDirective(string line) =>
        line.StartsWith("#!", StringComparison.Ordinal) || line.StartsWith("#r ", StringComparison.Ordinal) || line.StartsWith("#i ", StringComparison.Ordinal);

    private static string Indent(string[] lines)
    {
        string last = lines.LastOrDefault(line => line.Trim().Length > 0) ?? "";
        string indent = last[..^last.TrimStart().Length];
        return last.TrimEnd().EndsWith('{') ? indent + Step : indent;
    }
}
