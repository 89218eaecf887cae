using System.Reflection;
using Microsoft.CodeAnalysis.Scripting.Hosting;
using Microsoft.DotNet.Interactive.CSharp;

namespace RnnKit.Kernel.Assemblies;

/// <summary>
/// What a session's code may refer to, and the copy that it gets. What the host ships in the same version or a newer one is the host's
/// own copy, so that both speak of the same types; what is shared is that of all sessions with the same files; the rest is loaded here, once,
/// whoever asks for it.
/// </summary>
/// <param name="kernel">Gets the references.</param>
/// <param name="loader">Gets the assemblies.</param>
/// <param name="shadows">Copies of what a build may want to write.</param>
/// <param name="shared">Simple names of the assemblies that this session shares with others.</param>
internal sealed class SessionAssemblies(CSharpKernel kernel, InteractiveAssemblyLoader loader, ShadowCopies shadows, IReadOnlyList<string> shared)
{
    private static readonly Dictionary<string, string> s_hosts = Trusted()
        .GroupBy(file => Path.GetFileNameWithoutExtension(file), StringComparer.OrdinalIgnoreCase)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.OrdinalIgnoreCase);

    private readonly SessionLoadContext _context = new(shared);
    private readonly HashSet<string> _references = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The assemblies that the host gave this process: .NET's and its own.</summary>
    public static IEnumerable<string> Trusted() =>
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The file of an assembly that the host gave this process; null when it gave none of that name.</summary>
    public static string? OfHost(string simpleName) => s_hosts.GetValueOrDefault(simpleName);

    /// <summary>Whether code can refer to an assembly by its name alone, because it is .NET's.</summary>
    public static bool IsFrameworks(string simpleName) =>
        s_hosts.TryGetValue(simpleName, out string? file) && Path.GetDirectoryName(file) == Path.GetDirectoryName(typeof(object).Assembly.Location);

    /// <summary>The host's own file for a package of the same name in this version or a newer one; null when it has none.</summary>
    public static string? Shipped(string package, string? version) =>
        s_hosts.TryGetValue(package, out string? file) && (version is null || (Version.TryParse(version.Split('-')[0], out Version? wanted) && IsAtLeast(AssemblyName.GetAssemblyName(file).Version!, wanted))) ? file : null;

    /// <summary>An assembly from a folder that is being built into: a copy of it is used, and of those beside it when they are needed.</summary>
    /// <returns>A warning, or null.</returns>
    /// <exception cref="BadImageFormatException">The file is no .NET assembly.</exception>
    public string? AddFile(string file)
    {
        string copy = shadows.Of(file);
        AssemblyName name = AssemblyName.GetAssemblyName(copy);
        foreach (string neighbor in Directory.EnumerateFiles(Path.GetDirectoryName(file)!, "*.dll"))
        {
            string simpleName = Path.GetFileNameWithoutExtension(neighbor);
            if (neighbor != file && !_context.Files.ContainsKey(simpleName) && !s_hosts.ContainsKey(simpleName) && IsAssembly(neighbor))
                _context.Files.TryAdd(simpleName, shadows.Of(neighbor));
        }
        string? warning = _references.Contains(name.Name!) && _context.Files.TryGetValue(name.Name!, out string? loaded) && loaded != copy
            ? $"{Path.GetFileName(file)} has changed since it was loaded; restart the kernel to use the new one."
            : null;
        Add([copy]);
        return warning;
    }

    /// <summary>Assemblies whose files do not change, such as those of packages.</summary>
    public void Add(IEnumerable<string> files)
    {
        List<string> added = [];
        foreach (string file in files)
        {
            AssemblyName name = AssemblyName.GetAssemblyName(file);
            bool isHosts = s_hosts.TryGetValue(name.Name!, out string? own) && AssemblyName.GetAssemblyName(own).Version >= name.Version;
            if (!isHosts)
                _context.Files.TryAdd(name.Name!, file);
            if (_references.Add(name.Name!))
                added.Add(isHosts ? own! : _context.Files[name.Name!]);
        }
        foreach (string file in added)
            loader.RegisterDependency(_context.LoadFromAssemblyName(AssemblyName.GetAssemblyName(file)));
        kernel.AddAssemblyReferences(added);
    }

    /// <summary>A folder with native libraries.</summary>
    public void AddNativeFolder(string folder) => _context.NativeFolders.Add(folder);

    /// <summary>By the first two numbers: those behind them often differ between a package and its assembly.</summary>
    private static bool IsAtLeast(Version own, Version wanted) => own.Major > wanted.Major || (own.Major == wanted.Major && own.Minor >= wanted.Minor);

    private static bool IsAssembly(string file)
    {
        try
        {
            AssemblyName.GetAssemblyName(file);
            return true;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }
}
