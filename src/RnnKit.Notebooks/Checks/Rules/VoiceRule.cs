using System.Text.RegularExpressions;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Checks.Rules;

/// <summary>Words that make a reader feel slow, or that speak for a group that is not there.</summary>
internal static partial class VoiceRule
{
    public static IEnumerable<Complaint> Check(NotebookDocument notebook) =>
        from cell in ProseText.Cells(notebook)
        from Match word in Unwanted().Matches(ProseText.English(cell.Source))
        select new Complaint(cell.Id, $"prose does without '{word.Value}'.");

    [GeneratedRegex(@"\b(?:simply|just|obviously|let['’]s)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Unwanted();
}
