using Microsoft.CodeAnalysis;

namespace RnnKit.Notebooks.CSharp;

/// <summary>Code does not compile.</summary>
internal sealed class CompilationFailedException(IReadOnlyList<Diagnostic> diagnostics) : Exception("The code does not compile.")
{
    /// <summary>The errors, in the order of the text.</summary>
    public IReadOnlyList<Diagnostic> Errors { get; } =
    [
        .. diagnostics
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start),
    ];
}
