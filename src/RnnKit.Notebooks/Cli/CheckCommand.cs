using System.Globalization;
using RnnKit.Documents.Exercises;
using RnnKit.Documents.Ipynb;
using RnnKit.Kernel.Cells;
using RnnKit.Notebooks.Checks;
using RnnKit.Notebooks.Exercises;
using RnnKit.Notebooks.Running;

namespace RnnKit.Notebooks.Cli;

/// <summary><c>rnnkit check</c>: holds notebooks to the rules of the series.</summary>
internal sealed class CheckCommand(Surroundings surroundings)
{
    /// <summary>Checks, and with <paramref name="fresh"/> also runs, comparing outputs and rehearsing the exercises.</summary>
    public async Task<int> RunAsync(IReadOnlyList<string> paths, bool fresh, TimeSpan cellLimit)
    {
        var series = new Series(surroundings);
        IReadOnlyList<NotebookDocument> notebooks = series.Load(paths, toRun: fresh);
        int complaints = notebooks.Sum(notebook => Report(notebook.FilePath!, NotebookRules.Check(notebook)));
        foreach ((string file, Complaint complaint) in await SpellingReport.TryMakeAsync(series, notebooks, paths.Count == 0, surroundings.Out.WriteLine).ConfigureAwait(false) ?? [])
            complaints += Report(file, [complaint]);
        if (fresh)
            complaints += await RunAsync(notebooks, cellLimit).ConfigureAwait(false);
        surroundings.Out.WriteLine(complaints == 0
            ? $"{Count(notebooks.Count, "notebook")} checked: all is as it should be."
            : $"{Count(notebooks.Count, "notebook")} checked: {Count(complaints, "complaint")}.");
        return complaints == 0 ? ExitCode.Success : ExitCode.CellFailed;
    }

    private async Task<int> RunAsync(IReadOnlyList<NotebookDocument> notebooks, TimeSpan cellLimit)
    {
        var found = new List<(NotebookDocument Notebook, IReadOnlyList<RehearsedExercise> Exercises)>();
        var running = new NotebookRuns(surroundings);
        IReadOnlyList<NotebookRun> runs = await running.RunAsync(notebooks, cellLimit, async (executed, session) =>
            found.Add((executed, await ExerciseRehearsal.RunAsync(executed, session, WrongAnswers.For(executed)).ConfigureAwait(false)))).ConfigureAwait(false);
        running.Report(runs);

        int complaints = notebooks.Count - runs.Count(run => run.Status == CellStatus.Succeeded);
        foreach ((NotebookDocument executed, IReadOnlyList<RehearsedExercise> exercises) in found)
        {
            NotebookDocument committed = notebooks.First(notebook => notebook.FilePath == executed.FilePath);
            complaints += Report(committed.FilePath!, FreshOutputs.Compare(committed, executed)
                .Concat(exercises.SelectMany(exercise => exercise.ComplaintsOfSolution().Concat(exercise.ComplaintsOfWrongAnswer()))));
        }
        return complaints;
    }

    private int Report(string file, IEnumerable<Complaint> complaints)
    {
        int count = 0;
        foreach (Complaint complaint in complaints)
        {
            surroundings.Out.WriteLine($"{surroundings.Show(file)}: {complaint}");
            count++;
        }
        return count;
    }

    private static string Count(int number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");
}
