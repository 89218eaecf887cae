using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RnnKit.Kernel.Packages;

namespace RnnKit.Notebooks.Doctor;

/// <summary>What genuine .NET Interactive needs to run the notebooks without a network: the tool, and the packages of the first cell.</summary>
/// <param name="root">The folder of the repository.</param>
/// <param name="packages">NuGet's folder of packages.</param>
internal sealed partial class GenuineParts(string root, string packages)
{
    private const string Tool = "microsoft.dotnet-interactive";

    /// <summary>Those of a repository, with the packages of this user.</summary>
    public static GenuineParts In(string root) => new(root, PackageFolder.DefaultRoot);

    /// <summary>The version of the tool that the repository names; null where it names none.</summary>
    public string? ToolVersion
    {
        get
        {
            string manifest = Path.Combine(root, ".config", "dotnet-tools.json");
            try
            {
                return File.Exists(manifest) ? JsonNode.Parse(File.ReadAllText(manifest))?["tools"]?[Tool]?["version"]?.GetValue<string>() : null;
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                return null;
            }
        }
    }

    /// <summary>The tool with its version where it is fetched; null where it is not.</summary>
    public string? RestoredTool => ToolVersion is { } version && Has(Tool, version) ? $"dotnet-interactive {version}" : null;

    /// <summary>The packages that the notebooks' first cell asks for.</summary>
    public IReadOnlyList<(string Name, string Version)> Wanted
    {
        get
        {
            string script = Path.Combine(root, "notebooks", "lib", "packages.csx");
            return File.Exists(script) ? [.. Reference().Matches(File.ReadAllText(script)).Select(match => (match.Groups[1].Value, match.Groups[2].Value))] : [];
        }
    }

    /// <summary>Those of them that are not fetched.</summary>
    public IReadOnlyList<(string Name, string Version)> Missing => [.. Wanted.Where(package => !Has(package.Name, package.Version))];

    private bool Has(string name, string version) =>
        Directory.Exists(Path.Combine(packages, name.ToLowerInvariant(), version.ToLowerInvariant()));

    [GeneratedRegex("""^\s*#r\s+"nuget:\s*([^,"\s]+)\s*,\s*([^"\s]+)\s*"\s*$""", RegexOptions.Multiline)]
    private static partial Regex Reference();
}
