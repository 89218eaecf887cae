using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RnnKit.Notebooks.CSharp;

/// <summary>
/// What the cells so far have left: the last compilation, which knows those before it, the objects that hold their variables,
/// and the references. Immutable, so that a cell that fails leaves nothing behind.
/// </summary>
internal sealed record SessionState(
    CSharpCompilation? Last,
    ImmutableArray<object?> Submissions,
    ImmutableDictionary<string, MetadataReference> References)
{
    /// <summary>Before the first cell.</summary>
    public static SessionState Start { get; } = new(null, [null], FrameworkReferences.All.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase));
}
