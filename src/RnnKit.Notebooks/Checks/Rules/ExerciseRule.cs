using System.Globalization;
using RnnKit.Documents.Exercises;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Checks.Rules;

/// <summary>Three to six exercises, each whole: stub, check with a hint, folded solution, and a wrong answer for the tests.</summary>
internal static class ExerciseRule
{
    public static IEnumerable<Complaint> Check(NotebookDocument notebook)
    {
        IReadOnlyList<Exercise> exercises = Exercise.In(notebook);
        if (exercises.Count is < 3 or > 6)
            yield return new Complaint(null, string.Create(CultureInfo.InvariantCulture, $"it has three to six exercises; here are {exercises.Count}."));

        IReadOnlyDictionary<string, string> wrong = WrongAnswers.For(notebook);
        string file = Path.GetFileName(WrongAnswers.PathFor(notebook));
        foreach (Exercise exercise in exercises)
        {
            foreach (string problem in Problems(exercise))
                yield return new Complaint(exercise.Stub.Id, problem);
            if (!wrong.ContainsKey(exercise.Stub.Id))
                yield return new Complaint(exercise.Stub.Id, $"solutions/{file} has no wrong answer '// %% {exercise.Stub.Id}'.");
        }
        foreach (string stray in wrong.Keys.Except(exercises.Select(exercise => exercise.Stub.Id)))
            yield return new Complaint(null, $"solutions/{file} answers '{stray}', which is no exercise.");

        var known = exercises.SelectMany(exercise => new[] { exercise.Check, exercise.Solution }).OfType<NotebookCell>().ToHashSet();
        foreach (NotebookCell cell in notebook.Cells.Where(cell => (Exercise.IsCheck(cell) || Exercise.IsSolution(cell)) && !known.Contains(cell)))
            yield return new Complaint(cell.Id, "it is tagged as part of an exercise, but does not follow a stub: the order is stub, check, solution.");
    }

    private static IEnumerable<string> Problems(Exercise exercise)
    {
        if (exercise.Check is null)
            yield return "after the stub comes a code cell tagged 'check'.";
        else if (Hint.In(exercise.Check.Source) is null)
            yield return $"the check '{exercise.Check.Id}' ends in a call of Check with a hint: a sentence that does not give the answer away.";
        if (exercise.Solution is null)
            yield return "after the check comes a Markdown cell tagged 'solution'.";
        else if (exercise.Answer is null || !exercise.Solution.Source.StartsWith("<details><summary>Solution</summary>", StringComparison.Ordinal))
            yield return $"the solution '{exercise.Solution.Id}' is folded in <details><summary>Solution</summary> and holds a ```csharp block.";
    }
}
