using System.Diagnostics;
using RnnKit.Documents.Ipynb;
using RnnKit.Documents.Languages;
using RnnKit.Kernel.Cells;

namespace RnnKit.Notebooks.Running;

/// <summary>
/// The code cells of a copy of a notebook, emptied of outputs, to be run one after the other in whichever kernel. Cells tagged
/// <c>skip-execution</c> keep what they have.
/// </summary>
internal sealed class CellSequence
{
    private readonly List<NotebookCell> _cells;
    private readonly IRunProgress _progress;

    /// <summary>Copies the notebook, which stays as it is.</summary>
    public CellSequence(NotebookDocument notebook, IRunProgress progress)
    {
        _progress = progress;
        Copy = notebook.Copy();
        _cells = [.. Copy.Cells.Where(cell => CellRoles.Of(cell) == CellRole.Runs)];
        foreach (NotebookCell cell in Copy.Cells.Where(cell => cell.Kind == CellKind.Code && CellRoles.Of(cell) != CellRole.Skipped))
        {
            cell.Outputs.Clear();
            cell.ExecutionCount = null;
            if (CellRoles.Of(cell) == CellRole.Shown)
                cell.Outputs.Add(CellRoles.WhatIsShown(cell));
        }
        progress.NotebookStarts(Copy, _cells.Count);
    }

    /// <summary>The copy that the outputs go into.</summary>
    public NotebookDocument Copy { get; }

    /// <summary>
    /// Runs to the end or to the first cell that does not succeed; cells after that keep no outputs. A cell tagged
    /// <c>raises-exception</c> may fail, but not go beyond its time.
    /// </summary>
    /// <param name="start">The timestamp from which the run's duration counts.</param>
    /// <param name="run">Runs one cell.</param>
    public async Task<NotebookRun> RunAsync(long start, Func<NotebookCell, Task<CellResult>> run)
    {
        var times = new Dictionary<string, TimeSpan>();
        for (int i = 0; i < _cells.Count; i++)
        {
            long begin = Stopwatch.GetTimestamp();
            _progress.CellStarts(Copy, i + 1, _cells.Count);
            CellResult result = await run(_cells[i]).ConfigureAwait(false);
            times[_cells[i].Id] = Stopwatch.GetElapsedTime(begin);
            if (result.Status != CellStatus.Succeeded && !(result.Status == CellStatus.Failed && CellRoles.MayFail(_cells[i])))
                return new NotebookRun(Copy, result.Status, Stopwatch.GetElapsedTime(start), i + 1, result.Failure) { CellTimes = times };
        }
        return new NotebookRun(Copy, CellStatus.Succeeded, Stopwatch.GetElapsedTime(start)) { CellTimes = times };
    }
}
