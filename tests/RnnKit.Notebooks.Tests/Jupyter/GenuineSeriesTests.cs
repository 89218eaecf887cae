using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Charts;
using RnnKit.Notebooks.Checks;
using RnnKit.Notebooks.Tests.Notebooks;

namespace RnnKit.Notebooks.Tests.Jupyter;

/// <summary>
/// The series in genuine .NET Interactive, run by Jupyter: no errors, and the text, tables and charts that the repository holds.
/// </summary>
public partial class GenuineSeriesTests
{
    public static TheoryData<string> Names => Series.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_notebook_gives_in_the_genuine_kernel_what_the_repository_holds(string name)
    {
        GenuineTool.Require();
        NotebookDocument committed = Series.Load(name), fresh = await GenuineTool.RunAsync(Path.Combine(Series.Folder, name), Series.Folder);
        var differences = new List<string>();
        foreach ((NotebookCell before, NotebookCell now) in committed.Cells.Zip(fresh.Cells).Where(pair => pair.First.Kind == CellKind.Code))
        {
            CellOutput[] held = [.. before.Outputs], shown = [.. Shown(now)];
            if (held.Length != shown.Length)
                differences.Add($"{before.Id}: {held.Length} outputs in the file, {shown.Length} now: {string.Join(" | ", shown.Select(Text))}");
            else
                differences.AddRange(held.Zip(shown).Select(pair => Difference(pair.First, pair.Second)).OfType<string>().Select(found => $"{before.Id}: {found}"));
        }
        Assert.Equal("", string.Join('\n', differences));
    }

    /// <summary>
    /// What a cell shows, without what the genuine kernel adds: notes of its compiler on stderr, and in the first cell its own script,
    /// the list of packages and the line that waits for the end. It writes a stream piece by piece.
    /// </summary>
    private static List<CellOutput> Shown(NotebookCell cell)
    {
        var outputs = new List<CellOutput>();
        foreach (CellOutput output in cell.Outputs.Where(output => output is not StreamOutput { Name: "stderr" } || output is StreamOutput note && !CompilerNote().IsMatch(note.Text)))
        {
            if (output is StreamOutput piece && outputs.LastOrDefault() is StreamOutput before && before.Name == piece.Name)
                outputs[^1] = new StreamOutput(piece.Name, before.Text + piece.Text);
            else if (output is not DisplayOutput shown || !IsOfTheKernel(shown))
                outputs.Add(output);
        }
        return outputs;
    }

    private static bool IsOfTheKernel(DisplayOutput shown)
    {
        string text = (shown.Data.Text("text/html") ?? "") + shown.Data.Text("text/plain");
        return text.Length == 0 || text.Contains("dotnet-interactive-this-cell", StringComparison.Ordinal)
            || text.Contains("<strong>Installed Packages</strong>", StringComparison.Ordinal) || text.StartsWith("Loading extensions from", StringComparison.Ordinal);
    }

    private static string? Difference(CellOutput held, CellOutput shown)
    {
        if (held is DisplayOutput { Data: var data } && data[PlotlyFigure.MimeType] is { } figure)
        {
            if (Figure(shown) is not { } drawn)
                return $"a chart in the file, now '{Text(shown)}'";
            bool isMeasured = figure.ToJsonString(s_readable).Contains(TextOutputs.Changing, StringComparison.Ordinal);
            return !isMeasured && JsonDifference.First(figure, drawn) is { } place ? $"a chart's {place} (in the file or now)" : null;
        }
        string[] before = Lasting(held, shown).Split('\n'), now = Lasting(shown, held).Split('\n');
        int first = Enumerable.Range(0, Math.Max(before.Length, now.Length)).FirstOrDefault(i => before.ElementAtOrDefault(i) != now.ElementAtOrDefault(i), -1);
        return first < 0 ? null : $"'{before.ElementAtOrDefault(first)}' in the file, '{now.ElementAtOrDefault(first)}' now";
    }

    /// <summary>The forms that both have, without lines that change and without the style that the genuine kernel writes beside each value.</summary>
    private static string Lasting(CellOutput output, CellOutput other) =>
        TextOutputs.Lasting(output is DisplayOutput one && other is DisplayOutput two
            ? string.Join('\n', new[] { "text/plain", "text/html", "image/svg+xml" }.Where(form => two.Data[form] is not null).Select(one.Data.Text).OfType<string>().Select(text => Style().Replace(Script().Replace(text, ""), "")))
            : Text(output));

    private static string Text(CellOutput output) => output switch
    {
        StreamOutput stream => $"{stream.Name}: {stream.Text}",
        DisplayOutput shown => shown.Data.Text("text/plain") ?? shown.Data.Text("text/html") ?? "",
        ErrorOutput error => $"{error.ErrorName}: {error.ErrorValue}",
        _ => "?",
    };

    /// <summary>The figure in the page that lib/ChartDisplay.cs writes.</summary>
    private static JsonNode? Figure(CellOutput output) =>
        output is DisplayOutput shown && shown.Data.Text("text/html") is { } html && Call().Match(html) is { Success: true } call ? JsonNode.Parse(call.Groups[1].Value) : null;

    private static readonly System.Text.Json.JsonSerializerOptions s_readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [GeneratedRegex("""\)\("chart-\w+", (\{.*\}), (?:null|"[^"]*")\);\s*</script>""", RegexOptions.Singleline)]
    private static partial Regex Call();

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("\\s*<script>.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex(@"\b(warning|info) CS\d+:|^\s*$")]
    private static partial Regex CompilerNote();
}
