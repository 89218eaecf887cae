using System.Diagnostics;
using RnnKit.Documents.Ipynb;
using RnnKit.Kernel.Cells;
using RnnKit.Kernel.Engine;

namespace RnnKit.Notebooks.Running;

/// <summary>Runs a notebook's code cells in a session of its own, in the notebook's folder, and fills a copy of it with their outputs.</summary>
/// <param name="options">Gives for a notebook's folder what its session is given.</param>
/// <param name="cellLimit">How long one cell may take; null for no limit.</param>
/// <param name="progress">Is told how it goes on.</param>
public sealed class NotebookRunner(Func<string, KernelOptions> options, TimeSpan? cellLimit, IRunProgress progress)
{
    /// <summary>Runs to the end or to the first cell that does not succeed; cells after that keep no outputs.</summary>
    /// <param name="notebook">The notebook, which stays as it is.</param>
    /// <param name="interrupt">Gives the token that stops the cell which begins now.</param>
    /// <param name="afterwards">Goes on in the same session with the executed copy, when every cell succeeded; null for nothing.</param>
    public async Task<NotebookRun> RunAsync(
        NotebookDocument notebook, Func<CancellationToken> interrupt, Func<NotebookDocument, NotebookSession, Task>? afterwards = null)
    {
        var cells = new CellSequence(notebook, progress);
        using var session = new NotebookSession(cells.Copy, options, cellLimit, interrupt);
        NotebookRun run = await cells.RunAsync(Stopwatch.GetTimestamp(), session.RunAsync).ConfigureAwait(false);
        if (afterwards is not null && run.Status == CellStatus.Succeeded)
            await afterwards(run.Document, session).ConfigureAwait(false);
        progress.NotebookEnds(run);
        return run;
    }
}
