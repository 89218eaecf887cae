using RnnKit.Documents.Exercises;
using RnnKit.Kernel.Cells;
using RnnKit.Notebooks.Checks;

namespace RnnKit.Notebooks.Tests.Notebooks;

/// <summary>Every notebook in the built-in kernel: it runs once, and each test looks at one side of that run. Those that train for long run where the environment asks for all.</summary>
[Collection(KernelCollection.Name)]
public partial class NotebookRunTests(Rehearsals rehearsals) : IClassFixture<Rehearsals>
{
    public static TheoryData<string> Names => Series.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_fresh_run_gives_the_committed_outputs(string name)
    {
        Rehearsal rehearsal = await SucceededAsync(name);
        Nothing(FreshOutputs.Compare(rehearsal.Committed, rehearsal.Run.Document));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Untouched_stubs_are_not_yet_and_solutions_are_right(string name)
    {
        Rehearsal rehearsal = await SucceededAsync(name);
        Assert.Equal(Exercise.In(rehearsal.Committed).Select(exercise => exercise.Stub.Id), rehearsal.Exercises.Select(exercise => exercise.StubId));
        Nothing(rehearsal.Exercises.SelectMany(exercise => exercise.ComplaintsOfSolution()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_typical_wrong_answer_is_told_apart(string name)
    {
        Rehearsal rehearsal = await SucceededAsync(name);
        Assert.NotEmpty(rehearsal.Exercises);
        Nothing(rehearsal.Exercises.SelectMany(exercise => exercise.ComplaintsOfWrongAnswer()));
    }

    private async Task<Rehearsal> SucceededAsync(string name)
    {
        Extent.Needs(Extent.EveryNotebook, Extent.IsQuick(name));
        Rehearsal rehearsal = await rehearsals.OfAsync(name);
        Assert.True(rehearsal.Run.Status == CellStatus.Succeeded, $"cell [{rehearsal.Run.FailedCell}]: {rehearsal.Run.Failure}");
        return rehearsal;
    }

    private static void Nothing(IEnumerable<Complaint> complaints)
    {
        Complaint[] all = [.. complaints];
        Assert.True(all.Length == 0, string.Join('\n', all.Select(complaint => complaint.ToString())));
    }
}
