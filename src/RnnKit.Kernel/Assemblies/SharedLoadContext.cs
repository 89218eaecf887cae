using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;

namespace RnnKit.Kernel.Assemblies;

/// <summary>
/// Loads the assemblies that the sessions of a process share, for as long as the process runs: what one session has had compiled to
/// machine code, the next one finds ready. Sessions that find other files get another context.
/// </summary>
internal sealed class SharedLoadContext : AssemblyLoadContext
{
    private static readonly ConcurrentDictionary<string, SharedLoadContext> s_contexts = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, string> _files;

    private SharedLoadContext(IReadOnlyDictionary<string, string> files)
        : base("shared by notebooks") => _files = files;

    /// <summary>The context of exactly these files, by their simple names; their contents must not change.</summary>
    public static SharedLoadContext Of(IReadOnlyDictionary<string, string> files) =>
        s_contexts.GetOrAdd(string.Join('\n', files.Values.Order(StringComparer.Ordinal)), _ => new(files));

    /// <summary>The assembly of that name; null when none of the files is one.</summary>
    public Assembly? Find(AssemblyName assemblyName) => _files.TryGetValue(assemblyName.Name!, out string? file) ? LoadFromAssemblyPath(file) : null;

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) => Find(assemblyName);
}
