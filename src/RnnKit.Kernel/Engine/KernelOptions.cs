namespace RnnKit.Kernel.Engine;

/// <summary>What a session is given by its host.</summary>
public sealed record KernelOptions
{
    /// <summary>Where relative paths begin; becomes the process's working folder.</summary>
    public required string Folder { get; init; }

    /// <summary>Registers the host's formatters, once the package's own are in their first state.</summary>
    public Action? RegisterFormatters { get; init; }
}
