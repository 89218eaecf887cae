using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace RnnKit.Notebooks.Export;

/// <summary>Compiles a program made of a notebook: which of its expressions have a value, which usings it needs, and whether it is a program at all.</summary>
/// <param name="assemblies">Its references, beyond .NET.</param>
internal sealed class ProgramCompilation(IEnumerable<string> assemblies)
{
    private const string RedeclaredLocal = "CS0128";
    private static readonly CSharpParseOptions Parsing = new CSharpParseOptions(LanguageVersion.Latest).WithFeatures([new("FileBasedProgram", "true")]);

    /// <summary>What the SDK gives to every program.</summary>
    private static readonly SyntaxTree Implicit = CSharpSyntaxTree.ParseText(
        string.Concat(new[] { "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks" }
            .Select(space => $"global using {space};\n")),
        Parsing);

    private readonly MetadataReference[] _references =
        [.. DotNet().Concat(assemblies).DistinctBy(Path.GetFileName).Select(file => MetadataReference.CreateFromFile(file))];

    /// <summary>The program with every value displayed, where it has one.</summary>
    public string WithValuesShown(ProgramText program)
    {
        CSharpCompilation compilation = Compile(program.Text);
        SyntaxTree tree = compilation.SyntaxTrees[0];
        SemanticModel model = compilation.GetSemanticModel(tree);
        SyntaxNode root = tree.GetRoot();
        string text = program.Text;
        foreach ((int start, int length) in program.Values.Reverse())
        {
            ParenthesizedExpressionSyntax? value = root.FindNode(new TextSpan(start, length)).DescendantNodesAndSelf()
                .OfType<ParenthesizedExpressionSyntax>().FirstOrDefault(node => node.SpanStart == start);
            bool hasValue = value is not null && model.GetTypeInfo(value.Expression).Type is { SpecialType: not SpecialType.System_Void };
            string shown = hasValue ? $"display{text.AsSpan(start, length)}" : text.Substring(start + 1, length - 2);
            text = $"{text[..start]}{shown}{text[(start + length)..]}";
        }
        return text;
    }

    /// <summary>Compiles a program and leaves out the usings that nothing in it needs.</summary>
    /// <returns>The program; or, when it does not compile, the first thing that the compiler says against it, with its position.</returns>
    public (string Program, (int Position, string Message)? Error) Checked(string program)
    {
        CSharpCompilation compilation = Compile(program);
        SyntaxTree tree = compilation.SyntaxTrees[0];
        ImmutableArray<Diagnostic> diagnostics = compilation.GetDiagnostics();
        if (diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } first)
            return (program, (first.Location.SourceSpan.Start, Words(first)));
        List<TextSpan> needless =
            [.. diagnostics.Where(one => one.Id is "CS8019" or "CS8933" && one.Location.SourceTree == tree).Select(one => one.Location.SourceSpan)];
        foreach (UsingDirectiveSyntax directive in tree.GetCompilationUnitRoot().Usings.Reverse().Where(directive => needless.Exists(directive.Span.OverlapsWith)))
            program = program.Remove(directive.Span.Start, directive.Span.Length + 1);
        return (program, null);
    }

    /// <summary>The program as the SDK would compile it for a debugger.</summary>
    /// <param name="program">Its text.</param>
    /// <param name="file">Where the text lies.</param>
    public CSharpCompilation Compile(string program, string file = "")
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(program, Parsing, file, System.Text.Encoding.UTF8);
        var options = new CSharpCompilationOptions(OutputKind.ConsoleApplication, optimizationLevel: OptimizationLevel.Debug);
        string name = file.Length > 0 ? Path.GetFileNameWithoutExtension(file) : "program";
        return CSharpCompilation.Create(name, [tree, Implicit], _references, options);
    }

    private static string Words(Diagnostic problem)
    {
        string message = $"{problem.Id}: {problem.GetMessage(CultureInfo.InvariantCulture)}";
        return problem.Id == RedeclaredLocal ? $"{message} A later cell may declare a name anew, a program may not: rename one of the two." : message;
    }

    private static IEnumerable<string> DotNet() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetDirectoryName(file) == Path.GetDirectoryName(typeof(object).Assembly.Location));
}
