using System.Globalization;
using RnnKit.Documents.Ipynb;
using RnnKit.Documents.Languages;
using RnnKit.Notebooks.Charts;
using RnnKit.Notebooks.Running;

namespace RnnKit.Notebooks.Checks.Rules;

/// <summary>The outputs are there, one thing a cell, without failures, and come from the code as it stands.</summary>
internal static class OutputRule
{
    private const string Again = "run it with 'rnnkit run --in-place'";

    public static IEnumerable<Complaint> Check(NotebookDocument notebook)
    {
        string? recorded = SourceFingerprint.Recorded(notebook);
        if (recorded is null)
            yield return new Complaint(null, $"it does not say which code its outputs come from; {Again}.");
        else if (recorded != SourceFingerprint.Of(notebook))
            yield return new Complaint(null, $"its code has changed since its outputs were made; {Again}.");

        NotebookCell[] code = [.. notebook.Cells.Where(cell => CellRoles.Of(cell) == CellRole.Runs)];
        for (int i = 0; i < code.Length; i++)
        {
            if (code[i].ExecutionCount != i + 1)
                yield return new Complaint(code[i].Id, string.Create(CultureInfo.InvariantCulture, $"it ran as number {code[i].ExecutionCount?.ToString(CultureInfo.InvariantCulture) ?? "none"}, not {i + 1}; {Again}."));
            if (code[i].Outputs.OfType<DisplayOutput>().Count() > 1)
                yield return new Complaint(code[i].Id, "it shows more than one thing; one idea and one output a cell are right.");
            if (CellRoles.MayFail(code[i]) && !code[i].Outputs.OfType<ErrorOutput>().Any())
                yield return new Complaint(code[i].Id, "its tag says that it fails, but it did not.");
            foreach (string problem in code[i].Outputs.Where(output => output is not ErrorOutput || !CellRoles.MayFail(code[i])).Select(Problem).OfType<string>())
                yield return new Complaint(code[i].Id, problem);
        }
        if (code.Length > 0 && code.All(cell => cell.Outputs.Count == 0))
            yield return new Complaint(null, $"it has no outputs; {Again}.");
    }

    private static string? Problem(CellOutput output) => output switch
    {
        ErrorOutput error => $"it failed: {error.ErrorName}: {error.ErrorValue}",
        StreamOutput { Name: "stderr" } stream => $"it wrote to standard error: {stream.Text.Trim()}",
        DisplayOutput shown when shown.Data[PlotlyFigure.MimeType] is not null && shown.Data[ChartImages.MimeType] is null =>
            $"its chart has no picture for readers without scripts; {Again}, with Chromium and npm on the machine.",
        _ => null,
    };
}
