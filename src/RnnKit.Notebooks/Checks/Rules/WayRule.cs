using RnnKit.Documents.Ipynb;
using RnnKit.Documents.Series;

namespace RnnKit.Notebooks.Checks.Rules;

/// <summary>A notebook ends with the way onward: links to the one before, to the contents and to the next.</summary>
internal static class WayRule
{
    public static IEnumerable<Complaint> Check(NotebookDocument notebook)
    {
        if (notebook.FilePath is not { } file)
            yield break;
        string way = Onward.LineFor(file);
        NotebookCell? last = notebook.Cells.LastOrDefault();
        if (last is not { Kind: CellKind.Markdown } || last.Source.TrimEnd().Split('\n')[^1] != way)
            yield return new Complaint(last?.Id, $"its last line is the way onward: {way}");
    }
}
