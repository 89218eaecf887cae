using RnnKit.Notebooks.Cli;
using RnnKit.Notebooks.CSharp;
using RnnKit.Notebooks.Ipynb;
using RnnKit.Notebooks.Running;
using RnnKit.Notebooks.Tests.CSharp;

namespace RnnKit.Notebooks.Tests.Notebooks;

/// <summary>Every notebook, end to end in the built-in kernel: as it is, and with its solutions.</summary>
[Collection(KernelCollection.Name)]
public class NotebookRunTests
{
    public static TheoryData<string> Names => Series.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_notebook_runs_gives_its_committed_outputs_again_and_its_solutions_are_right(string name)
    {
        NotebookDocument committed = Series.Load(name);
        NotebookDocument first = await RunAsync(committed);
        NotebookDocument second = await RunAsync(WithSolutions(committed));

        AssertSame(committed, first, _ => true, "committed", "fresh run");
        AssertSame(first, second, cell => !cell.Tags.Contains("exercise") && !cell.Tags.Contains("check"), "first run", "second run");
        foreach (var (_, check, _) in Series.ExercisesOf(first))
            Assert.True(Series.TextOf(check).StartsWith('○'), $"the check '{check.Id}' of an untouched stub says: {Series.TextOf(check)}");
        foreach (var (_, check, _) in Series.ExercisesOf(second))
            Assert.True(Series.TextOf(check).StartsWith('✔'), $"the check '{check.Id}' of the solution says: {Series.TextOf(check)}");
    }

    private static async Task<NotebookDocument> RunAsync(NotebookDocument notebook)
    {
        var runner = new NotebookRunner(BuiltInKernel.Sources, TimeSpan.FromMinutes(5), new Unwatched());
        NotebookRun run = await runner.RunAsync(notebook, () => TestContext.Current.CancellationToken);
        Assert.True(run.Status == CellStatus.Succeeded, $"cell [{run.FailedCell}]: {run.Failure}");
        foreach (NotebookCell cell in run.Document.Cells)
            Assert.DoesNotContain(cell.Outputs, output => output is ErrorOutput or StreamOutput { Name: "stderr" });
        return run.Document;
    }

    private static NotebookDocument WithSolutions(NotebookDocument notebook)
    {
        NotebookDocument solved = notebook.Copy();
        foreach (var (stub, _, solution) in Series.ExercisesOf(solved))
            stub.Source = Series.SolutionIn(solution);
        return solved;
    }

    private static void AssertSame(NotebookDocument one, NotebookDocument other, Func<NotebookCell, bool> compared, string oneName, string otherName)
    {
        Dictionary<string, NotebookCell> others = Series.ById(other);
        foreach (NotebookCell cell in one.Cells.Where(cell => cell.Kind == CellKind.Code && compared(cell)))
        {
            (string mine, string theirs) = (Series.TextOf(cell), Series.TextOf(others[cell.Id]));
            Assert.True(mine == theirs, $"cell '{cell.Id}'\n--- {oneName}\n{mine}\n--- {otherName}\n{theirs}");
        }
    }
}
