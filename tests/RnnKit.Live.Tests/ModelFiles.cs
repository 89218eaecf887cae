using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace RnnKit.Live.Tests;

/// <summary>The models of the live parts are those that their readme states.</summary>
public sealed partial class ModelFiles
{
    [Fact]
    public void Every_file_has_the_checksum_that_the_readme_states()
    {
        string folder = Repository.PathOf("data", "live");
        var stated = Row().Matches(File.ReadAllText(Path.Combine(folder, "README.md"))).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        var actual = Directory.GetFiles(folder, "*.safetensors").ToDictionary(path => Path.GetFileName(path), path => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))));

        Assert.Equal(actual.OrderBy(file => file.Key, StringComparer.Ordinal), stated.OrderBy(file => file.Key, StringComparer.Ordinal));
    }

    [GeneratedRegex(@"\| `([^`]+\.safetensors)` \|.*\| `([0-9a-f]{64})` \|")]
    private static partial Regex Row();
}
