namespace RnnKit.Notebooks.Packages;

/// <summary>What packages and those they depend on consist of.</summary>
/// <param name="Assemblies">Files to refer to and to load.</param>
/// <param name="NativeFolders">Folders with native libraries for this machine.</param>
internal sealed record ResolvedPackages(IReadOnlyList<string> Assemblies, IReadOnlyList<string> NativeFolders);
