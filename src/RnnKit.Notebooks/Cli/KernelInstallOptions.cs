namespace RnnKit.Notebooks.Cli;

/// <summary>What <c>rnnkit kernel install</c> was asked for.</summary>
/// <param name="Name">The kernel's name; null for the one that the notebooks ask for.</param>
/// <param name="Prefix">The installation of Jupyter to put it into; null for the user's own kernels.</param>
/// <param name="Remove">Whether to take it away instead.</param>
/// <param name="Force">Whether a kernel that is there may be replaced or removed.</param>
internal sealed record KernelInstallOptions(string? Name, string? Prefix, bool Remove, bool Force);
