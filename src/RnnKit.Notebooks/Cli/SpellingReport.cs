using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Checks;
using RnnKit.Notebooks.Checks.Spelling;

namespace RnnKit.Notebooks.Cli;

/// <summary>The spelling part of <c>rnnkit check</c>: notebooks, and with the whole series also its Markdown files.</summary>
internal static class SpellingReport
{
    /// <summary>The complaints, each with the file that it is about; null with a reason when nothing can be checked.</summary>
    public static async Task<IReadOnlyList<(string File, Complaint Complaint)>?> TryMakeAsync(
        Series series, IReadOnlyList<NotebookDocument> notebooks, bool withDocuments, Action<string> sayWhyNot)
    {
        string folder = series.Notebooks ?? Path.GetDirectoryName(notebooks[0].FilePath)!;
        if (!Hunspell.TryFind(Path.Combine(folder, "words.txt"), out Hunspell? hunspell, out string? reason))
        {
            sayWhyNot($"Spelling is not checked: {reason}");
            return null;
        }

        List<(string File, SpelledDocument Document)> documents = [.. notebooks.Select(notebook => (notebook.FilePath!, SpelledDocument.Of(notebook)))];
        foreach (string file in withDocuments && series.Root is not null ? MarkdownFiles.Below(series.Root) : [])
            documents.Add((file, SpelledDocument.OfMarkdown(await File.ReadAllTextAsync(file).ConfigureAwait(false), MarkdownFiles.MayBeFrench(file))));

        IReadOnlyList<IReadOnlyList<Complaint>> complaints = await SpellingCheck.CheckAsync([.. documents.Select(one => one.Document)], hunspell).ConfigureAwait(false);
        return [.. documents.Zip(complaints).SelectMany(pair => pair.Second.Select(complaint => (pair.First.File, complaint)))];
    }
}
