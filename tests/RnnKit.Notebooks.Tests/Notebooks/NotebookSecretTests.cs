using RnnKit.Documents.Exercises;

namespace RnnKit.Notebooks.Tests.Notebooks;

/// <summary>A check tells how an answer is wrong, and never what is right, whatever it is given: stubs, typical wrong answers, odd values.</summary>
public partial class NotebookRunTests
{
    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_answer_brings_a_check_to_say_what_is_right(string name)
    {
        Extent.Needs(Extent.EveryNotebook, Rehearsals.TriesOddAnswers(name));
        Rehearsal rehearsal = await SucceededAsync(name);
        string[] told = [.. rehearsal.Secrets.SelectMany(secret => Said(rehearsal, secret)
            .Where(said => !said.Contains('✔', StringComparison.Ordinal) && secret.Sheet.FoundIn(said) is not null)
            .Select(said => $"{secret.StubId}: '{secret.Sheet.FoundIn(said)}' stands in: {said}"))];

        Assert.True(told.Length == 0, string.Join('\n', told));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_answer_makes_a_check_throw(string name)
    {
        Extent.Needs(Extent.EveryNotebook, Rehearsals.TriesOddAnswers(name));
        Rehearsal rehearsal = await SucceededAsync(name);
        string[] thrown = [.. rehearsal.Secrets.SelectMany(secret => secret.Odd.Where(odd => odd.Said.StartsWith("THROWN", StringComparison.Ordinal)).Select(odd => $"{secret.StubId}: of {odd.Odd}: {odd.Said}"))];

        Assert.True(thrown.Length == 0, string.Join('\n', thrown));
        Assert.All(rehearsal.Secrets, secret => Assert.NotEmpty(secret.Odd));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_formula_of_a_solution_stands_in_the_cell_of_its_check(string name)
    {
        Rehearsal rehearsal = await SucceededAsync(name);
        var checks = Exercise.In(rehearsal.Committed).ToDictionary(exercise => exercise.Stub.Id, exercise => exercise.Check!.Source);
        string[] shown = [.. rehearsal.Secrets.Select(secret => (secret.StubId, Shown: secret.Sheet.FoundIn(checks[secret.StubId]))).Where(found => found.Shown is not null).Select(found => $"{found.StubId}: '{found.Shown}'")];

        Assert.True(shown.Length == 0, string.Join('\n', shown));
    }

    private static IEnumerable<string> Said(Rehearsal rehearsal, Secret secret) =>
    [
        .. secret.Odd.Select(odd => odd.Said),
        .. rehearsal.Exercises.Where(exercise => exercise.StubId == secret.StubId).SelectMany(exercise => new[] { exercise.Untouched.Line, exercise.Wrong?.Line ?? "" }),
    ];
}
