namespace RnnKit.Notebooks.Cli;

/// <summary>Where the tool runs: its folder and where it writes its words.</summary>
/// <param name="Folder">The folder that relative paths begin at, whole.</param>
/// <param name="Out">For progress and results.</param>
/// <param name="Error">For what goes wrong.</param>
/// <param name="IsInteractive">Whether a person watches <paramref name="Out"/> in a terminal.</param>
internal sealed record Surroundings(string Folder, TextWriter Out, TextWriter Error, bool IsInteractive)
{
    /// <summary>Those of the process.</summary>
    public static Surroundings OfProcess() => new(Environment.CurrentDirectory, Console.Out, Console.Error, !Console.IsOutputRedirected);

    /// <summary>A path as a person here would write it: relative when it lies below the folder.</summary>
    public string Show(string path)
    {
        string relative = Path.GetRelativePath(Folder, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
