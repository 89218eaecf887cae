using System.Globalization;
using RnnKit.Documents.Ipynb;
using RnnKit.Kernel.Cells;
using RnnKit.Notebooks.Running;

namespace RnnKit.Notebooks.Cli;

/// <summary>A line when a notebook begins and one when it ends: for logs and pipes.</summary>
internal sealed class PlainProgress(TextWriter output) : IRunProgress
{
    /// <inheritdoc/>
    public void NotebookStarts(NotebookDocument notebook, int codeCells) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{notebook.Name}: {codeCells} cells"));

    /// <inheritdoc/>
    public void CellStarts(NotebookDocument notebook, int number, int codeCells)
    {
    }

    /// <inheritdoc/>
    public void NotebookEnds(NotebookRun run) => output.WriteLine($"{run.Document.Name}: {Outcome(run)}");

    /// <summary>How a notebook ended and how long it took, in a few words.</summary>
    public static string Outcome(NotebookRun run)
    {
        string end = run.Status switch
        {
            CellStatus.Succeeded => "done",
            CellStatus.TimedOut => string.Create(CultureInfo.InvariantCulture, $"time limit in cell [{run.FailedCell}]"),
            CellStatus.Interrupted when run.FailedCell is null => "stopped before its first cell",
            CellStatus.Interrupted => string.Create(CultureInfo.InvariantCulture, $"stopped in cell [{run.FailedCell}]"),
            _ => string.Create(CultureInfo.InvariantCulture, $"failed in cell [{run.FailedCell}]"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{end}, {run.Elapsed.TotalSeconds:0.0} s");
    }
}
