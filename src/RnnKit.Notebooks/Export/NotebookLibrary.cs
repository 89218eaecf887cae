using System.Xml.Linq;
using RnnKit.Documents;

namespace RnnKit.Notebooks.Export;

/// <summary>
/// What the notebooks have beside RnnKit, as the project that a program refers to. Programs are compiled against what its build put beside it.
/// </summary>
internal sealed class NotebookLibrary
{
    private const string ProjectName = "RnnKit.NotebookLib";
    private readonly HashSet<string> _packages;

    private NotebookLibrary(string folder)
    {
        Folder = folder;
        Project = Path.Combine(folder, ProjectName + ".csproj");
        _packages = [.. XDocument.Load(Project).Descendants("PackageReference").Select(package => (string?)package.Attribute("Include")).OfType<string>()];
        Library = Path.GetFullPath((string)XDocument.Load(Project).Descendants("ProjectReference").First().Attribute("Include")!, folder);
    }

    /// <summary>Its folder.</summary>
    public string Folder { get; }

    /// <summary>Its project file.</summary>
    public string Project { get; }

    /// <summary>The project file of RnnKit.</summary>
    public string Library { get; }

    /// <summary>What a program imports into its build.</summary>
    public string Targets => Path.Combine(Folder, "Program", "Stepping.targets");

    /// <summary>Finds it in the folder of the notebooks.</summary>
    /// <exception cref="BadInputException">It is not there.</exception>
    public static NotebookLibrary In(string notebooks)
    {
        string folder = Path.Combine(notebooks, "lib");
        return File.Exists(Path.Combine(folder, ProjectName + ".csproj"))
            ? new NotebookLibrary(folder)
            : throw new BadInputException($"{Path.Combine(folder, ProjectName + ".csproj")} is not there: a program needs it.");
    }

    /// <summary>Whether a file is one of its own, or of those that it was built from.</summary>
    public bool Holds(string file) => !Path.GetRelativePath(Folder, file).StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(Path.GetRelativePath(Folder, file));

    /// <summary>Whether it refers to a package itself. The others that its scripts name are for the kernel alone.</summary>
    public bool Uses(PackageName package) => _packages.Contains(package.Name);

    /// <summary>What a program is compiled against, beyond .NET: the newest build and everything beside it.</summary>
    /// <exception cref="BadInputException">It was never built.</exception>
    public IReadOnlyList<string> Assemblies()
    {
        string bin = Path.Combine(Folder, "bin");
        FileInfo? newest = Directory.Exists(bin)
            ? new DirectoryInfo(bin).EnumerateDirectories().SelectMany(build => build.EnumerateFiles(ProjectName + ".dll", SearchOption.AllDirectories)).MaxBy(file => file.LastWriteTimeUtc)
            : null;
        return newest is null
            ? throw new BadInputException($"{ProjectName}.dll is not in {bin}: run 'dotnet build' once.")
            : [.. Directory.EnumerateFiles(newest.DirectoryName!, "*.dll").Order(StringComparer.Ordinal)];
    }
}
