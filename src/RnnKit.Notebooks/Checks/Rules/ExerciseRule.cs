using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RnnKit.Notebooks.Exercises;
using RnnKit.Notebooks.Ipynb;

namespace RnnKit.Notebooks.Checks.Rules;

/// <summary>Three to six exercises, each whole: stub, check with a hint, folded solution, and a wrong answer for the tests.</summary>
internal static class ExerciseRule
{
    private static readonly CSharpParseOptions Script = new(kind: SourceCodeKind.Script);

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
        else if (!HasHint(exercise.Check.Source))
            yield return $"the check '{exercise.Check.Id}' ends in a call of Check with a hint: a sentence that does not give the answer away.";
        if (exercise.Solution is null)
            yield return "after the check comes a Markdown cell tagged 'solution'.";
        else if (exercise.Answer is null || !exercise.Solution.Source.StartsWith("<details><summary>Solution</summary>", StringComparison.Ordinal))
            yield return $"the solution '{exercise.Solution.Id}' is folded in <details><summary>Solution</summary> and holds a ```csharp block.";
    }

    /// <summary>Whether the last call of <c>Check.…</c> has a sentence beside the name of what is checked.</summary>
    private static bool HasHint(string source) =>
        CSharpSyntaxTree.ParseText(source, Script).GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
            .LastOrDefault(call => call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Check" } })
            ?.ArgumentList.Arguments.Skip(1).Any(argument => IsSentence(argument.Expression)) == true;

    private static bool IsSentence(ExpressionSyntax expression) =>
        expression.DescendantNodesAndSelf().OfType<LiteralExpressionSyntax>().Any(literal => literal.Token.Value is string text && text.Trim().Contains(' ', StringComparison.Ordinal))
        && expression is LiteralExpressionSyntax or BinaryExpressionSyntax or InterpolatedStringExpressionSyntax;
}
