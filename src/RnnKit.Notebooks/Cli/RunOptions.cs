namespace RnnKit.Notebooks.Cli;

/// <summary>What <c>rnnkit run</c> was asked for.</summary>
/// <param name="Paths">Notebooks and folders with notebooks; none means the series.</param>
/// <param name="Out">The folder for executed copies; null for the usual one.</param>
/// <param name="InPlace">Whether the notebooks themselves get the outputs.</param>
/// <param name="Solutions">Whether solutions stand in place of the stubs.</param>
/// <param name="CellLimit">How long a cell may take.</param>
/// <param name="UsesGenuineKernel">Whether .NET Interactive runs them instead of the built-in kernel.</param>
internal sealed record RunOptions(IReadOnlyList<string> Paths, string? Out, bool InPlace, bool Solutions, TimeSpan CellLimit, bool UsesGenuineKernel);
