using System.Diagnostics;
using System.Globalization;
using RnnKit.Book.Web;
using RnnKit.Documents;
using RnnKit.Documents.Ipynb;
using RnnKit.Kernel.Cells;
using RnnKit.Notebooks.Doctor;
using RnnKit.Notebooks.Running;

namespace RnnKit.Notebooks.Cli;

/// <summary>
/// <c>rnnkit prepare</c>: everything that a class machine needs, in one command, so that no network is needed afterwards. What cannot be
/// had is said and left out; at the end <c>doctor</c> looks at what is there.
/// </summary>
internal sealed class PrepareCommand(Surroundings surroundings)
{
    /// <summary>Takes each step; the exit code is that of <c>doctor</c>.</summary>
    /// <param name="prefix">The installation of Jupyter that the kernel goes to; null for the user's own kernels.</param>
    /// <exception cref="BadInputException">There are no notebooks here, or the kernel cannot be installed.</exception>
    public async Task<int> RunAsync(string? prefix)
    {
        var series = new Series(surroundings);
        string root = series.Root ?? throw new BadInputException("There is no folder with notebooks here or above; go to the folder of the repository.");
        var sdk = new Sdk(root);
        var genuine = GenuineParts.In(root);

        await StepAsync("the library in notebooks/lib/bin", () => Machine.LibraryIn(Path.Combine(root, "notebooks")) is not null
            ? Done : sdk.RunAsync("build", Path.Combine("notebooks", "lib"), "--nologo", "-v", "quiet")).ConfigureAwait(false);
        if (genuine.ToolVersion is not null)
            await StepAsync("genuine .NET Interactive", () => genuine.RestoredTool is null ? sdk.RunAsync("tool", "restore") : Done).ConfigureAwait(false);
        await StepAsync("the packages of the first cell", () => genuine.Missing.Count == 0 ? Done : sdk.FetchAsync(genuine.Wanted)).ConfigureAwait(false);
        new KernelCommand(surroundings).Install(new KernelInstallOptions(null, prefix, Remove: false, Force: false));
        await StepAsync("plotly.js and KaTeX for the book", () => Task.Run(() => WebAssets.TryGet(series.WebAssets, out _, out string? reason) ? null : reason)).ConfigureAwait(false);
        await StepAsync("a first start of the kernel, so that the next is quicker", () => WarmAsync(series)).ConfigureAwait(false);

        await surroundings.Out.WriteLineAsync().ConfigureAwait(false);
        return new DoctorCommand(surroundings).Run();
    }

    private static Task<string?> Done { get; } = Task.FromResult<string?>(null);

    /// <summary>Takes a step, and says how long it took or why it failed.</summary>
    private async Task StepAsync(string what, Func<Task<string?>> step)
    {
        long start = Stopwatch.GetTimestamp();
        string? failure = await step().ConfigureAwait(false);
        await surroundings.Out.WriteLineAsync(failure is null
            ? string.Create(CultureInfo.InvariantCulture, $"Ready: {what} ({Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s)")
            : $"Missing: {what}: {failure}").ConfigureAwait(false);
    }

    /// <summary>Runs the first cell of the first notebook, which fills what the kernel keeps from one start to the next.</summary>
    private static async Task<string?> WarmAsync(Series series)
    {
        NotebookDocument notebook = series.Load([])[0];
        NotebookCell? first = notebook.Cells.FirstOrDefault(cell => cell.Kind == CellKind.Code);
        foreach (NotebookCell other in notebook.Cells.Where(cell => cell != first).ToList())
            notebook.Cells.Remove(other);
        var runner = new NotebookRunner(BuiltInKernel.OptionsIn, TimeSpan.FromMinutes(5), new Silence());
        NotebookRun run = await runner.RunAsync(notebook, () => CancellationToken.None).ConfigureAwait(false);
        return run.Status == CellStatus.Succeeded ? null : $"the first cell failed: {run.Failure?.Message}";
    }
}
