using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace RnnKit.Notebooks.Tests.Notebooks;

/// <summary>The notebooks name the packages that the solution is built with.</summary>
public partial class PinnedVersionsTests
{
    [Fact]
    public void The_packages_of_the_notebooks_are_those_of_the_solution_in_the_same_versions()
    {
        Dictionary<string, string> central = XDocument.Load(Repository.PathOf("Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value);
        (string Name, string Version)[] named = [.. Directory.EnumerateFiles(Repository.PathOf("notebooks", "lib"), "*.csx").Order(StringComparer.Ordinal)
            .SelectMany(script => Package().Matches(File.ReadAllText(script))).Select(match => (match.Groups["name"].Value, match.Groups["version"].Value))];

        Assert.Equal(["Microsoft.ML.OnnxRuntime", "Plotly.NET", "Plotly.NET.CSharp", "Plotly.NET.Interactive"], named.Select(package => package.Name));
        Assert.All(named, package => Assert.Equal(central[package.Name], package.Version));
    }

    [GeneratedRegex("""^#r "nuget: *(?<name>[^,"]+), *(?<version>[^"]+)""", RegexOptions.Multiline)]
    private static partial Regex Package();
}
