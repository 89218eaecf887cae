namespace RnnKit.Kernel.Packages;

/// <summary>A package that a cell asks for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">The version asked for, in NuGet's notation; null for any.</param>
/// <param name="IsDependency">Whether another package needs it, so that a newer version does.</param>
internal sealed record PackageRequest(string Name, string? Version, bool IsDependency = false)
{
    /// <inheritdoc/>
    public override string ToString() => Version is null ? Name : $"{Name}, {Version}";
}
