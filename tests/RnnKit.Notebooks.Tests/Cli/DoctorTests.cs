using RnnKit.Notebooks.Doctor;

namespace RnnKit.Notebooks.Tests.Cli;

/// <summary><c>rnnkit doctor</c>: each thing that was looked for is a line.</summary>
public class DoctorTests
{
    [Fact]
    public async Task In_a_built_repository_everything_needed_is_here()
    {
        using var bench = new CliBench();
        Assert.Equal(0, await bench.RunAsync("doctor"));
        string[] lines = bench.Out.TrimEnd('\n').Split('\n');
        Assert.All(lines[..^1], line => Assert.Matches(@"^\[[x ]\] [^:]+: .+", line));
        Assert.StartsWith($"[x] .NET: {Environment.Version}", lines[0], StringComparison.Ordinal);
        Assert.Equal("Everything that the notebooks need is here.", lines[^1]);
    }

    [Fact]
    public void What_the_main_job_needs_and_is_not_there_is_told_with_what_to_do()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("taken", "");
        Finding[] wanted = [.. new Machine(notebooks: folder.FullPath, artifacts: file).Findings().Where(finding => finding.State == FindingState.Wanted)];
        Assert.Equal([("RnnKit for notebooks", "it is not built; run 'dotnet build'"), ("place for results", $"{file} cannot be written")], wanted.Select(finding => (finding.What, finding.Detail)));
    }

    [Fact]
    public void Looking_leaves_nothing_behind()
    {
        using var folder = new TemporaryFolder();
        string artifacts = Path.Combine(folder.FullPath, "artifacts");
        Finding[] findings = [.. new Machine(notebooks: null, artifacts).Findings()];
        Assert.Contains(findings, finding => finding is { What: "notebooks", State: FindingState.Wanted });
        Assert.Contains(findings, finding => finding is { What: "place for results", State: FindingState.Present });
        Assert.Empty(Directory.GetFileSystemEntries(folder.FullPath));
    }
}
