using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RnnKit.Notebooks.CSharp;

/// <summary>
/// What the cells so far have left: the last compilation, which knows those before it, the objects that hold their variables,
/// and the references. Immutable, so that a cell that fails leaves nothing behind.
/// </summary>
/// <param name="Last">The last compilation; null before the first.</param>
/// <param name="Submissions">What runs next puts itself behind these.</param>
/// <param name="References">What code may refer to, by assembly name.</param>
/// <param name="Inherited">Those of them that a compilation has already because <paramref name="Last"/> has them.</param>
internal sealed record SessionState(
    CSharpCompilation? Last,
    ImmutableArray<object?> Submissions,
    ImmutableDictionary<string, MetadataReference> References,
    ImmutableDictionary<string, MetadataReference> Inherited)
{
    /// <summary>Before the first cell.</summary>
    public static SessionState Start { get; } = new(
        null, [null], FrameworkReferences.All.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase), ImmutableDictionary<string, MetadataReference>.Empty);

    /// <summary>
    /// The references that the next compilation has to be given. Given all of them again, each would hold those of all before it
    /// as well, and a thousand cells gigabytes.
    /// </summary>
    public IEnumerable<MetadataReference> NewReferences => ReferenceEquals(References, Inherited)
        ? []
        : References.Where(named => Inherited.GetValueOrDefault(named.Key) != named.Value).Select(named => named.Value);

    /// <summary>After <paramref name="compilation"/>.</summary>
    public SessionState After(CSharpCompilation compilation) => this with { Last = compilation, Inherited = References };
}
