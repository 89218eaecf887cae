using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RnnKit.Kernel.Jupyter;

/// <summary>Answers <c>is_complete_request</c>: whether code that is being typed could be run, goes on, or can never be run however it goes on.</summary>
internal static class Completeness
{
    private const string Step = "    ";
    private const int Deepest = 200;
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    /// <summary>What the compiler says of a text that is still open at its end: quotes of a raw string that are missing.</summary>
    private static readonly string[] OpenAtTheEnd = ["CS8997"];

    /// <summary>Whether brackets are nested deeper than anybody writes: the compiler goes as deep, and on a short stack would end the process.</summary>
    public static bool IsNestedTooDeep(string code)
    {
        int depth = 0;
        return code.Any(c => (depth += c is '(' or '[' or '{' ? 1 : c is ')' or ']' or '}' ? -1 : 0) > Deepest);
    }

    /// <summary>The content of <c>is_complete_reply</c>.</summary>
    public static JsonObject Of(string code)
    {
        if (IsNestedTooDeep(code))
            return new JsonObject { ["status"] = "unknown" };
        string[] lines = code.ReplaceLineEndings("\n").Split('\n');
        SyntaxTree tree = CSharpSyntaxTree.ParseText(string.Join('\n', lines.Select(line => IsDirective(line) ? "" : line)), Script);
        Diagnostic[] errors = [.. tree.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        if (!SyntaxFactory.IsCompleteSubmission(tree) || errors.Any(error => OpenAtTheEnd.Contains(error.Id)))
            return new JsonObject { ["status"] = "incomplete", ["indent"] = Indent(lines) };
        return new JsonObject { ["status"] = errors.Length == 0 ? "complete" : "invalid" };
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
