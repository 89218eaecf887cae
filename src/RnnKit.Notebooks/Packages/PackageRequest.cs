namespace RnnKit.Notebooks.Packages;

/// <summary>A package that a cell asks for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">The version asked for, in NuGet's notation; null for any.</param>
public sealed record PackageRequest(string Name, string? Version)
{
    /// <inheritdoc/>
    public override string ToString() => Version is null ? Name : $"{Name}, {Version}";
}
