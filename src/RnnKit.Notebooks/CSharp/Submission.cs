using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RnnKit.Notebooks.CSharp;

/// <summary>A compiled piece of script. It has no assembly when it holds nothing to run, such as only usings.</summary>
internal sealed record Submission(
    string Name,
    CSharpCompilation Compilation,
    byte[]? Assembly,
    byte[]? Symbols,
    bool HasValue,
    IReadOnlyList<Diagnostic> Warnings);
