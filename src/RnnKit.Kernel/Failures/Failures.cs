using System.Globalization;
using RnnKit.Kernel.Cells;
using RnnKit.Kernel.Directives;
using RnnKit.Kernel.Stop;

namespace RnnKit.Kernel.Failures;

/// <summary>Says why a cell did not succeed.</summary>
internal static class Failures
{
    private const int MostErrors = 10;

    /// <summary>The failure behind an ending; null when there is none.</summary>
    public static CellFailure? Explain(CellThread.Ending ending, CellSource cell, TimeSpan? limit, SourceTexts sources) => ending switch
    {
        { Stopped: CellStatus.TimedOut } => Stopped("Time limit", string.Create(CultureInfo.InvariantCulture, $"{cell.Name} was stopped: it ran longer than {limit!.Value.TotalSeconds:0.###} s."), cell, ending),
        { Stopped: CellStatus.Interrupted } => Stopped("Interrupted", $"{cell.Name} was stopped.", cell, ending),
        { Thrown: CompilationFailedException compilation } => Compilation(compilation),
        { Thrown: DirectiveException directive } => Directive(directive),
        { Thrown: { } exception } => Exception(exception, sources),
        _ => null,
    };

    /// <summary>Says too what is kept and what is lost.</summary>
    private static CellFailure Stopped(string name, string message, CellSource cell, CellThread.Ending ending)
    {
        string consequence = ending switch
        {
            { Completed: true } => "It ended by itself: what it declared is kept.",
            { LeftBehind: true } => "Its thread could not be ended and goes on in the background; restart the kernel to be rid of it. What earlier cells declared is kept, what this cell declared is lost.",
            { Aborted: true } => "It was in a call that does not listen: what earlier cells declared is kept, what this cell declared is lost. Tasks that it started may go on in the background.",
            _ => "What it had declared and set is kept. Tasks that it started may go on in the background.",
        };
        return new CellFailure(name, message, [message, consequence], cell.Name);
    }

    private static CellFailure Compilation(CompilationFailedException exception)
    {
        CodeMessage first = exception.Errors[0];
        var lines = exception.Errors.Take(MostErrors).SelectMany(error => error.Lines()).ToList();
        if (exception.Errors.Count > MostErrors)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"… and {exception.Errors.Count - MostErrors} more errors"));
        return new CellFailure("Compilation error", $"{first.Id}: {first.Text}", lines, first.Source, first.Line);
    }

    private static CellFailure Directive(DirectiveException exception) => new(
        "Directive error",
        exception.Message,
        [$"{SourcePlace.Describe(exception.SourceName, exception.Line)}: {exception.Message}"],
        exception.SourceName,
        exception.Line);

    private static CellFailure Exception(Exception exception, SourceTexts sources)
    {
        (string Source, int Line)? place = ExceptionText.Place(exception, sources);
        return new CellFailure(
            exception.GetType().FullName!,
            ExceptionText.Message(exception),
            ExceptionText.Lines(exception, sources),
            place?.Source,
            place?.Line);
    }
}
