using RnnKit.Documents.Ipynb;
using RnnKit.Kernel.Cells;
using RnnKit.Notebooks.Checks;
using RnnKit.Notebooks.Exercises;
using RnnKit.Notebooks.Running;
using Spectre.Console;

namespace RnnKit.Notebooks.Cli;

/// <summary>Runs notebooks one after another, shows how it goes, and reports the failures.</summary>
internal sealed class NotebookRuns(Surroundings surroundings)
{
    /// <summary>Runs all; a notebook that fails does not keep the next from running, but a stopped run does.</summary>
    /// <param name="notebooks">What to run.</param>
    /// <param name="cellLimit">How long one cell may take.</param>
    /// <param name="afterwards">Goes on in the session of each notebook that succeeded; null for nothing.</param>
    public async Task<IReadOnlyList<NotebookRun>> RunAsync(
        IReadOnlyList<NotebookDocument> notebooks, TimeSpan cellLimit, Func<NotebookDocument, NotebookSession, Task>? afterwards = null)
    {
        using var stop = new StopSignal(surroundings.Error);
        using var exit = new ExitInCell(surroundings.Error);
        if (!surroundings.IsInteractive)
            return await RunAsync(notebooks, cellLimit, stop, new PlainProgress(surroundings.Out), afterwards).ConfigureAwait(false);

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(surroundings.Out) });
        return await LiveProgress.ShowAsync(console, notebooks, progress => RunAsync(notebooks, cellLimit, stop, progress, afterwards)).ConfigureAwait(false);
    }

    /// <summary>Says for each notebook that did not succeed where and why.</summary>
    public void Report(IReadOnlyList<NotebookRun> runs)
    {
        foreach (NotebookRun run in runs.Where(run => run.Failure is not null))
        {
            surroundings.Error.WriteLine();
            surroundings.Error.WriteLine(Headline(run));
            if (run.Failure!.Traceback.Count == 1)
                continue; // The headline says it all.
            foreach (string line in run.Failure.Traceback)
                surroundings.Error.WriteLine($"    {line}");
        }
    }

    /// <summary>Says of each check in solved notebooks that does not call its solution right what it says; gives whether there is none.</summary>
    public bool ReportSolutions(IEnumerable<NotebookRun> runs)
    {
        bool allRight = true;
        foreach (NotebookRun run in runs)
        {
            foreach (Complaint complaint in SolvedNotebook.Complaints(run.Document))
            {
                surroundings.Error.WriteLine($"{surroundings.Show(run.Document.FilePath!)}: {complaint}");
                allRight = false;
            }
        }
        return allRight;
    }

    /// <summary>
    /// Writes the executed copies of those that succeeded; nothing is written over for the others. Names each that cannot be
    /// written, and gives the number of those that were.
    /// </summary>
    public int Save(IReadOnlyList<NotebookDocument> notebooks, IReadOnlyList<NotebookRun> runs, IReadOnlyDictionary<NotebookDocument, string> targets)
    {
        int written = 0;
        for (int i = 0; i < runs.Count; i++)
        {
            if (runs[i].Status != CellStatus.Succeeded || !TrySave(runs[i].Document, targets[notebooks[i]]))
                continue;
            written++;
            if (targets[notebooks[i]] != notebooks[i].FilePath)
                CellTimes.Save(runs[i].CellTimes, targets[notebooks[i]]);
        }
        return written;
    }

    /// <summary>What the shell is told about a run that should have had <paramref name="expected"/> notebooks.</summary>
    public static int Code(IReadOnlyList<NotebookRun> runs, int expected)
    {
        if (runs.Count == expected && runs.All(run => run.Status == CellStatus.Succeeded))
            return ExitCode.Success;
        return runs.Count == expected && runs.All(run => run.Status is CellStatus.Succeeded or CellStatus.TimedOut) ? ExitCode.TimedOut : ExitCode.CellFailed;
    }

    private bool TrySave(NotebookDocument executed, string target)
    {
        try
        {
            executed.Save(target);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            surroundings.Error.WriteLine($"{surroundings.Show(target)} cannot be written: {e.Message} 'run --out DIR' writes to a folder of your choice.");
            return false;
        }
    }

    private string Headline(NotebookRun run)
    {
        CellFailure failure = run.Failure!;
        string cell = run.FailedCell is null ? "before its first cell" : $"cell [{run.FailedCell}]";
        string place = failure.Line is { } line
            ? failure.Source == cell ? $"{cell}, line {line}" : $"{cell}, {failure.Source}, line {line}"
            : cell;
        return $"{surroundings.Show(run.Document.FilePath!)}: {place}: {failure.Name}: {failure.Message}";
    }

    private static async Task<IReadOnlyList<NotebookRun>> RunAsync(
        IReadOnlyList<NotebookDocument> notebooks, TimeSpan cellLimit, StopSignal stop, IRunProgress progress, Func<NotebookDocument, NotebookSession, Task>? afterwards)
    {
        var runner = new NotebookRunner(BuiltInKernel.OptionsIn, cellLimit, progress);
        var runs = new List<NotebookRun>();
        foreach (NotebookDocument notebook in notebooks)
        {
            if (stop.StopsRun)
                break;
            runs.Add(await runner.RunAsync(notebook, stop.ForNextCell, afterwards).ConfigureAwait(false));
        }
        return runs;
    }
}
