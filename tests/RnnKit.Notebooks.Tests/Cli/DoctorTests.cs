using RnnKit.Notebooks.Doctor;
using RnnKit.Notebooks.Jupyter.Client;

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

    [Theory]
    [InlineData("/here/RnnKit.Notebooks.dll", "[x]", ".net-csharp, which starts this tool")]
    [InlineData("/there/RnnKit.Notebooks.dll", "[ ]", ".net-csharp starts the tool of another folder, /there/RnnKit.Notebooks.dll; 'kernel install' makes it start this one")]
    [InlineData("/there/dotnet-interactive", "[ ]", ".net-csharp is that of another program; 'kernel install' adds this one beside it, 'kernel install --force' in its place")]
    public void A_kernel_counts_only_where_it_starts_this_tool(string program, string mark, string detail)
    {
        Finding found = KernelFinding.Of([new InstalledKernel(".net-csharp", ["dotnet", program, "kernel", "start"], new Dictionary<string, string>())], "/here/RnnKit.Notebooks.dll");
        Assert.Equal((mark == "[x]" ? FindingState.Present : FindingState.Missing, detail), (found.State, found.Detail));
    }

    [Fact]
    public void What_the_genuine_kernel_lacks_is_named_with_its_version()
    {
        using var folder = new TemporaryFolder();
        folder.Write(Path.Combine(".config", "dotnet-tools.json"), """{"tools":{"microsoft.dotnet-interactive":{"version":"1.0.7"}}}""");
        folder.Write(Path.Combine("notebooks", "lib", "packages.csx"), "#r \"nuget: A.B, 6.0.0\"\n#r \"nuget: C, 1.2.3\"\n#r \"lib/bin/D.dll\"\n");
        folder.Write(Path.Combine("packages", "a.b", "6.0.0", "a.b.nuspec"), "");
        var parts = new GenuineParts(folder.FullPath, Path.Combine(folder.FullPath, "packages"));
        Finding[] findings = [.. Machine.Genuine(parts)];
        Assert.Equal([("genuine .NET Interactive", FindingState.Missing), ("packages of the first cell", FindingState.Missing)], findings.Select(finding => (finding.What, finding.State)));
        Assert.StartsWith("NuGet's folder lacks C 1.2.3:", findings[1].Detail, StringComparison.Ordinal);

        folder.Write(Path.Combine("packages", "c", "1.2.3", "c.nuspec"), "");
        folder.Write(Path.Combine("packages", "microsoft.dotnet-interactive", "1.0.7", "x"), "");
        Assert.All(Machine.Genuine(parts), finding => Assert.Equal(FindingState.Present, finding.State));
    }
}
