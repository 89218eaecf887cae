namespace RnnKit.Notebooks;

/// <summary>The .NET host that runs this process: what an editor started often has no dotnet on its PATH.</summary>
internal static class DotnetHost
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(
        Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..")); // above shared/Microsoft.NETCore.App/10.0.0

    /// <summary>Its whole path.</summary>
    public static string FilePath { get; } = Path.Combine(Folder, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    /// <summary>What starts the SDK: this host where an SDK lies beside it, otherwise the one on the PATH.</summary>
    public static string Sdk { get; } = Directory.Exists(Path.Combine(Folder, "sdk")) ? FilePath : "dotnet";
}
