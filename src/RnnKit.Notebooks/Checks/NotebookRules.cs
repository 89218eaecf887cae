using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Checks.Rules;

namespace RnnKit.Notebooks.Checks;

/// <summary>What holds for every notebook of the series, as far as a machine can tell without running it.</summary>
public static class NotebookRules
{
    private static readonly Func<NotebookDocument, IEnumerable<Complaint>>[] All =
    [
        FormatRule.Check,
        IdRule.Check,
        KernelRule.Check,
        HeaderRule.Check,
        SectionRule.Check,
        ExerciseRule.Check,
        MeasureRule.Check,
        VoiceRule.Check,
        LinkRule.Check,
        WayRule.Check,
        GlossaryRule.Check,
        HtmlRule.Check,
        PathRule.Check,
        ChartRule.Check,
        PredictionRule.Check,
        OutputRule.Check,
    ];

    /// <summary>Everything that is not as it should be, in the order of the rules.</summary>
    public static IReadOnlyList<Complaint> Check(NotebookDocument notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        return [.. All.SelectMany(rule => rule(notebook))];
    }
}
