using System.Diagnostics;
using System.Globalization;
using RnnKit.Notebooks.CSharp;
using RnnKit.Notebooks.Display;
using RnnKit.Notebooks.Ipynb;

namespace RnnKit.Notebooks.Running;

/// <summary>Runs a notebook's code cells in a session of its own, in the notebook's folder, and fills a copy of it with their outputs.</summary>
/// <param name="sources">Show values that the formatting engine does not know.</param>
/// <param name="cellLimit">How long one cell may take; null for no limit.</param>
/// <param name="progress">Is told how it goes on.</param>
public sealed class NotebookRunner(IReadOnlyList<IMimeBundleSource> sources, TimeSpan? cellLimit, IRunProgress progress)
{
    /// <summary>Runs to the end or to the first cell that does not succeed; cells after that keep no outputs.</summary>
    /// <param name="notebook">The notebook, which stays as it is.</param>
    /// <param name="interrupt">Gives the token that stops the cell which begins now.</param>
    public async Task<NotebookRun> RunAsync(NotebookDocument notebook, Func<CancellationToken> interrupt)
    {
        NotebookDocument copy = notebook.Copy();
        string folder = Path.GetDirectoryName(notebook.FilePath) ?? Environment.CurrentDirectory;
        List<NotebookCell> cells = [.. copy.Cells.Where(cell => cell.Kind == CellKind.Code)];
        foreach (NotebookCell cell in cells)
        {
            cell.Outputs.Clear();
            cell.ExecutionCount = null;
        }

        progress.NotebookStarts(copy, cells.Count);
        string before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = folder;
        try
        {
            NotebookRun run = await RunCellsAsync(copy, cells, new KernelSession(folder, sources), interrupt).ConfigureAwait(false);
            progress.NotebookEnds(run);
            return run;
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    private async Task<NotebookRun> RunCellsAsync(
        NotebookDocument notebook, List<NotebookCell> cells, KernelSession session, Func<CancellationToken> interrupt)
    {
        var outputs = new CellOutputs();
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < cells.Count; i++)
        {
            NotebookCell cell = cells[i];
            progress.CellStarts(notebook, i + 1, cells.Count);
            cell.ExecutionCount = i + 1;
            outputs.Begin(cell);
            var source = new CellSource(string.Create(CultureInfo.InvariantCulture, $"cell [{i + 1}]"), cell.Source);
            CellResult result = await session.RunAsync(source, outputs, cellLimit, interrupt: interrupt()).ConfigureAwait(false);
            outputs.End();
            if (result.Status != CellStatus.Succeeded)
                return new NotebookRun(notebook, result.Status, Stopwatch.GetElapsedTime(start), i + 1, result.Failure);
        }
        return new NotebookRun(notebook, CellStatus.Succeeded, Stopwatch.GetElapsedTime(start));
    }
}
