using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;

namespace RnnKit.Kernel.Assemblies;

/// <summary>
/// Loads what a session refers to from its files. The runtime keeps a load context until the process ends: this one knows nothing
/// of the session, so that what the cells made can go when the session does.
/// </summary>
/// <param name="shared">Simple names of the assemblies that it shares with other sessions.</param>
internal sealed class SessionLoadContext(IReadOnlyList<string> shared) : AssemblyLoadContext("notebook")
{
    private SharedLoadContext? _shared;

    /// <summary>The file of each assembly, by its simple name.</summary>
    public ConcurrentDictionary<string, string> Files { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Where native libraries are looked for.</summary>
    public List<string> NativeFolders { get; } = [];

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (!Files.TryGetValue(assemblyName.Name!, out string? file))
            return null;
        return (shared.Contains(assemblyName.Name, StringComparer.OrdinalIgnoreCase) ? Shared.Find(assemblyName) : null) ?? LoadFromAssemblyPath(file);
    }

    /// <summary>What is shared of the files that are known when the first of them is loaded; one that comes later is this session's own.</summary>
    private SharedLoadContext Shared => LazyInitializer.EnsureInitialized(
        ref _shared,
        () => SharedLoadContext.Of(Files.Where(one => shared.Contains(one.Key, StringComparer.OrdinalIgnoreCase)).ToDictionary(StringComparer.OrdinalIgnoreCase)));

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        string[] names = [unmanagedDllName, $"{unmanagedDllName}.dll", $"lib{unmanagedDllName}.so", $"lib{unmanagedDllName}.dylib", $"{unmanagedDllName}.so", $"{unmanagedDllName}.dylib"];
        string? file = NativeFolders.SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
        return file is null ? nint.Zero : LoadUnmanagedDllFromPath(file);
    }
}
