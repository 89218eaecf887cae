using System.Text.RegularExpressions;

namespace RnnKit.Notebooks.Tests.Notebooks;

/// <summary>README.md says of the series what the series says of itself.</summary>
public partial class ReadmeTests
{
    [Fact]
    public void It_lists_every_notebook_with_the_time_that_the_notebook_states()
    {
        Dictionary<string, string> listed = Row().Matches(File.ReadAllText(Repository.PathOf("README.md")))
            .ToDictionary(row => row.Groups["file"].Value, row => row.Groups["seconds"].Value);

        Assert.All(Series.Names.Select(name => name.Data), name =>
        {
            string stated = Time().Match(Series.Load(name).Cells[0].Source).Groups["seconds"].Value;
            Assert.True(listed.TryGetValue(name, out string? seconds), $"{name} is not in the table");
            Assert.True(stated == seconds, $"{name} runs in {stated} s by its header, in {seconds} s by the table");
        });
    }

    [Fact]
    public void Every_file_that_it_links_to_is_there() =>
        Assert.All(Link().Matches(File.ReadAllText(Repository.PathOf("README.md"))), link =>
            Assert.True(Path.Exists(Repository.PathOf(link.Groups["file"].Value.Split('/'))), $"{link.Groups["file"].Value} is missing"));

    [GeneratedRegex(@"^\| \[\d\d [^]]+\]\(notebooks/(?<file>[^)]+)\) \|.*\| (?<seconds>\d+) s \|\s*$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"minutes to read.*?(?<seconds>\d+) seconds to run")]
    private static partial Regex Time();

    [GeneratedRegex(@"\]\((?!https:)(?<file>[^)#]+)\)")]
    private static partial Regex Link();
}
