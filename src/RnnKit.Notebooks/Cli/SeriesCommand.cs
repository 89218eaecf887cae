using System.Diagnostics;
using System.Globalization;
using RnnKit.Documents.Ipynb;
using RnnKit.Kernel.Cells;
using RnnKit.Notebooks.Running;

namespace RnnKit.Notebooks.Cli;

/// <summary>The main job, without a verb: runs the whole series and writes the book.</summary>
internal sealed class SeriesCommand(Surroundings surroundings)
{
    /// <summary>Runs every notebook; the book is written only when all of them succeed.</summary>
    public async Task<int> RunAsync(TimeSpan cellLimit)
    {
        long start = Stopwatch.GetTimestamp();
        var series = new Series(surroundings);
        IReadOnlyList<NotebookDocument> notebooks = series.Load([], toRun: true);
        IReadOnlyDictionary<NotebookDocument, string> targets = series.Targets(notebooks, series.ExecutedNotebooks);
        await surroundings.Out.WriteLineAsync($"Running {notebooks.Count} notebooks in the built-in C# kernel.").ConfigureAwait(false);

        var running = new NotebookRuns(surroundings);
        IReadOnlyList<NotebookRun> runs = await running.RunAsync(notebooks, cellLimit).ConfigureAwait(false);
        int written = running.Save(notebooks, runs, targets);
        running.Report(runs);

        int good = runs.Count(run => run.Status == CellStatus.Succeeded);
        string time = string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s");
        if (good < notebooks.Count)
        {
            await surroundings.Out.WriteLineAsync($"{good} of {notebooks.Count} notebooks ran in {time}. The book is not written: it needs all of them.").ConfigureAwait(false);
            return NotebookRuns.Code(runs, notebooks.Count);
        }
        await surroundings.Out.WriteLineAsync($"All {good} notebooks ran in {time}.").ConfigureAwait(false);
        new BookCommand(surroundings).Write(
            [.. runs.Select(run => run.Document)],
            series,
            series.Book,
            runs.ToDictionary(run => run.Document.Name, run => run.Elapsed),
            runs.ToDictionary(run => run.Document.Name, run => run.CellTimes));
        return written == good ? ExitCode.Success : ExitCode.BadInput;
    }
}
