namespace RnnKit.Book.Guide;

/// <summary>Which parts of a notebook fit into a lesson.</summary>
/// <param name="Minutes">How long the lesson is.</param>
/// <param name="Parts">What is done in it, with the minutes for each; the rest is for home.</param>
internal sealed record LessonPlan(int Minutes, IReadOnlyDictionary<LessonPart, double> Parts)
{
    private const int Long = 60;

    /// <summary>The minutes of all that is done.</summary>
    public double Total => Parts.Values.Sum();

    /// <summary>
    /// All of the story, less what may be skipped until it fits, and exercises in order while there is time. A story that does not fit
    /// even so stands whole: the total says how far over it is.
    /// </summary>
    /// <param name="parts">The notebook's parts.</param>
    /// <param name="minutes">How long the lesson is.</param>
    /// <param name="skippable">Headings of sections that may be left out, first those that are missed least.</param>
    public static LessonPlan Of(IReadOnlyList<LessonPart> parts, int minutes, IEnumerable<string> skippable)
    {
        bool isLong = minutes > Long;
        List<LessonPart> kept = [.. parts.Where(part => part.Kind is LessonPartKind.Story or LessonPartKind.Summary)];
        foreach (string heading in skippable)
        {
            if (Sum(kept) <= minutes)
                break;
            kept.RemoveAll(part => part.Title == heading);
        }
        foreach (LessonPart exercise in parts.Where(part => part.Kind == LessonPartKind.Exercise))
        {
            if (Sum(kept) + exercise.Minutes(isLong) > minutes)
                break;
            kept.Add(exercise);
        }
        return new LessonPlan(minutes, kept.ToDictionary(part => part, part => part.Minutes(isLong)));

        double Sum(IEnumerable<LessonPart> some) => some.Sum(part => part.Minutes(isLong));
    }
}
