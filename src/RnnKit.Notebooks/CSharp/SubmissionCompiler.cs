using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace RnnKit.Notebooks.CSharp;

/// <summary>Compiles a piece of C# script that goes on where the last one ended.</summary>
internal static class SubmissionCompiler
{
    /// <summary>The names of compiled submissions begin so.</summary>
    public const string ClassPrefix = "Submission#";

    /// <summary>How cells are read.</summary>
    public static readonly CSharpParseOptions Parsing =
        new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);

    private static readonly CSharpCompilationOptions Compiling = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            usings:
            [
                "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
                "Microsoft.DotNet.Interactive.Kernel",
            ],
            optimizationLevel: OptimizationLevel.Release,
            allowUnsafe: true,
            assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default)
        .WithSpecificDiagnosticOptions(ImmutableDictionary<string, ReportDiagnostic>.Empty
            .Add("CS1701", ReportDiagnostic.Suppress)
            .Add("CS1702", ReportDiagnostic.Suppress));

    private static readonly Lock Binding = new();
    private static int s_count;

    /// <summary>Compiles <paramref name="text"/>, which stands in <paramref name="file"/>, after what <paramref name="state"/> holds.</summary>
    /// <exception cref="CompilationFailedException">It does not compile.</exception>
    public static Submission Compile(SessionState state, string text, string file, CancellationToken cancellation)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{ClassPrefix}{Interlocked.Increment(ref s_count)}");
        SyntaxTree tree = CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), Parsing, file, cancellation);
        CSharpCompilation compilation = Script(name, tree, state);
        var root = (CompilationUnitSyntax)tree.GetRoot(cancellation);
        bool hasCode = root.Members.Count > 0;
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        IReadOnlyList<Diagnostic> diagnostics = hasCode
            ? compilation.Emit(assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb), cancellationToken: cancellation).Diagnostics
            : compilation.GetDiagnostics(cancellation);

        if (diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            throw new CompilationFailedException(diagnostics);
        return new Submission(
            name,
            compilation,
            hasCode ? assembly.ToArray() : null,
            hasCode ? symbols.ToArray() : null,
            hasCode && HasValue(compilation, tree, root, cancellation),
            [.. diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning)]);
    }

    /// <summary>
    /// The compilation of a script that goes on where <paramref name="state"/> ends. References are bound one compilation at a time:
    /// of two at once each would have symbols of its own for an assembly, and a later script would see both and call every name ambiguous.
    /// </summary>
    public static CSharpCompilation Script(string name, SyntaxTree tree, SessionState state)
    {
        var compilation = CSharpCompilation.CreateScriptCompilation(
            name, tree, state.NewReferences, Compiling.WithScriptClassName(name), state.Last, typeof(object));
        lock (Binding)
            _ = compilation.Assembly;
        return compilation;
    }

    /// <summary>Whether the script ends in an expression without a semicolon that is not void, or returns a value.</summary>
    private static bool HasValue(CSharpCompilation compilation, SyntaxTree tree, CompilationUnitSyntax root, CancellationToken cancellation)
    {
        StatementSyntax? last = root.Members.OfType<GlobalStatementSyntax>().LastOrDefault()?.Statement;
        if (last is ExpressionStatementSyntax { SemicolonToken.IsMissing: true } statement)
            return compilation.GetSemanticModel(tree).GetTypeInfo(statement.Expression, cancellation).ConvertedType?.SpecialType != SpecialType.System_Void;

        return root.Members.OfType<GlobalStatementSyntax>()
            .SelectMany(member => member.DescendantNodes(node => node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)))
            .Any(node => node is ReturnStatementSyntax { Expression: not null });
    }
}
