namespace RnnKit.Notebooks.Packages;

/// <summary>Packages cannot be had.</summary>
internal sealed class PackageException(string message) : Exception(message);
