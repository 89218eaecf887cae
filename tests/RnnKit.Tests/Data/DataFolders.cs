using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace RnnKit.Tests.Data;

/// <summary>What holds for the files under <c>data/</c>: unchanged, documented, readable, complete.</summary>
public sealed partial class DataFolders
{
    [Theory]
    [InlineData("nottem", "nottem.csv")]
    [InlineData("co2", "co2.csv")]
    [InlineData("addition-log", "addition-log.csv")]
    [InlineData("prose", "prose.txt")]
    [InlineData("memory-race", "trials.csv")]
    [InlineData("melodies", "melodies.abc")]
    [InlineData("reviews", "reviews.tsv")]
    public void A_file_has_the_checksum_that_its_readme_states(string name, string file)
    {
        var stated = Checksum().Match(File.ReadAllText(PathOf(name, "README.md"))).Groups[1].Value;
        var actual = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(PathOf(name, file))));
        Assert.Equal(stated, actual);
    }

    [Theory]
    [InlineData("pytorch-weights")]
    [InlineData("prose")]
    [InlineData("eng-fra")]
    public void Weights_have_the_checksums_that_their_readme_states(string name)
    {
        var stated = ChecksumInTable().Matches(File.ReadAllText(PathOf(name, "README.md")))
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        var actual = Directory.GetFiles(PathOf(name), "*.safetensors")
            .ToDictionary(path => Path.GetFileName(path), path => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))));
        Assert.Equal(stated.OrderBy(file => file.Key, StringComparer.Ordinal), actual.OrderBy(file => file.Key, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("nottem", "temperature_f", 1920, 1939, 31.3, 66.5)]
    [InlineData("co2", "co2_ppm", 1959, 1997, 313.18, 366.84)]
    public void A_series_has_every_month_in_order_and_the_range_that_R_prints(
        string name, string column, int firstYear, int lastYear, double lowest, double highest)
    {
        var lines = File.ReadAllLines(PathOf(name, name + ".csv"));
        Assert.Equal($"year,month,{column}", lines[0]);

        var rows = lines.Skip(1).Select(line => line.Split(',')).ToArray();
        var months = Enumerable.Range(firstYear, lastYear - firstYear + 1)
            .SelectMany(year => Enumerable.Range(1, 12).Select(month => (year, month)));
        Assert.Equal(months, rows.Select(row => (Whole(row[0]), Whole(row[1]))));

        var values = rows.Select(row => double.Parse(row[2], CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(lowest, values.Min());
        Assert.Equal(highest, values.Max());
    }

    [Fact]
    public void Every_folder_is_listed_in_the_overview()
    {
        var overview = File.ReadAllText(PathOf("README.md"));
        foreach (var folder in Directory.GetDirectories(PathOf()))
            Assert.Contains($"({Path.GetFileName(folder)}/README.md)", overview, StringComparison.Ordinal);
    }

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string PathOf(params string[] parts) => Path.Combine([RepositoryRoot(), "data", .. parts]);

    private static string RepositoryRoot([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", ".."));

    [GeneratedRegex(@"\*\*SHA-256\.\*\* `([0-9a-f]{64})`")]
    private static partial Regex Checksum();

    [GeneratedRegex(@"\| `([^`]+\.safetensors)` \|.*\| `([0-9a-f]{64})` \|")]
    private static partial Regex ChecksumInTable();
}
