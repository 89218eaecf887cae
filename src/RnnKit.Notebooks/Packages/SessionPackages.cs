using RnnKit.Notebooks.CSharp;
using RnnKit.Notebooks.Directives;

namespace RnnKit.Notebooks.Packages;

/// <summary>Follows a session's <c>#r "nuget: …"</c>: what the kernel has, then the package folder, then a restore.</summary>
internal sealed class SessionPackages(ReferencedAssemblies assemblies, PackageFolder folder)
{
    private static readonly string[] KernelsOwn = ["Microsoft.DotNet.Interactive", "Microsoft.DotNet.Interactive.Formatting", "Microsoft.DotNet.Interactive.CSharp"];
    private readonly List<PackageRequest> _restored = [];
    private readonly List<string> _sources = [];

    /// <summary>Adds a folder or an address to those that packages come from.</summary>
    public void AddSource(string source) => _sources.Add(source);

    /// <summary>Adds packages that a cell asks for together.</summary>
    /// <exception cref="PackageException">A package is unknown, or cannot be had.</exception>
    public SessionState Add(SessionState state, IReadOnlyList<PackageRequest> requests, CancellationToken cancellation)
    {
        List<PackageRequest> others = [.. requests.Where(request => !ChartPackages.Contains(request) && !IsKernelsOwn(request))];
        if (requests.Any(request => ChartPackages.Contains(request)))
            state = ChartPackages.Assemblies.Aggregate(state, ReferencedAssemblies.AddKernels);
        if (others.Count == 0)
            return state;

        if (folder.TryResolve(others) is { } there)
            return AddAll(state, there);
        List<PackageRequest> together = [.. _restored.Where(known => !others.Exists(other => SameName(known, other))), .. others];
        ResolvedPackages resolved = PackageRestore.Resolve(together, _sources, cancellation);
        _restored.Clear();
        _restored.AddRange(together);
        return AddAll(state, resolved);
    }

    private SessionState AddAll(SessionState state, ResolvedPackages resolved)
    {
        foreach (string nativeFolder in resolved.NativeFolders)
            assemblies.AddNativeFolder(nativeFolder);
        return resolved.Assemblies.Aggregate(state, assemblies.AddPackaged);
    }

    private static bool IsKernelsOwn(PackageRequest request) => KernelsOwn.Contains(request.Name, StringComparer.OrdinalIgnoreCase);

    private static bool SameName(PackageRequest a, PackageRequest b) => a.Name.Equals(b.Name, StringComparison.OrdinalIgnoreCase);
}
