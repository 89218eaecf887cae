namespace RnnKit.Kernel.Tests;

/// <summary>The repository that these tests were built from.</summary>
internal static class Repository
{
    /// <summary>Its root: the folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path under the root.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RnnKit.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"No RnnKit.sln above {AppContext.BaseDirectory}.");
    }
}
