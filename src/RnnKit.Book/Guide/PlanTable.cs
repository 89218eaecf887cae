using System.Globalization;
using System.Text;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Book.Guide;

/// <summary>Plans and times as tables.</summary>
internal static class PlanTable
{
    /// <summary>The sections with their minutes in two lessons.</summary>
    /// <param name="parts">The notebook's parts.</param>
    /// <param name="brief">The short lesson.</param>
    /// <param name="full">The long one.</param>
    /// <param name="inline">Makes a heading into HTML.</param>
    public static string Render(IReadOnlyList<LessonPart> parts, LessonPlan brief, LessonPlan full, Func<string, string> inline)
    {
        var html = new StringBuilder("<div class=\"scroll\"><table class=\"plan\">\n<thead><tr><th>Section</th><th>predictions</th><th>charts</th><th>computes</th>");
        html.Append(Text($"<th>{brief.Minutes} minutes</th><th>{full.Minutes} minutes</th></tr></thead>\n<tbody>\n"));
        foreach (LessonPart part in parts.Where(part => part.Kind != LessonPartKind.Afterwards))
        {
            string computing = part.Computing is { } time ? Seconds(time) : "";
            html.Append(Text($"<tr><td>{inline(part.Title)}</td><td>{Some(part.Predictions)}</td><td>{Some(part.Charts)}</td><td>{computing}</td><td>{Minutes(brief, part)}</td><td>{Minutes(full, part)}</td></tr>\n"));
        }
        html.Append(Text($"</tbody>\n<tfoot><tr><th>Together</th><td>{Some(parts.Sum(part => part.Predictions))}</td><td>{Some(parts.Sum(part => part.Charts))}</td><td>{All(parts)}</td><td>{brief.Total:0} min</td><td>{full.Total:0} min</td></tr></tfoot>\n</table></div>\n"));
        html.Append("<p>In the short lesson the prose is read (240 words a minute), and a prediction is a show of hands (one minute). In the long one the prose is told (130 words a minute), and a prediction is talked over (two minutes). A chart has a minute, a cell of code half a minute, an exercise five, ten or fifteen, and computing takes what was measured. What has no minutes is for home.</p>\n");
        foreach (LessonPlan plan in new[] { brief, full }.Where(plan => plan.Total > plan.Minutes + 0.5))
            html.Append(Text($"<p>The story is {plan.Total - plan.Minutes:0} minutes too long for {plan.Minutes}: let the room read a part at home.</p>\n"));
        return html.ToString();
    }

    /// <summary>The cells that were measured, folded; a sentence where none was.</summary>
    public static string Cells(NotebookDocument notebook, IReadOnlyDictionary<string, TimeSpan> times)
    {
        NotebookCell[] measured = [.. notebook.Cells.Where(cell => times.ContainsKey(cell.Id))];
        if (measured.Length == 0)
            return "<p>No times are shown, because this notebook has not been run here: <code>dotnet run --project src/RnnKit.Notebooks</code> runs all and writes this page again.</p>\n";
        var html = new StringBuilder("<details><summary>Seconds of each cell</summary>\n<div class=\"scroll\"><table>\n<thead><tr><th>cell</th><th>begins</th><th>takes</th></tr></thead>\n<tbody>\n");
        foreach (NotebookCell cell in measured)
            html.Append(Text($"<tr><td>[{cell.ExecutionCount}]</td><td><code>{Html.Escape(FirstLine(cell.Source))}</code></td><td>{Seconds(times[cell.Id])}</td></tr>\n"));
        return html.Append("</tbody>\n</table></div>\n</details>\n").ToString();
    }

    private static string FirstLine(string source)
    {
        string line = source.Split('\n').FirstOrDefault(line => !string.IsNullOrWhiteSpace(line))?.Trim() ?? "";
        return line.Length <= 70 ? line : line[..69] + "…";
    }

    private static string Minutes(LessonPlan plan, LessonPart part) => plan.Parts.TryGetValue(part, out double minutes) ? Text($"{Math.Max(1, minutes):0} min") : "";

    private static string All(IReadOnlyList<LessonPart> parts) =>
        parts.Any(part => part.Computing is not null) ? Seconds(TimeSpan.FromSeconds(parts.Sum(part => part.Computing?.TotalSeconds ?? 0))) : "";

    private static string Seconds(TimeSpan time) => time.TotalSeconds < 0.05 ? "" : Text($"{time.TotalSeconds:0.0} s");

    private static string Some(int count) => count == 0 ? "" : Text($"{count}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
