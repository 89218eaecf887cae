using RnnKit.Kernel.Cells;
using RnnKit.Kernel.Outputs;
using RnnKit.Kernel.Packages;

namespace RnnKit.Kernel.Engine;

/// <summary>What a session is given by its host.</summary>
public sealed record KernelOptions
{
    /// <summary>Where relative paths begin; becomes the process's working folder.</summary>
    public required string Folder { get; init; }

    /// <summary>Where copies of assemblies are kept: a folder that no other user can write into.</summary>
    public required string CacheFolder { get; init; }

    /// <summary>Registers the host's formatters, once the package's own are in their first state.</summary>
    public Action? RegisterFormatters { get; init; }

    /// <summary>Packages that lie beside the host, so that nothing need be restored for them.</summary>
    public IReadOnlyList<ShippedPackage> Ships { get; init; } = [];

    /// <summary>
    /// Simple names of the assemblies that it shares with the other sessions of the process that find the same files: they are loaded and
    /// compiled once. What they keep in static fields stays from session to session. They find each other and what the host ships, none of a
    /// session's other assemblies and native libraries.
    /// </summary>
    public IReadOnlyList<string> Shares { get; init; } = [];

    /// <summary>Takes what a cell's tasks and timers show after the cell has ended; null to drop it.</summary>
    public Action<CellSource, CellOutput>? Late { get; init; }
}
