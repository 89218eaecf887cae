using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RnnKit.Documents.Exercises;

namespace RnnKit.Notebooks.Tests.Notebooks;

/// <summary>The cell of a check, which readers see, does not name the value that it compares an answer with.</summary>
public class KeptSecretTests
{
    private static readonly string[] WithExpected = ["Number", "Vector", "Matrix", "Sequence", "Text"];

    public static TheoryData<string> Names => Series.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_check_expects_of_a_bare_answer_is_not_written_down(string name)
    {
        string[] shown = [.. Exercise.In(Series.Load(name)).Where(exercise => ExpectsConstant(exercise.Check!.Source)).Select(exercise => exercise.Check!.Id)];

        Assert.True(shown.Length == 0, $"These name the expected value; Check.Sealed or a property does not: {string.Join(", ", shown)}");
    }

    [Theory]
    [InlineData("Check.Number(\"n\", answer, 0.5, \"hint\")", true)]
    [InlineData("Check.Number(\"n\", answer, 1 / (1 + Math.Exp(2)), \"hint\")", true)]
    [InlineData("Check.Vector(\"n\", answer, new[] { 3.0, 4.0 }, \"hint\")", true)]
    [InlineData("Check.Number(\"n\", Math.Pow(answer, 100), 0.5, \"hint\")", false)]
    [InlineData("Check.Number(\"n\", answer, cell.ParameterCount(), \"hint\")", false)]
    [InlineData("Check.Sealed(\"n\", answer, \"0123abcd\", \"hint\")", false)]
    public void A_constant_is_told_from_a_measurement(string check, bool constant) => Assert.Equal(constant, ExpectsConstant(check));

    /// <summary>Whether the last call of Check compares a variable as it is with something made of numbers and Math alone.</summary>
    private static bool ExpectsConstant(string source)
    {
        InvocationExpressionSyntax? last = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(kind: SourceCodeKind.Script)).GetRoot()
            .DescendantNodes().OfType<InvocationExpressionSyntax>()
            .LastOrDefault(call => call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Check" } });
        return last is { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: var kind }, ArgumentList.Arguments: { Count: > 2 } arguments }
            && WithExpected.Contains(kind)
            && arguments[1].Expression is IdentifierNameSyntax
            && arguments[2].Expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().All(name => name.Identifier.Text == "Math" || name.Parent is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Math" } });
    }
}
