using System.Globalization;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Checks.Rules;

/// <summary>Every notebook breaks something, sums up briefly, asks, and says where it comes from, in this order.</summary>
internal static class SectionRule
{
    private const string Summary = "In one minute";
    private const string Last = "Where this comes from";
    private const int MostLinesOfSummary = 6;

    public static IEnumerable<Complaint> Check(NotebookDocument notebook)
    {
        string[] lines = [.. ProseText.Cells(notebook).SelectMany(cell => cell.Source.Split('\n')).Where(line => !string.IsNullOrWhiteSpace(line))];
        string[] headings = [.. lines.Where(IsHeading).Select(line => line[3..].Trim())];
        int before = -1;
        foreach (string wanted in new[] { "Break it", Summary, "Exercises", Last })
        {
            int place = Array.FindLastIndex(headings, heading => heading.StartsWith(wanted, StringComparison.Ordinal));
            if (place < 0)
                yield return new Complaint(null, $"it has no section '## {wanted}'.");
            else if (place < before)
                yield return new Complaint(null, $"the section '## {wanted}' comes too early.");
            before = Math.Max(before, place);
        }
        if (headings.LastOrDefault() is { } last && last != Last)
            yield return new Complaint(null, $"its last section is '## {Last}', not '## {last}'.");

        string[] summary = [.. lines.SkipWhile(line => !line.StartsWith($"## {Summary}", StringComparison.Ordinal)).Skip(1).TakeWhile(line => !IsHeading(line))];
        if (summary.Length > MostLinesOfSummary)
            yield return new Complaint(null, string.Create(CultureInfo.InvariantCulture, $"'## {Summary}' has {summary.Length} lines; at most {MostLinesOfSummary} are right."));
        if (summary.Length > 0 && !summary.Any(line => line.Contains('$', StringComparison.Ordinal)))
            yield return new Complaint(null, $"'## {Summary}' gives the equation.");
    }

    private static bool IsHeading(string line) => line.StartsWith("## ", StringComparison.Ordinal);
}
