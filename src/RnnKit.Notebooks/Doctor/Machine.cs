using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RnnKit.Book.Web;
using RnnKit.Notebooks.Charts;
using RnnKit.Notebooks.Checks.Spelling;

namespace RnnKit.Notebooks.Doctor;

/// <summary>Looks at what this machine has for the notebooks. It installs nothing and asks no network.</summary>
/// <param name="notebooks">The folder with the notebooks; null when there is none.</param>
/// <param name="artifacts">The folder that results go to.</param>
internal sealed class Machine(string? notebooks, string artifacts)
{
    /// <summary>Everything that was looked for, what is needed most first.</summary>
    public IEnumerable<Finding> Findings()
    {
        yield return new Finding(FindingState.Present, ".NET", string.Create(CultureInfo.InvariantCulture, $"{Environment.Version} on {RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} cores, vectors of {VectorBits()} bits"));
        yield return Finding.Needed("notebooks", notebooks, "there are none here or above; go to the folder of the repository");
        yield return Finding.Needed("RnnKit for notebooks", LibraryIn(notebooks), "it is not built; run 'dotnet build'");
        yield return Finding.Needed("place for results", Writable(), $"{artifacts} cannot be written");
        yield return new Finding(FindingState.Present, "charts", Charts());
        yield return Finding.Optional("libraries of the book", BookLibraries(), "npm is not installed, so the book loads KaTeX and plotly.js from a public address; get Node.js from https://nodejs.org for a book that needs no network");
        yield return Finding.Optional("browser", Chromium.Find(), $"'run --in-place' stores charts without pictures; {Chromium.MissingReason}");
        yield return KernelFinding.Look(typeof(Machine).Assembly.Location);
        foreach (Finding finding in notebooks is null ? [] : Genuine(GenuineParts.In(Path.GetDirectoryName(notebooks)!)))
            yield return finding;
        yield return Finding.Optional("spell checker", SpellChecker(out string? why), $"'check' leaves spelling out: {why}");
    }

    private static int VectorBits() =>
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 64;

    private static string Charts() =>
        string.Join(", ", ChartPackages.All.Take(2).Select(part => $"{part.Name} {part.Version}"))
        + ", beside the tool";

    /// <summary>What genuine .NET Interactive needs, which only those need who want to run the notebooks in it.</summary>
    internal static IEnumerable<Finding> Genuine(GenuineParts parts)
    {
        yield return Finding.Optional("genuine .NET Interactive", parts.RestoredTool, parts.ToolVersion is null
            ? "the repository names none, so 'run --kernel dotnet-interactive' takes the one that is installed for Jupyter"
            : "not fetched, so 'run --kernel dotnet-interactive' does not run; 'dotnet tool restore' fetches it");
        if (parts.Wanted.Count == 0)
            yield break;
        string missing = string.Join(", ", parts.Missing.Select(package => $"{package.Name} {package.Version}"));
        yield return Finding.Optional(
            "packages of the first cell",
            missing.Length == 0 ? "fetched, for .NET Interactive without a network; the built-in kernel brings its own" : null,
            $"NuGet's folder lacks {missing}: the built-in kernel brings its own, .NET Interactive fetches them when the first cell runs; 'prepare' fetches them now");
    }

    /// <summary>RnnKit as the notebooks find it; null where it is not built, or not all that they need beside it.</summary>
    internal static string? LibraryIn(string? notebooks) =>
        notebooks is not null && Path.Combine(notebooks, "lib", "bin", "RnnKit.dll") is var file && File.Exists(file)
            && File.Exists(Path.Combine(notebooks, "lib", "bin", "RnnKit.NotebookLib.dll")) ? file : null;

    private string? Writable()
    {
        if (File.Exists(artifacts))
            return null;
        var folder = new DirectoryInfo(artifacts);
        while (folder is { Exists: false, Parent: { } parent })
            folder = parent;
        try
        {
            string trial = Path.Combine(folder.FullName, $".{Guid.NewGuid():N}.tmp");
            File.WriteAllText(trial, "");
            File.Delete(trial);
            return artifacts;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string? BookLibraries()
    {
        string web = Path.Combine(artifacts, "web");
        if (File.Exists(WebAssets.PlotlyScriptIn(web)))
            return web;
        return NpmClient.Find() is null ? null : "npm fetches them when the book is first written";
    }

    private string? SpellChecker(out string? why) =>
        Hunspell.TryFind(Path.Combine(notebooks ?? "", "words.txt"), out _, out why) ? "hunspell with American English and French" : null;
}
