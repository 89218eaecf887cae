using System.Diagnostics;
using RnnKit.Kernel.Engine;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Running;

/// <summary>The code cells of a copy of a notebook, emptied of outputs, to be run one after the other in whichever kernel.</summary>
internal sealed class CellSequence
{
    private readonly List<NotebookCell> _cells;
    private readonly IRunProgress _progress;

    /// <summary>Copies the notebook, which stays as it is.</summary>
    public CellSequence(NotebookDocument notebook, IRunProgress progress)
    {
        _progress = progress;
        Copy = notebook.Copy();
        _cells = [.. Copy.Cells.Where(cell => cell.Kind == CellKind.Code)];
        foreach (NotebookCell cell in _cells)
        {
            cell.Outputs.Clear();
            cell.ExecutionCount = null;
        }
        progress.NotebookStarts(Copy, _cells.Count);
    }

    /// <summary>The copy that the outputs go into.</summary>
    public NotebookDocument Copy { get; }

    /// <summary>Runs to the end or to the first cell that does not succeed; cells after that keep no outputs.</summary>
    /// <param name="start">The timestamp from which the run's duration counts.</param>
    /// <param name="run">Runs one cell.</param>
    public async Task<NotebookRun> RunAsync(long start, Func<NotebookCell, Task<CellResult>> run)
    {
        for (int i = 0; i < _cells.Count; i++)
        {
            _progress.CellStarts(Copy, i + 1, _cells.Count);
            CellResult result = await run(_cells[i]).ConfigureAwait(false);
            if (result.Status != CellStatus.Succeeded)
                return new NotebookRun(Copy, result.Status, Stopwatch.GetElapsedTime(start), i + 1, result.Failure);
        }
        return new NotebookRun(Copy, CellStatus.Succeeded, Stopwatch.GetElapsedTime(start));
    }
}
