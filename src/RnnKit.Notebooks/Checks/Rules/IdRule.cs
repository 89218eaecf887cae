using System.Text.RegularExpressions;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Checks.Rules;

/// <summary>Every cell has a name of its own.</summary>
internal static partial class IdRule
{
    public static IEnumerable<Complaint> Check(NotebookDocument notebook)
    {
        foreach (IGrouping<string, NotebookCell> same in notebook.Cells.GroupBy(cell => cell.Id))
        {
            if (!Name().IsMatch(same.Key))
                yield return new Complaint(same.Key, "an id has 1 to 64 letters, digits, '-' and '_'.");
            if (same.Count() > 1)
                yield return new Complaint(same.Key, $"{same.Count()} cells have this id.");
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$")]
    private static partial Regex Name();
}
