using System.Reflection;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.PackageManagement;
using RnnKit.Kernel.Assemblies;

namespace RnnKit.Kernel.Packages;

/// <summary>
/// Follows a session's <c>#r "nuget: …"</c>: what the kernel ships, then what lies whole in the machine's package folder, and only then
/// PackageManagement, which starts the SDK.
/// </summary>
internal sealed class SessionPackages(SessionAssemblies assemblies, PackageFolder folder, IReadOnlyList<ShippedPackage> ships) : IDisposable
{
    private static readonly HashSet<string> s_kernels = new(
        ["Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.Formatting", "Microsoft.DotNet.Interactive.CSharp", "Microsoft.DotNet.Interactive.Documents"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a package is one that the kernel consists of.</summary>
    public static bool AreKernels(string name) => s_kernels.Contains(name);

    private readonly List<string> _sources = [];
    private readonly Dictionary<string, string?> _added = new(StringComparer.OrdinalIgnoreCase);
    private PackageRestoreContext? _restore;

    /// <summary>Adds a folder or an address to those that packages come from.</summary>
    public void AddSource(string source) => _sources.Add(source);

    /// <summary>Adds packages that a cell asks for together.</summary>
    /// <exception cref="PackageException">A package is unknown, or cannot be had.</exception>
    public async Task AddAsync(IReadOnlyList<PackageRequest> requests, CancellationToken cancellation)
    {
        List<PackageRequest> others = [.. requests.Where(request => !s_kernels.Contains(request.Name) && !AddShipped(request))];
        foreach (PackageRequest other in others)
        {
            if (_added.TryGetValue(other.Name, out string? version) && version is not null && other.Version is not null && version != other.Version)
                throw new PackageException($"{other} cannot be added: the session has the package {other.Name} in version {version} already. Restart the kernel to change it.");
        }
        others.RemoveAll(other => _added.ContainsKey(other.Name));
        if (others.Count == 0)
            return;
        if (folder.TryResolve(others) is { } there)
            assemblies.Add(there);
        else
            await RestoreAsync(others, cancellation).ConfigureAwait(false);
        foreach (PackageRequest other in others)
            _added[other.Name] = other.Version;
    }

    private bool AddShipped(PackageRequest request)
    {
        if (ships.FirstOrDefault(one => one.Name.Equals(request.Name, StringComparison.OrdinalIgnoreCase)) is not { } shipped)
            return false;
        if (request.Version is not null && request.Version != shipped.Version)
            throw new PackageException($"{request} cannot be added: this kernel has the package {shipped.Name} in version {shipped.Version} and shows its values. Ask for that version, or for none.");
        assemblies.Add(shipped.Assemblies.Select(name => Assembly.Load(name).Location));
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _restore?.Dispose();

    private async Task RestoreAsync(IReadOnlyList<PackageRequest> requests, CancellationToken cancellation)
    {
        _restore ??= new PackageRestoreContext();
        foreach (string source in _sources)
            _restore.TryAddRestoreSource(source);
        foreach (PackageRequest request in requests)
            _restore.GetOrAddPackageReference(request.Name, request.Version);
        PackageRestoreResult result = await _restore.RestoreAsync().WaitAsync(cancellation).ConfigureAwait(false);
        if (!result.Succeeded)
            throw new PackageException($"{string.Join("; ", requests)} cannot be restored: {RestoreFailure.Reason(result.Errors)}");
        foreach (ResolvedPackageReference package in result.ResolvedReferences)
        {
            foreach (string probed in package.ProbingPaths)
                foreach (string native in NativeFolders.Of(probed))
                    assemblies.AddNativeFolder(native);
        }
        assemblies.Add(result.ResolvedReferences.SelectMany(package => package.AssemblyPaths));
    }
}
