using System.Diagnostics;
using System.Globalization;
using RnnKit.Documents;
using RnnKit.Documents.Ipynb;
using RnnKit.Kernel.Cells;
using RnnKit.Notebooks.Exercises;
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
        IReadOnlyList<NotebookDocument> notebooks = series.Load(options.Paths, toRun: true);
        if (options.Solutions)
            notebooks = [.. notebooks.Select(SolvedNotebook.Of)];
        string folder = Path.GetFullPath(options.Out ?? (options.Solutions ? series.ExecutedSolutions : series.ExecutedNotebooks), surroundings.Folder);
        if (File.Exists(folder))
            throw new BadInputException($"--out {surroundings.Show(folder)}: this is a file; executed copies need a folder.");
        IReadOnlyDictionary<NotebookDocument, string> targets = options.InPlace
            ? notebooks.ToDictionary(notebook => notebook, notebook => notebook.FilePath!)
            : series.Targets(notebooks, folder);
        var running = new NotebookRuns(surroundings);
        IReadOnlyList<NotebookRun> runs = options.UsesGenuineKernel
            ? await new GenuineKernel(surroundings).RunAsync(notebooks, options.CellLimit).ConfigureAwait(false)
            : await running.RunAsync(notebooks, options.CellLimit).ConfigureAwait(false);
        List<NotebookRun> good = [.. runs.Where(run => run.Status == CellStatus.Succeeded)];
        running.Report(runs);
        if (options.InPlace && good.Count > 0 && !await PublishAsync(good, series).ConfigureAwait(false))
            return ExitCode.CellFailed;

        int written = running.Save(notebooks, runs, targets);
        bool allRight = !options.Solutions || running.ReportSolutions(good);
        string where = options.InPlace ? "written in place" : $"executed copies in {surroundings.Show(folder)}";
        await surroundings.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{good.Count} of {notebooks.Count} notebooks ran in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s; {Told(written, good.Count, where)}")).ConfigureAwait(false);
        int code = NotebookRuns.Code(runs, notebooks.Count);
        if (code != ExitCode.Success)
            return code;
        return written < good.Count ? ExitCode.BadInput : allRight ? ExitCode.Success : ExitCode.CellFailed;
    }

    private static string Told(int written, int good, string where) =>
        written == 0 ? "nothing written" : written == good ? where : string.Create(CultureInfo.InvariantCulture, $"{written} of {good} {where}");

    private async Task<bool> PublishAsync(IReadOnlyList<NotebookRun> runs, Series series)
    {
        using var stop = new StopSignal(surroundings.Error, hasCells: false);
        return await new ChartPublication(surroundings).RunAsync([.. runs.Select(run => run.Document)], series.WebAssets, stop).ConfigureAwait(false);
    }
}
