using System.Diagnostics;
using RnnKit.Notebooks.CSharp;
using RnnKit.Notebooks.Display;
using RnnKit.Notebooks.Ipynb;
using RnnKit.Notebooks.Running;

namespace RnnKit.Notebooks.Jupyter.Client;

/// <summary>Runs a notebook's code cells in an installed kernel, started for it in its folder, and fills a copy with their outputs.</summary>
/// <param name="kernel">The kernel.</param>
/// <param name="cellLimit">How long one cell may take.</param>
/// <param name="progress">Is told how it goes on.</param>
internal sealed class RemoteRunner(InstalledKernel kernel, TimeSpan cellLimit, IRunProgress progress)
{
    /// <summary>Runs to the end or to the first cell that does not succeed.</summary>
    /// <exception cref="BadInputException">The kernel cannot be started or does not answer.</exception>
    public async Task<NotebookRun> RunAsync(NotebookDocument notebook, Func<CancellationToken> interrupt)
    {
        NotebookDocument copy = notebook.Copy();
        List<NotebookCell> cells = [.. copy.Cells.Where(cell => cell.Kind == CellKind.Code)];
        foreach (NotebookCell cell in cells)
        {
            cell.Outputs.Clear();
            cell.ExecutionCount = null;
        }
        progress.NotebookStarts(copy, cells.Count);
        NotebookRun run = await RunCellsAsync(copy, cells, interrupt).ConfigureAwait(false);
        progress.NotebookEnds(run);
        return run;
    }

    private async Task<NotebookRun> RunCellsAsync(NotebookDocument notebook, List<NotebookCell> cells, Func<CancellationToken> interrupt)
    {
        long start = Stopwatch.GetTimestamp();
        var outputs = new CellOutputs();
        string folder = Path.GetDirectoryName(Path.GetFullPath(notebook.FilePath!))!;
        KernelClient client = await KernelClient.StartAsync(kernel, folder, interrupt()).ConfigureAwait(false);
        await using (client.ConfigureAwait(false))
        {
            for (int i = 0; i < cells.Count; i++)
            {
                progress.CellStarts(notebook, i + 1, cells.Count);
                outputs.Begin(cells[i]);
                CellResult result = await client.RunAsync(cells[i], outputs, cellLimit, interrupt()).ConfigureAwait(false);
                outputs.End();
                if (result.Status != CellStatus.Succeeded)
                    return new NotebookRun(notebook, result.Status, Stopwatch.GetElapsedTime(start), i + 1, result.Failure);
            }
        }
        return new NotebookRun(notebook, CellStatus.Succeeded, Stopwatch.GetElapsedTime(start));
    }
}
