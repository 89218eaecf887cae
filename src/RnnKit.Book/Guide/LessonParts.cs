using RnnKit.Book.Outputs;
using RnnKit.Documents.Exercises;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Book.Guide;

/// <summary>The sections of a notebook, counted and timed.</summary>
internal static class LessonParts
{
    /// <summary>How a paragraph begins that asks for a prediction.</summary>
    public const string Prediction = "**Predict";

    private static readonly char[] White = [' ', '\n', '\t'];

    /// <summary>The parts in order; what comes before the first section is the opening.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="times">How long each cell ran, by its id.</param>
    public static IReadOnlyList<LessonPart> Of(NotebookDocument notebook, IReadOnlyDictionary<string, TimeSpan> times)
    {
        var parts = new List<LessonPart> { new("Opening", LessonPartKind.Story) };
        foreach (NotebookCell cell in notebook.Cells.Where(cell => !Exercise.IsSolution(cell)))
        {
            if (cell.Kind == CellKind.Markdown)
                Read(cell.Source, parts);
            else if (cell.Kind == CellKind.Code)
                Count(cell, parts[^1], times);
        }
        return parts;
    }

    private static void Read(string markdown, List<LessonPart> parts)
    {
        foreach (string line in markdown.Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                parts.Add(new LessonPart(line[3..].Trim(), KindOf(line[3..])));
            else if (line.StartsWith("### ", StringComparison.Ordinal) && (parts[^1].Kind == LessonPartKind.Exercise || parts[^1].Title == "Exercises"))
                parts.Add(new LessonPart(line[4..].Trim(), LessonPartKind.Exercise));
            else
                parts[^1].Words += line.Split(White, StringSplitOptions.RemoveEmptyEntries).Length;
            if (line.Contains(Prediction, StringComparison.Ordinal))
                parts[^1].Predictions++;
        }
    }

    private static void Count(NotebookCell cell, LessonPart part, IReadOnlyDictionary<string, TimeSpan> times)
    {
        part.CodeCells++;
        part.Charts += cell.Outputs.OfType<DisplayOutput>().Count(output => output.Data[ChartOutput.MimeType] is not null);
        if (times.TryGetValue(cell.Id, out TimeSpan time))
            part.Computing = (part.Computing ?? TimeSpan.Zero) + time;
    }

    private static LessonPartKind KindOf(string heading) => heading.Trim() switch
    {
        "In one minute" => LessonPartKind.Summary,
        "Where this comes from" or "Exercises" => LessonPartKind.Afterwards,
        _ => LessonPartKind.Story,
    };
}
