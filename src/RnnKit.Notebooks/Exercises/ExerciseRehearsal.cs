using RnnKit.Documents.Exercises;
using RnnKit.Documents.Ipynb;
using RnnKit.Kernel.Cells;
using RnnKit.Notebooks.Running;

namespace RnnKit.Notebooks.Exercises;

/// <summary>
/// Does each exercise of an executed notebook as readers do, in the session that ran it: first with the typical wrong answer,
/// then with the solution, running the check after each.
/// </summary>
public static class ExerciseRehearsal
{
    /// <summary>What the checks say; an exercise without a check or a solution is left out.</summary>
    /// <param name="executed">The executed notebook.</param>
    /// <param name="session">The session that ran it.</param>
    /// <param name="wrongAnswers">Wrong answers by the id of the stub.</param>
    public static async Task<IReadOnlyList<RehearsedExercise>> RunAsync(
        NotebookDocument executed, NotebookSession session, IReadOnlyDictionary<string, string> wrongAnswers)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(wrongAnswers);
        var results = new List<RehearsedExercise>();
        foreach (Exercise exercise in Exercise.In(executed))
        {
            if (exercise is not { Check: { } check, Answer: { } answer })
                continue;
            var untouched = new Trial(Verdicts.Of(check), Verdicts.LineOf(check));
            Trial? wrong = wrongAnswers.TryGetValue(exercise.Stub.Id, out string? source)
                ? await TryAsync(source, check, session).ConfigureAwait(false)
                : null;
            results.Add(new RehearsedExercise(exercise.Stub.Id, untouched, wrong, await TryAsync(answer, check, session).ConfigureAwait(false)));
        }
        return results;
    }

    private static async Task<Trial> TryAsync(string answer, NotebookCell check, NotebookSession session)
    {
        CellResult answered = await session.RunAsync(new NotebookCell(CellKind.Code, "answer", answer)).ConfigureAwait(false);
        if (answered.Failure is { } failure)
            return new Trial(Verdict.None, $"{failure.Name}: {failure.Message}");
        var again = new NotebookCell(CellKind.Code, check.Id, check.Source);
        CellResult judged = await session.RunAsync(again).ConfigureAwait(false);
        return judged.Failure is null
            ? new Trial(Verdicts.Of(again), Verdicts.LineOf(again))
            : new Trial(Verdict.None, $"{judged.Failure.Name}: {judged.Failure.Message}");
    }
}
