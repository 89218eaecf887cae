using System.Xml;
using System.Xml.Linq;

namespace RnnKit.Notebooks.Packages;

/// <summary>
/// The machine's folder of NuGet packages. What lies there whole, dependencies included, needs no restore and no network.
/// </summary>
internal sealed class PackageFolder(string root)
{
    /// <summary>Frameworks whose assemblies run here, best first.</summary>
    private static readonly string[] Frameworks =
    [
        "net10.0", "net9.0", "net8.0", "net7.0", "net6.0", "net5.0", "netcoreapp3.1", "netcoreapp3.0", "netcoreapp2.1", "netcoreapp2.0",
        "netstandard2.1", "netstandard2.0", "netstandard1.6", "netstandard1.3", "netstandard1.1", "netstandard1.0",
    ];

    /// <summary>The folder that NuGet uses here.</summary>
    public static PackageFolder Default { get; } = new(
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } configured
            ? configured
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"));

    /// <summary>The folder's path.</summary>
    public string Root { get; } = root;

    /// <summary>The assemblies of the packages and all that they depend on; null when something is not there in the version asked for.</summary>
    public ResolvedPackages? TryResolve(IEnumerable<PackageRequest> requests)
    {
        var assemblies = new Dictionary<string, (Version Version, IReadOnlyList<string> Files)>(StringComparer.OrdinalIgnoreCase);
        var waiting = new Queue<PackageRequest>(requests);
        while (waiting.TryDequeue(out PackageRequest? request))
        {
            if (Find(request) is not { } found)
                return null;
            if (assemblies.TryGetValue(request.Name, out (Version Version, IReadOnlyList<string> Files) known) && known.Version >= found.Version)
                continue;
            if (Directory.Exists(Path.Combine(found.Folder, "runtimes")) || Directory.Exists(Path.Combine(found.Folder, "build")))
                return null; // Such a package wants NuGet's own rules.

            assemblies[request.Name] = (found.Version, Assemblies(found.Folder));
            foreach (PackageRequest dependency in Dependencies(found.Folder))
                waiting.Enqueue(dependency);
        }
        return new ResolvedPackages([.. assemblies.Values.SelectMany(package => package.Files)], []);
    }

    private (string Folder, Version Version)? Find(PackageRequest request)
    {
        string package = Path.Combine(Root, request.Name.ToLowerInvariant());
        if (!Directory.Exists(package))
            return null;
        if (request.Version is { } version)
        {
            string folder = Path.Combine(package, version.Trim('[', ']').ToLowerInvariant());
            return IsWhole(folder) && NumberOf(folder) is { } number ? (folder, number) : null;
        }
        return Directory.EnumerateDirectories(package)
            .Where(IsWhole)
            .Select(folder => (Folder: folder, Number: NumberOf(folder)))
            .Where(found => found.Number is not null && !Path.GetFileName(found.Folder).Contains('-', StringComparison.Ordinal))
            .OrderByDescending(found => found.Number)
            .Select(found => ((string, Version)?)(found.Folder, found.Number!))
            .FirstOrDefault();
    }

    private static bool IsWhole(string folder) => File.Exists(Path.Combine(folder, ".nupkg.metadata"));

    private static Version? NumberOf(string folder) => Version.TryParse(Path.GetFileName(folder).Split('-', '+')[0], out Version? number) ? number : null;

    private static IReadOnlyList<string> Assemblies(string folder)
    {
        string? best = Frameworks.Select(framework => Path.Combine(folder, "lib", framework)).FirstOrDefault(Directory.Exists);
        return best is null ? [] : [.. Directory.EnumerateFiles(best, "*.dll").Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<PackageRequest> Dependencies(string folder)
    {
        string? file = Directory.EnumerateFiles(folder, "*.nuspec").FirstOrDefault();
        if (file is null)
            return [];
        XElement nuspec;
        try
        {
            nuspec = XElement.Load(file);
        }
        catch (XmlException)
        {
            return [new PackageRequest(Path.GetFileName(folder) + " (damaged)", null)];
        }

        XElement? all = nuspec.Descendants().FirstOrDefault(element => element.Name.LocalName == "dependencies");
        if (all is null)
            return [];
        List<XElement> groups = [.. all.Elements().Where(element => element.Name.LocalName == "group")];
        XElement? chosen = groups.Count == 0
            ? all
            : groups.OrderBy(Rank).FirstOrDefault(group => Rank(group) < int.MaxValue);
        return chosen is null
            ? []
            : chosen.Elements().Where(element => element.Name.LocalName == "dependency")
                .Select(element => new PackageRequest((string)element.Attribute("id")!, LowestVersion((string?)element.Attribute("version"))));
    }

    private static int Rank(XElement group)
    {
        string? framework = ((string?)group.Attribute("targetFramework"))?.TrimStart('.').ToLowerInvariant();
        if (string.IsNullOrEmpty(framework))
            return Frameworks.Length;
        int rank = Array.IndexOf(Frameworks, framework);
        return rank < 0 ? int.MaxValue : rank;
    }

    /// <summary>NuGet takes the lowest version of a range.</summary>
    private static string? LowestVersion(string? range) => range?.Trim('[', ']', '(', ')').Split(',')[0].Trim();
}
