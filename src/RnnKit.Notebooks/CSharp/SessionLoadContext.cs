using System.Reflection;
using System.Runtime.Loader;

namespace RnnKit.Notebooks.CSharp;

/// <summary>
/// Where a session's assemblies live: the compiled cells and what they refer to. What the kernel itself uses, such as the formatting
/// engine, stays the kernel's own copy, so that both speak of the same types.
/// </summary>
internal sealed class SessionLoadContext() : AssemblyLoadContext("notebook", isCollectible: false)
{
    private readonly Dictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _nativeFolders = [];

    /// <summary>Says which file an assembly is to be loaded from, when it is asked for.</summary>
    public void Offer(AssemblyName name, string file) => _files.TryAdd(name.Name!, file);

    /// <summary>Says in which folder native libraries may be.</summary>
    public void OfferNative(string folder) => _nativeFolders.Add(folder);

    /// <summary>The file that is loaded, or would be, for an assembly; null when the session has none of its own.</summary>
    public string? FileFor(string simpleName) => _files.GetValueOrDefault(simpleName);

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        _files.TryGetValue(assemblyName.Name!, out string? file) ? LoadFromAssemblyPath(file) : null;

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        string[] names = [unmanagedDllName, $"{unmanagedDllName}.dll", $"lib{unmanagedDllName}.so", $"lib{unmanagedDllName}.dylib", $"{unmanagedDllName}.so", $"{unmanagedDllName}.dylib"];
        string? file = _nativeFolders.SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
        return file is null ? nint.Zero : LoadUnmanagedDllFromPath(file);
    }
}
