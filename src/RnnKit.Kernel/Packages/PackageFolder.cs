using System.Xml;
using System.Xml.Linq;

namespace RnnKit.Kernel.Packages;

/// <summary>
/// The machine's folder of NuGet packages. What lies there whole, dependencies included, needs no restore and no network.
/// </summary>
/// <param name="root">The folder.</param>
/// <param name="shipped">The assembly that the kernel itself has for a package that is not there; null when it has none.</param>
internal sealed class PackageFolder(string root, Func<PackageRequest, string?> shipped)
{
    /// <summary>Frameworks whose assemblies run here, best first.</summary>
    private static readonly string[] Frameworks =
    [
        "net10.0", "net9.0", "net8.0", "net7.0", "net6.0", "net5.0", "netcoreapp3.1", "netcoreapp3.0", "netcoreapp2.1", "netcoreapp2.0",
        "netstandard2.1", "netstandard2.0", "netstandard1.6", "netstandard1.3", "netstandard1.1", "netstandard1.0",
    ];

    /// <summary>The folder that NuGet uses here.</summary>
    public static string DefaultRoot { get; } = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } configured
        ? configured
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>The assemblies of the packages and all that they depend on; null when something is not there in the version asked for.</summary>
    public IReadOnlyList<string>? TryResolve(IEnumerable<PackageRequest> requests)
    {
        var assemblies = new Dictionary<string, (Version Version, IReadOnlyList<string> Files)>(StringComparer.OrdinalIgnoreCase);
        var waiting = new Queue<PackageRequest>(requests);
        while (waiting.TryDequeue(out PackageRequest? request))
        {
            if (SessionPackages.AreKernels(request.Name))
                continue;
            if (Find(request) is not { } found)
            {
                if (shipped(request) is not { } own)
                    return null;
                assemblies.TryAdd(request.Name, (new Version(), [own]));
                continue;
            }
            if (assemblies.TryGetValue(request.Name, out (Version Version, IReadOnlyList<string> Files) known) && known.Version >= found.Version)
                continue;
            if (Directory.Exists(Path.Combine(found.Folder, "runtimes")) || Directory.Exists(Path.Combine(found.Folder, "build")))
                return null; // Such a package wants NuGet's own rules.

            assemblies[request.Name] = (found.Version, Assemblies(found.Folder));
            foreach (PackageRequest dependency in Dependencies(found.Folder))
                waiting.Enqueue(dependency);
        }
        return [.. assemblies.Values.SelectMany(package => package.Files)];
    }

    private (string Folder, Version Version)? Find(PackageRequest request)
    {
        string package = Path.Combine(root, request.Name.ToLowerInvariant());
        if (!Directory.Exists(package))
            return null;
        if (request.Version is { } version && Path.Combine(package, version.Trim('[', ']').ToLowerInvariant()) is { } folder && IsWhole(folder))
            return NumberOf(folder) is { } number ? (folder, number) : null;
        if (request.Version is not null && !request.IsDependency)
            return null;
        Version lowest = request.Version is null ? new Version() : NumberOf(request.Version) ?? new Version();
        IEnumerable<(string Folder, Version Number)> whole = Directory.EnumerateDirectories(package)
            .Where(folder => IsWhole(folder) && !Path.GetFileName(folder).Contains('-', StringComparison.Ordinal))
            .Select(folder => (folder, NumberOf(folder)))
            .Where(found => found.Item2 is not null && found.Item2 >= lowest)
            .Select(found => (found.folder, found.Item2!));
        // NuGet takes the newest of what was asked for by name alone, and the lowest of what is only needed.
        return request.IsDependency ? whole.Select(found => ((string, Version)?)found).MinBy(found => found!.Value.Item2) : whole.Select(found => ((string, Version)?)found).MaxBy(found => found!.Value.Item2);
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
            return [new PackageRequest(Path.GetFileName(folder) + " (damaged)", null, IsDependency: true)];
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
                .Select(element => new PackageRequest((string)element.Attribute("id")!, LowestVersion((string?)element.Attribute("version")), IsDependency: true));
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
