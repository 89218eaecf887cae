using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace RnnKit.Notebooks.CSharp;

/// <summary>Compiler messages as a reader wants them: where, what, the line, and a mark under the place.</summary>
internal static class DiagnosticText
{
    /// <summary>The first line of a message: <c>cell [4], line 3: error CS0103: …</c></summary>
    public static string Headline(Diagnostic diagnostic)
    {
        string severity = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";
        string message = $"{severity} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
        return diagnostic.Location.IsInSource ? $"{Place(diagnostic)}: {message}" : message;
    }

    /// <summary>The message with its line of code and a mark.</summary>
    public static IEnumerable<string> Lines(Diagnostic diagnostic)
    {
        yield return Headline(diagnostic);
        if (diagnostic.Location.SourceTree is not { } tree)
            yield break;

        LinePositionSpan span = diagnostic.Location.GetLineSpan().Span;
        string line = tree.GetText().Lines[span.Start.Line].ToString();
        string trimmed = line.TrimStart();
        int start = Math.Max(0, span.Start.Character - (line.Length - trimmed.Length));
        int length = span.End.Line == span.Start.Line ? span.End.Character - span.Start.Character : line.Length - span.Start.Character;
        if (trimmed.Length == 0)
            yield break;
        yield return $"    {trimmed.TrimEnd()}";
        yield return $"    {new string(' ', start)}{new string('^', Math.Max(1, length))}";
    }

    private static string Place(Diagnostic diagnostic)
    {
        FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
        return SourcePlace.Describe(place.Path, place.StartLinePosition.Line + 1);
    }
}
