using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RnnKit.Documents.Exercises;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Running;

namespace RnnKit.Notebooks.Tests.Notebooks;

/// <summary>What must not be read off a check: the numbers of a solution and the expressions that it is made of.</summary>
internal sealed record AnswerSheet(IReadOnlyList<string> Numbers, IReadOnlyList<string> Formulas)
{
    private const int ShortestFormula = 8;
    private static readonly CSharpParseOptions Script = new(kind: SourceCodeKind.Script);

    /// <summary>From a solution whose cell has run last in the session.</summary>
    public static async Task<AnswerSheet> OfAsync(Exercise exercise, NotebookSession session)
    {
        CompilationUnitSyntax solution = SyntaxFactory.ParseCompilationUnit(exercise.Answer!, options: Script);
        var names = SyntaxFactory.ParseCompilationUnit(exercise.Stub.Source, options: Script).Members.OfType<FieldDeclarationSyntax>()
            .SelectMany(field => field.Declaration.Variables).Select(variable => variable.Identifier.Text).ToList();
        string cell = string.Concat(names.Select(name => $"foreach (var value__ in Numbers.From({name})?.Values ?? Array.Empty<double>()) Console.WriteLine(value__.ToString(\"R\", System.Globalization.CultureInfo.InvariantCulture));\n"));
        var asked = new NotebookCell(CellKind.Code, "values", cell);
        await session.RunAsync(asked);
        var values = asked.Outputs.OfType<StreamOutput>().SelectMany(output => output.Text.Split('\n'))
            .Where(line => double.TryParse(line, NumberStyles.Float, CultureInfo.InvariantCulture, out _)).Select(line => double.Parse(line, CultureInfo.InvariantCulture));
        string given = Bare(exercise.Stub.Source);
        return new AnswerSheet([.. values.SelectMany(Written).Where(IsTelling).Distinct()], [.. Expressions(solution).Select(Bare).Where(text => text.Length >= ShortestFormula && !given.Contains(text, StringComparison.Ordinal)).Distinct()]);
    }

    /// <summary>What of the solution stands in a text: null when nothing does.</summary>
    public string? FoundIn(string text) =>
        Numbers.FirstOrDefault(number => Regex.IsMatch(text, $@"(?<![\d.,]){Regex.Escape(number)}(?![\d]|\.\d)")) ?? Formulas.FirstOrDefault(formula => Bare(text).Contains(formula, StringComparison.Ordinal));

    private static IEnumerable<string> Written(double value) =>
        new[] { "R", "G3", "G4", "G5", "0.00", "0.000", "0.0000", "N0" }.Select(format => value.ToString(format, CultureInfo.InvariantCulture));

    /// <summary>Three digits or more: a 3 or a 10 stands in many sentences and gives nothing away.</summary>
    private static bool IsTelling(string number) => number.TrimStart('-', '0', '.').Count(char.IsAsciiDigit) >= 3 && double.Parse(number, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture) is not (0 or 1 or 10 or 100 or 1000);

    /// <summary>The values and the results of the solution, without names alone, numbers alone and calls with nothing in them.</summary>
    private static IEnumerable<string> Expressions(CompilationUnitSyntax solution) => solution.DescendantNodes().Select(node => node switch
    {
        EqualsValueClauseSyntax value => value.Value,
        ArrowExpressionClauseSyntax arrow => arrow.Expression,
        ReturnStatementSyntax result => result.Expression,
        _ => null,
    }).Where(expression => expression is BinaryExpressionSyntax or ConditionalExpressionSyntax or InvocationExpressionSyntax { ArgumentList.Arguments.Count: > 0 }).Select(expression => $"{expression}");

    private static string Bare(string code) => Regex.Replace(Regex.Replace(code, @"\bMath\.", ""), @"[\s()]+|//[^\n]*", "");
}
