using RnnKit.Documents.Ipynb;

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
}
