using RnnKit.Notebooks.Ipynb;
using RnnKit.Notebooks.Running;

namespace RnnKit.Notebooks.Tests.Notebooks;

/// <summary>The notebooks of the repository, and what tests read off them.</summary>
internal static class Series
{
    public static string Folder { get; } = Repository.PathOf("notebooks");

    public static TheoryData<string> Names => [.. Directory.GetFiles(Folder, "*.ipynb").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public static NotebookDocument Load(string name) => NotebookDocument.Load(Path.Combine(Folder, name));

    /// <summary>A cell's text outputs, one a line, without the lines that differ by machine or moment.</summary>
    public static string TextOf(NotebookCell cell)
    {
        var texts = cell.Outputs.Select(output => output switch
        {
            StreamOutput stream => $"{stream.Name}: {stream.Text}",
            DisplayOutput shown => shown.Data.Text("text/plain") ?? "(no text form)",
            ErrorOutput error => $"{error.ErrorName}: {error.ErrorValue}",
            _ => "?",
        });
        return string.Join('\n', texts.SelectMany(text => text.Split('\n')).Where(line => !line.Contains('⏱', StringComparison.Ordinal)));
    }

    /// <summary>The code of a folded solution.</summary>
    public static string SolutionIn(NotebookCell cell)
    {
        const string fence = "```csharp\n";
        int start = cell.Source.IndexOf(fence, StringComparison.Ordinal);
        Assert.True(start >= 0, $"cell '{cell.Id}' holds no ```csharp block");
        start += fence.Length;
        return cell.Source[start..cell.Source.IndexOf("\n```", start, StringComparison.Ordinal)];
    }

    /// <summary>Each stub with its check and its solution.</summary>
    public static IEnumerable<(NotebookCell Stub, NotebookCell Check, NotebookCell Solution)> ExercisesOf(NotebookDocument notebook)
    {
        var cells = notebook.Cells.ToList();
        for (int i = 0; i < cells.Count; i++)
        {
            if (!cells[i].Tags.Contains("exercise")) continue;
            Assert.True(i + 2 < cells.Count && cells[i + 1].Tags.Contains("check") && cells[i + 2].Tags.Contains("solution"), $"after the stub '{cells[i].Id}' there must be its check and its solution");
            yield return (cells[i], cells[i + 1], cells[i + 2]);
        }
    }

    /// <summary>The cells that ran, by id.</summary>
    public static Dictionary<string, NotebookCell> ById(NotebookDocument notebook) => notebook.Cells.ToDictionary(cell => cell.Id);
}

/// <summary>Nobody watches a test run.</summary>
internal sealed class Unwatched : IRunProgress
{
    public void NotebookStarts(NotebookDocument notebook, int codeCells)
    {
    }

    public void CellStarts(NotebookDocument notebook, int number, int codeCells)
    {
    }

    public void NotebookEnds(NotebookRun run)
    {
    }
}
