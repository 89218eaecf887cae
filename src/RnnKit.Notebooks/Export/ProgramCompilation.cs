using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RnnKit.Kernel.Assemblies;

namespace RnnKit.Notebooks.Export;

/// <summary>Compiles a program made of a notebook, to see which of its expressions have a value and whether it is a program at all.</summary>
/// <param name="libraries">Its references, beyond .NET and the tool.</param>
internal sealed class ProgramCompilation(IEnumerable<string> libraries)
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    private readonly MetadataReference[] _references =
        [.. SessionAssemblies.Trusted().Concat(libraries.Where(File.Exists)).DistinctBy(Path.GetFileName).Select(file => MetadataReference.CreateFromFile(file))];

    /// <summary>The program with every value displayed, where it has one.</summary>
    public string WithValuesShown(ProgramText program)
    {
        (CSharpCompilation compilation, SyntaxTree tree) = Compile(program.Text);
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

    /// <summary>The first thing that the compiler says against the program, with its position; null when it compiles.</summary>
    public (int Position, string Message)? Error(string text)
    {
        Diagnostic? first = Compile(text).Compilation.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .MinBy(diagnostic => diagnostic.Location.SourceSpan.Start);
        return first is null ? null : (first.Location.SourceSpan.Start, $"{first.Id}: {first.GetMessage(CultureInfo.InvariantCulture)}");
    }

    private (CSharpCompilation Compilation, SyntaxTree Tree) Compile(string text)
    {
        // The directives of a file-based program are for the SDK; a compiler that knows nothing of them must not see them.
        string code = string.Join('\n', text.Split('\n').Select(line => line.StartsWith("#:", StringComparison.Ordinal) ? new string(' ', line.Length) : line));
        SyntaxTree tree = CSharpSyntaxTree.ParseText(code, Parsing);
        var options = new CSharpCompilationOptions(OutputKind.ConsoleApplication, allowUnsafe: true);
        return (CSharpCompilation.Create("export", [tree], _references, options), tree);
    }
}
