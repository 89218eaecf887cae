using RnnKit.Documents;
using RnnKit.Documents.Exercises;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Checks;

namespace RnnKit.Notebooks.Exercises;

/// <summary>A notebook as a reader leaves it who has solved everything.</summary>
public static class SolvedNotebook
{
    /// <summary>A copy in which every solution stands in place of its stub.</summary>
    /// <exception cref="BadInputException">An exercise has no check or no solution.</exception>
    public static NotebookDocument Of(NotebookDocument notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        NotebookDocument solved = notebook.Copy();
        foreach (Exercise exercise in Exercise.In(solved))
        {
            if (exercise.Check is null || exercise.Answer is null)
                throw new BadInputException($"{notebook.Name}: cell '{exercise.Stub.Id}': {(exercise.Check is null ? "no check follows it" : "no solution with a ```csharp block follows its check")}.");
            exercise.Stub.Source = exercise.Answer;
        }
        return solved;
    }

    /// <summary>For each check in an executed, solved notebook that does not call its solution right: one complaint.</summary>
    public static IReadOnlyList<Complaint> Complaints(NotebookDocument executed) =>
    [
        .. Exercise.In(executed)
            .Where(exercise => exercise.Check is not null && Verdicts.Of(exercise.Check) != Verdict.Right)
            .Select(exercise => new Complaint(exercise.Check!.Id, $"of the solution it says: {Said(exercise.Check)}")),
    ];

    private static string Said(NotebookCell check) => Verdicts.LineOf(check) is { Length: > 0 } line ? line : "nothing";
}
