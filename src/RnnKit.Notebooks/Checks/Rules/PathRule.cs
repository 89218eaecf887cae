using System.Text.RegularExpressions;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Checks.Rules;

/// <summary>Nothing in a notebook names a place on the machine that ran it.</summary>
internal static partial class PathRule
{
    public static IEnumerable<Complaint> Check(NotebookDocument notebook)
    {
        foreach (NotebookCell cell in notebook.Cells)
        {
            if (MachinePath().Match(cell.Source) is { Success: true } inSource)
                yield return new Complaint(cell.Id, $"'{inSource.Value}' is a place on one machine.");
            if (MachinePath().Match(TextOutputs.Everything(cell)) is { Success: true } inOutput)
                yield return new Complaint(cell.Id, $"its output names '{inOutput.Value}', a place on one machine.");
        }
    }

    [GeneratedRegex(@"(?<![\w.:/<~-])/(?:home|root|Users|tmp|var|work|workspaces|mnt|opt|usr)/[\w.-]+|\b[A-Z]:\\\w+|file:///\S+")]
    private static partial Regex MachinePath();
}
