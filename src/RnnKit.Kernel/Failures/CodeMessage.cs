using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using RnnKit.Kernel.Stop;

namespace RnnKit.Kernel.Failures;

/// <summary>A message of the compiler, as a reader wants it: where, what, the line, and a mark under the place.</summary>
/// <param name="Id">Such as CS0103.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Text">What it says.</param>
/// <param name="Source">The cell or file.</param>
/// <param name="Place">The place there.</param>
/// <param name="Code">The line there.</param>
internal sealed record CodeMessage(string Id, DiagnosticSeverity Severity, string Text, string Source, LinePositionSpan Place, string Code)
{
    /// <summary>Whether it keeps the code from running.</summary>
    public bool IsError => Severity == DiagnosticSeverity.Error;

    /// <summary>The line that it speaks of, counted from 1.</summary>
    public int Line => Place.Start.Line + 1;

    /// <summary>A message about code that was guarded, as one about the code that was written.</summary>
    public static CodeMessage Of(Microsoft.DotNet.Interactive.Diagnostic found, string source, SourceText written, EditedText guarded)
    {
        SourceText changed = SourceText.From(guarded.Text);
        LinePosition Place(Microsoft.DotNet.Interactive.LinePosition place)
        {
            if (place.Line >= changed.Lines.Count)
                return written.Lines.GetLinePosition(written.Length);
            TextLine line = changed.Lines[place.Line];
            return written.Lines.GetLinePosition(Math.Clamp(guarded.Written(Math.Min(line.Start + place.Character, changed.Length)), 0, written.Length));
        }
        LinePosition start = Place(found.LinePositionSpan.Start), end = Place(found.LinePositionSpan.End);
        return new CodeMessage(found.Code, found.Severity, found.Message, source, new LinePositionSpan(start, end < start ? start : end), written.Lines[start.Line].ToString());
    }

    /// <summary>The message with its line of code and a mark.</summary>
    public IEnumerable<string> Lines()
    {
        yield return $"{SourcePlace.Describe(Source, Line)}: {(IsError ? "error" : "warning")} {Id}: {Text}";
        string trimmed = Code.TrimStart();
        if (trimmed.Length == 0)
            yield break;
        int start = Math.Max(0, Place.Start.Character - (Code.Length - trimmed.Length));
        int length = Place.End.Line == Place.Start.Line ? Place.End.Character - Place.Start.Character : Code.Length - Place.Start.Character;
        yield return $"    {trimmed.TrimEnd()}";
        yield return $"    {new string(' ', start)}{new string('^', Math.Max(1, length))}";
        if (IsError && Id == "CS0029" && Text.EndsWith("to 'object'", StringComparison.Ordinal))
            yield return "    Such a value lives on the stack alone and cannot be shown as the cell's result: show what it holds, as with ToArray().";
        if (IsError && trimmed.StartsWith("using var ", StringComparison.Ordinal))
            yield return "    What 'using var' owns ends with its block, and the top level of a cell goes on in the next cell: write it inside braces, { using var … }.";
    }
}
