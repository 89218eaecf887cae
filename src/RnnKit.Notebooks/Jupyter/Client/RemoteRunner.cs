using System.Diagnostics;
using RnnKit.Documents;
using RnnKit.Documents.Ipynb;
using RnnKit.Kernel.Cells;
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
        var cells = new CellSequence(notebook, progress);
        NotebookRun run = await RunCellsAsync(cells, interrupt).ConfigureAwait(false);
        progress.NotebookEnds(run);
        return run;
    }

    private async Task<NotebookRun> RunCellsAsync(CellSequence cells, Func<CancellationToken> interrupt)
    {
        long start = Stopwatch.GetTimestamp();
        var outputs = new CellOutputs();
        string folder = Path.GetDirectoryName(Path.GetFullPath(cells.Copy.FilePath!))!;
        CancellationToken stop = interrupt();
        KernelClient client;
        try
        {
            client = await KernelClient.StartAsync(kernel, folder, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            const string message = "the kernel was stopped while it started.";
            return new NotebookRun(cells.Copy, CellStatus.Interrupted, Stopwatch.GetElapsedTime(start), Failure: new CellFailure("Stopped", message, [$"Stopped: {message}"]));
        }
        using (client)
        {
            return await cells.RunAsync(start, async cell =>
            {
                outputs.Begin(cell);
                CellResult result = await client.RunAsync(cell, outputs.Add, cellLimit, interrupt()).ConfigureAwait(false);
                outputs.End();
                return result;
            }).ConfigureAwait(false);
        }
    }
}
