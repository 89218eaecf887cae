using System.Text.RegularExpressions;
using RnnKit.Notebooks.Exercises;
using RnnKit.Notebooks.Ipynb;

namespace RnnKit.Notebooks.Tests.Notebooks;

/// <summary>What holds for the form of every notebook.</summary>
public partial class NotebookShapeTests
{
    public static TheoryData<string> Names => Series.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Metadata_lets_any_front_end_pick_the_genuine_kernel(string name)
    {
        NotebookDocument notebook = Series.Load(name);
        Assert.Equal(".net-csharp", (string?)notebook.Metadata["kernelspec"]?["name"]);
        Assert.Equal("C#", (string?)notebook.Metadata["kernelspec"]?["language"]);
        Assert.Equal("polyglot-notebook", (string?)notebook.Metadata["language_info"]?["name"]);
        foreach (NotebookCell cell in Code(notebook))
        {
            Assert.Equal("csharp", (string?)cell.Metadata["dotnet_interactive"]?["language"]);
            Assert.Equal("csharp", (string?)cell.Metadata["polyglot_notebook"]?["kernelName"]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Ids_are_unique_names(string name)
    {
        string[] ids = [.. Series.Load(name).Cells.Select(cell => cell.Id)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^[A-Za-z0-9_-]{1,64}$", id));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_opens_with_its_header_and_the_setup(string name)
    {
        NotebookDocument notebook = Series.Load(name);
        NotebookCell header = notebook.Cells[0];
        Assert.Equal(CellKind.Markdown, header.Kind);
        Assert.StartsWith($"# {name[..2]} · ", header.Source, StringComparison.Ordinal);
        Assert.Contains("After this you can", header.Source, StringComparison.Ordinal);
        Assert.Matches(@"minutes to read.*\d+ seconds to run", header.Source);
        Assert.InRange(Regex.Count(header.Source, "^- ", RegexOptions.Multiline), 3, 5);
        Assert.Equal("#!import lib/setup.csx\nSetup.Ready()", Code(notebook).First().Source);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_closes_with_a_summary_exercises_and_sources(string name)
    {
        NotebookDocument notebook = Series.Load(name);
        string[] headings = [.. Prose(notebook).SelectMany(cell => cell.Source.Split('\n')).Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..])];
        int minute = Array.IndexOf(headings, "In one minute");
        Assert.True(minute >= 0 && Array.IndexOf(headings, "Exercises") > minute, "'In one minute' comes before 'Exercises'");
        Assert.Equal("Where this comes from", headings[^1]);
        Assert.Contains(headings, heading => heading.StartsWith("Break it", StringComparison.Ordinal));
        Assert.InRange(Exercise.In(notebook).Count, 3, 6);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_keeps_to_its_measures(string name)
    {
        NotebookDocument notebook = Series.Load(name);
        int[] lines = [.. Code(notebook).Select(cell => cell.Source.Split('\n').Count(line => line.Trim().Length > 0)).Order()];
        Assert.InRange(lines[^1], 1, 25);
        Assert.InRange(lines[lines.Length / 2], 1, 6);
        string prose = NotProse().Replace(string.Join('\n', Prose(notebook).Select(cell => cell.Source)), " ");
        Assert.InRange(Word().Count(prose), 900, 1800);
        Assert.DoesNotMatch(@"(?i)\b(simply|just|obviously|let['’]s)\b", prose);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_links_and_pictures_are_there(string name)
    {
        foreach (Match link in Link().Matches(string.Join('\n', Prose(Series.Load(name)).Select(cell => cell.Source))))
        {
            string target = link.Groups["target"].Value;
            if (target.StartsWith("http", StringComparison.Ordinal)) continue;
            Assert.True(File.Exists(Path.Combine(Series.Folder, target)), $"{name} refers to {target}");
            if (link.Value.StartsWith('!')) Assert.True(link.Groups["text"].Length > 20, $"{target} has no description for those who do not see it");
        }
    }

    private static IEnumerable<NotebookCell> Code(NotebookDocument notebook) => notebook.Cells.Where(cell => cell.Kind == CellKind.Code);

    private static IEnumerable<NotebookCell> Prose(NotebookDocument notebook) => notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown);

    /// <summary>Solutions, code, formulas, tags and link targets are not prose.</summary>
    [GeneratedRegex(@"<details>.*?</details>|```.*?```|\$\$.*?\$\$|\$[^$]*\$|<[^>]+>|\]\([^)]*\)", RegexOptions.Singleline)]
    private static partial Regex NotProse();

    [GeneratedRegex(@"[A-Za-z0-9][\w'’.-]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"!?\[(?<text>[^\]]*)\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}
