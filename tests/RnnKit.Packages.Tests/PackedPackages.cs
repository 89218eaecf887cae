using System.Runtime.CompilerServices;
using RnnKit.Notebooks.Tests;

namespace RnnKit.Packages.Tests;

/// <summary>
/// Both packages, packed once for all tests, where that is asked for, into a folder of their own, under a version that no other run has: what
/// restores them keeps them in a folder of its own too, so no machine's package folder ever holds them.
/// </summary>
public sealed class PackedPackages : IAsyncLifetime
{
    private readonly string root = Directory.CreateTempSubdirectory("rnnkit-packages-").FullName;

    public string Version { get; } = $"0.1.0-test.{Guid.NewGuid():N}";

    public string Feed => Path.Combine(root, "feed");

    /// <summary>What <c>dotnet pack</c> said.</summary>
    public string Said { get; private set; } = "";

    /// <summary>The packages of this machine, from which whatever the two depend on is taken: no network.</summary>
    public static string MachinePackages => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } given
        ? given
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>Packages go to a folder of their own.</summary>
    public IReadOnlyDictionary<string, string> OwnFolder => new Dictionary<string, string>
    {
        ["NUGET_PACKAGES"] = Path.Combine(root, "packages"),
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_NOLOGO"] = "1",
    };

    public static string Repository([CallerFilePath] string thisFile = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", ".."));

    /// <summary>These packages; skips the test where nobody asked to pack them.</summary>
    public PackedPackages OrSkip()
    {
        Extent.Needs(Extent.EveryPackage, isQuick: false);
        return this;
    }

    public async ValueTask InitializeAsync()
    {
        if (!Extent.Asks(Extent.EveryPackage))
            return;
        foreach (string project in new[] { "RnnKit", "RnnKit.Onnx" })
            Said += await Command.DotnetAsync(
                Repository(), new Dictionary<string, string>(), "pack", Path.Combine("src", project), "--configuration", "Release", "--artifacts-path", Path.Combine(root, "artifacts"),
                "--output", Feed, $"-p:Version={Version}", "-p:NotebookLibrary=", "-p:RunAnalyzers=false", "-nodeReuse:false");
    }

    /// <summary>A folder for a program, whose only sources are the feed and this machine's packages.</summary>
    public string Folder(string name)
    {
        string folder = Directory.CreateDirectory(Path.Combine(root, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="feed" value="{Feed}" />
                <add key="machine" value="{MachinePackages}" />
              </packageSources>
              <fallbackPackageFolders><clear /></fallbackPackageFolders>
            </configuration>
            """);
        return folder;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(root, recursive: true);
        return ValueTask.CompletedTask;
    }
}
