namespace RnnKit.Kernel.Packages;

/// <summary>A package that lies beside the host, whose own copy cells get.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version, as NuGet knows it.</param>
/// <param name="Assemblies">The names of the assemblies that code which asks for it may refer to.</param>
public sealed record ShippedPackage(string Name, string Version, IReadOnlyList<string> Assemblies);
