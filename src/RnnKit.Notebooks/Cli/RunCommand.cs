using System.Diagnostics;
using System.Globalization;
using RnnKit.Notebooks.Charts;
using RnnKit.Notebooks.CSharp;
using RnnKit.Notebooks.Exercises;
using RnnKit.Notebooks.Ipynb;
using RnnKit.Notebooks.Running;

namespace RnnKit.Notebooks.Cli;

/// <summary><c>rnnkit run</c>: executes notebooks and writes executed copies.</summary>
internal sealed class RunCommand(Surroundings surroundings)
{
    /// <summary>Runs, writes what succeeded, and reports what did not.</summary>
    public async Task<int> RunAsync(RunOptions options)
    {
        long start = Stopwatch.GetTimestamp();
        var series = new Series(surroundings);
        IReadOnlyList<NotebookDocument> notebooks = series.Load(options.Paths);
        if (options.Solutions)
            notebooks = [.. notebooks.Select(SolvedNotebook.Of)];
        string folder = Path.GetFullPath(options.Out ?? (options.Solutions ? series.ExecutedSolutions : series.ExecutedNotebooks), surroundings.Folder);
        IReadOnlyDictionary<NotebookDocument, string> targets = options.InPlace
            ? notebooks.ToDictionary(notebook => notebook, notebook => notebook.FilePath!)
            : series.Targets(notebooks, folder);
        var running = new NotebookRuns(surroundings);
        IReadOnlyList<NotebookRun> runs = options.UsesGenuineKernel
            ? await new GenuineKernel(surroundings).RunAsync(notebooks, options.CellLimit).ConfigureAwait(false)
            : await running.RunAsync(notebooks, options.CellLimit).ConfigureAwait(false);
        List<NotebookRun> good = [.. runs.Where(run => run.Status == CellStatus.Succeeded)];
        if (options.InPlace && !options.UsesGenuineKernel && good.Count > 0)
            await PublishAsync(good, series).ConfigureAwait(false);
        NotebookRuns.Save(notebooks, runs, targets);

        running.Report(runs);
        bool allRight = !options.Solutions || running.ReportSolutions(good);
        string where = options.InPlace ? "written in place" : $"executed copies in {surroundings.Show(folder)}";
        await surroundings.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{good.Count} of {notebooks.Count} notebooks ran in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s; {(good.Count > 0 ? where : "nothing written")}")).ConfigureAwait(false);
        int code = NotebookRuns.Code(runs, notebooks.Count);
        return allRight || code != ExitCode.Success ? code : ExitCode.CellFailed;
    }

    /// <summary>
    /// Outputs that go into the repository say which code they come from, and carry a picture of each chart, for readers without
    /// scripts.
    /// </summary>
    private async Task PublishAsync(List<NotebookRun> runs, Series series)
    {
        foreach (NotebookRun run in runs)
            SourceFingerprint.Record(run.Document);
        if (!ChartImages.TryGet(series.WebAssets, out ChartImages? images, out string? reason))
        {
            await surroundings.Out.WriteLineAsync($"Charts are stored without pictures: {reason}").ConfigureAwait(false);
            return;
        }
        await using (images.ConfigureAwait(false))
        {
            foreach (NotebookRun run in runs)
                await images.PublishAsync(run.Document).ConfigureAwait(false);
        }
    }
}
