using System.Diagnostics;
using System.Globalization;
using RnnKit.Notebooks.CSharp;
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
        string folder = Path.GetFullPath(options.Out ?? Path.Combine(series.Artifacts, "notebooks"), surroundings.Folder);
        IReadOnlyDictionary<NotebookDocument, string> targets = options.InPlace
            ? notebooks.ToDictionary(notebook => notebook, notebook => notebook.FilePath!)
            : series.Targets(notebooks, folder);

        var running = new NotebookRuns(surroundings);
        IReadOnlyList<NotebookRun> runs = await running.RunAsync(notebooks, options.CellLimit).ConfigureAwait(false);
        for (int i = 0; i < runs.Count; i++)
        {
            if (runs[i].Status == CellStatus.Succeeded)
                runs[i].Document.Save(targets[notebooks[i]]);
        }

        running.Report(runs);
        int good = runs.Count(run => run.Status == CellStatus.Succeeded);
        string where = options.InPlace ? "written in place" : $"written to {surroundings.Show(folder)}";
        surroundings.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{good} of {notebooks.Count} notebooks ran, {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s; {(good > 0 ? where : "nothing written")}"));
        return runs.Count < notebooks.Count ? ExitCode.CellFailed : NotebookRuns.Code(runs);
    }
}
