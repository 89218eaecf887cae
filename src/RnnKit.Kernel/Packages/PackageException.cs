namespace RnnKit.Kernel.Packages;

/// <summary>Packages cannot be had.</summary>
internal sealed class PackageException(string message) : Exception(message);
