using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RnnKit.Documents.Exercises;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Running;

namespace RnnKit.Notebooks.Tests.Notebooks;

/// <summary>
/// What nobody means by an answer: nothing, not a number, the wrong shape, empty, constant. All of them go to a check in one cell, each
/// in a scope of its own, where the names of the stub hide those of the session.
/// </summary>
internal static class OddAnswers
{
    private static readonly CSharpParseOptions Script = new(kind: SourceCodeKind.Script);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(8);

    private static readonly string[] Numbers =
        ["double.NaN", "0", "1", "-1", "0.5", "-0.25", "2", "3.75", "7", "12", "33", "-64", "1e-9", "-1e-3", "0.999", "double.PositiveInfinity", "double.NegativeInfinity", "Math.PI", "double.Epsilon", "5.5"];

    private static readonly string[] Integers = ["null", "default", "0", "1", "-1", "2", "-2", "3", "7", "12", "33", "64", "-64", "100", "255", "1000", "-1000", "4096", "20000", "65535"];
    private static readonly string[] Texts = ["null", "\"\"", "\" \"", "\"?\"", "\"x\"", "\"the\"", "\"a b\"", "\"0\"", "\"null\"", "\"\\n\"", "new string('x', 300)"];

    /// <summary>What the check says of each odd answer to a stub, as far as it gets in some seconds.</summary>
    public static async Task<IReadOnlyList<(string Odd, string Said)>> TryAsync(Exercise exercise, NotebookSession session)
    {
        (string Odd, string Code)[] trials = [.. Answers(exercise.Stub.Source).Select(odd => (odd, Trial(odd, exercise.Check!.Source)))];
        string cell = $$"""
            {
                var clock__ = System.Diagnostics.Stopwatch.StartNew();
                void Try__(int number, Func<object> judge)
                {
                    if (clock__.Elapsed.TotalSeconds > {{Most.TotalSeconds}}) return;
                    string said;
                    try { said = judge()?.ToString() ?? "nothing"; }
                    catch (Exception problem) { said = "THROWN " + problem.GetType().Name; }
                    Console.WriteLine(number + "\t" + said.ReplaceLineEndings(" / "));
                }
            {{string.Concat(trials.Select((trial, number) => $"    Try__({number}, () =>\n{{\n{trial.Code}\n}});\n"))}}
            }
            """;
        var asked = new NotebookCell(CellKind.Code, "odd", cell);
        await session.RunAsync(asked);
        string text = string.Concat(asked.Outputs.Select(output => output switch
        {
            StreamOutput stream => stream.Text,
            ErrorOutput error => $"{error.ErrorName}: {error.ErrorValue}",
            _ => "",
        }));
        var said = text.Split('\n').Select(line => line.Split('\t')).Where(parts => parts.Length == 2 && int.TryParse(parts[0], out _)).Select(parts => (trials[int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture)].Odd, parts[1])).ToList();
        return said.Count > 0 ? said : [("the cell with all of them", $"THROWN {text}")];
    }

    /// <summary>The stub with odd values in place of what there is to fill in: unset variables, and functions that are not written.</summary>
    internal static IEnumerable<string> Answers(string stub)
    {
        CompilationUnitSyntax root = SyntaxFactory.ParseCompilationUnit(stub, options: Script);
        for (int number = 0; number < 20; number++)
            yield return string.Join('\n', root.Members.Select(member => Filled(member, number)));
    }

    private static string Filled(MemberDeclarationSyntax member, int number) => member switch
    {
        FieldDeclarationSyntax { Declaration: var all } => string.Join(' ', all.Variables.Select(variable => IsUnset(variable.Initializer)
            ? $"{all.Type} {variable.Identifier} = {Odd($"{all.Type}", number)};"
            : $"{all.Type} {variable};")),
        MethodDeclarationSyntax method when IsUnset(method) =>
            $"{method.ReturnType} {method.Identifier}{method.TypeParameterList}{method.ParameterList} {{ {Returned($"{method.ReturnType}", number)} }}",
        _ => member.ToString(),
    };

    private static bool IsUnset(SyntaxNode? node) => node is not null && node.DescendantNodes().Any(part =>
        part is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } || $"{part}" is "Check.Todo" or "NotImplementedException");

    private static string Returned(string type, int number) =>
        number == 0 ? "throw new InvalidOperationException(\"odd\");" : $"return {Odd(type, number - 1)};";

    private static string Odd(string type, int number) => Choose(type switch
    {
        "double" or "float" or "double?" => Numbers,
        "int" => [.. Integers.Skip(1)],
        "int?" => Integers,
        "bool" or "bool?" => ["default", "true", "false"],
        "char" => ["'\\0'", "'x'", "' '"],
        "string" => Texts,
        _ when type.EndsWith("[]", StringComparison.Ordinal) => Arrays(type[..^2]),
        "Matrix<double>" or "Matrix<float>" => Matrices(type),
        "Vector<double>" or "Vector<float>" => ["null", $"{type}.Build.Dense(1)", $"{type}.Build.Dense(40)", $"{type}.Build.Dense(3, 0.5f)"],
        ['(', .., ')'] => ["default", $"({string.Join(", ", SyntaxFactory.ParseTypeName(type) is TupleTypeSyntax tuple ? tuple.Elements.Select(part => Odd($"{part.Type}", 1)) : [])})"],
        _ => ["default"],
    }, number);

    private static string[] Arrays(string item)
    {
        string one = Odd(item, 1), other = Odd(item, 3);
        return ["null", $"Array.Empty<{item}>()", $"new {item}[] {{ default }}", .. new[] { 1, 2, 3, 4, 12, 200 }.SelectMany(count => new[] { $"Enumerable.Repeat<{item}>({one}, {count}).ToArray()", $"Enumerable.Repeat<{item}>({other}, {count}).ToArray()" })];
    }

    private static string[] Matrices(string type) =>
        ["null", .. new[] { (1, 1), (1, 4), (4, 1), (4, 4), (3, 7), (2, 2), (64, 64) }.SelectMany(size => new[] { $"{type}.Build.Dense({size.Item1}, {size.Item2})", $"{type}.Build.Dense({size.Item1}, {size.Item2}, 0.5f)" }), $"{type}.Build.Dense(4, 4, float.NaN)"];

    private static string Choose(string[] from, int number) => from[number % from.Length];

    /// <summary>The odd answer, then the check, whose last expression is what the trial gives.</summary>
    private static string Trial(string odd, string check)
    {
        CompilationUnitSyntax root = SyntaxFactory.ParseCompilationUnit(check, options: Script);
        int last = root.Members[^1].SpanStart;
        return $"{odd}\n{check[..last]}\nreturn {check[last..].TrimEnd().TrimEnd(';')};";
    }
}
