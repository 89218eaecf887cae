using RnnKit.Notebooks.Ipynb;

namespace RnnKit.Notebooks.Checks.Rules;

/// <summary>Every notebook breaks something, sums up, asks, and says where it comes from, in this order.</summary>
internal static class SectionRule
{
    private const string Last = "Where this comes from";

    public static IEnumerable<Complaint> Check(NotebookDocument notebook)
    {
        string[] headings =
        [
            .. ProseText.Cells(notebook).SelectMany(cell => cell.Source.Split('\n'))
                .Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..].Trim()),
        ];
        int before = -1;
        foreach (string wanted in new[] { "Break it", "In one minute", "Exercises", Last })
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
    }
}
