using System.Globalization;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Checks.Rules;

/// <summary>How much a notebook says and how long its cells are.</summary>
internal static class MeasureRule
{
    private const int FewestWords = 900;
    private const int MostWords = 2600;
    private const double LongestMedian = 6;
    private const int MostLines = 25;
    private const int LongestLine = 100;

    public static IEnumerable<Complaint> Check(NotebookDocument notebook)
    {
        int words = ProseText.CountWords(ProseText.Of(notebook));
        if (words is < FewestWords or > MostWords)
            yield return new Complaint(null, Text($"it has {words} words of prose; {FewestWords} to {MostWords} are right."));

        NotebookCell[] code = [.. notebook.Cells.Where(cell => cell.Kind == CellKind.Code)];
        if (code.Length == 0)
            yield break;
        double median = Median([.. code.Select(Lines).Order()]);
        if (median > LongestMedian)
            yield return new Complaint(null, Text($"its code cells have a median of {median} lines; at most {LongestMedian} are right."));
        foreach (NotebookCell cell in code)
        {
            if (Lines(cell) > MostLines)
                yield return new Complaint(cell.Id, Text($"it has {Lines(cell)} lines of code; at most {MostLines} are right."));
            string[] lines = cell.Source.Split('\n');
            for (int i = 0; i < lines.Length; i++)
            {
                int length = new StringInfo(lines[i]).LengthInTextElements;
                if (length > LongestLine)
                    yield return new Complaint(cell.Id, Text($"line {i + 1} has {length} characters; at most {LongestLine} are right."));
            }
        }
    }

    private static int Lines(NotebookCell cell) => cell.Source.Split('\n').Count(line => !string.IsNullOrWhiteSpace(line));

    private static double Median(int[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2.0;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
