namespace RnnKit.Book.Guide;

/// <summary>A section of a notebook as a part of a lesson.</summary>
/// <param name="title">Its heading, as it is written.</param>
/// <param name="kind">What it is for.</param>
internal sealed class LessonPart(string title, LessonPartKind kind)
{
    private const double SpokenWords = 130;
    private const double ReadWords = 240;

    /// <summary>Its heading, as it is written.</summary>
    public string Title { get; } = title;

    /// <summary>What it is for.</summary>
    public LessonPartKind Kind { get; } = kind;

    /// <summary>Words of prose in it.</summary>
    public int Words { get; set; }

    /// <summary>How often it asks for a prediction.</summary>
    public int Predictions { get; set; }

    /// <summary>Its charts.</summary>
    public int Charts { get; set; }

    /// <summary>Its cells of code.</summary>
    public int CodeCells { get; set; }

    /// <summary>How long its cells ran; null where none was measured.</summary>
    public TimeSpan? Computing { get; set; }

    /// <summary>Minutes that an exercise takes, by what it says of itself.</summary>
    public double ExerciseMinutes => Title switch
    {
        _ when Title.Contains("(easy", StringComparison.OrdinalIgnoreCase) => 5,
        _ when Title.Contains("(medium", StringComparison.OrdinalIgnoreCase) => 10,
        _ => 15,
    };

    /// <summary>
    /// Minutes in a long lesson, where the prose is told (130 words a minute) and each prediction is talked over for two minutes, or in
    /// a short one, where it is read (240 words a minute) and a prediction is a show of hands in one. A chart has a minute, a cell of code
    /// half a minute, and computing takes what was measured.
    /// </summary>
    public double Minutes(bool isLong) => Kind == LessonPartKind.Exercise
        ? ExerciseMinutes
        : Words / (isLong ? SpokenWords : ReadWords) + Predictions * (isLong ? 2 : 1) + Charts + CodeCells * 0.5 + (Computing?.TotalMinutes ?? 0);
}

/// <summary>What a part of a lesson is for.</summary>
internal enum LessonPartKind
{
    /// <summary>It tells the story.</summary>
    Story,

    /// <summary>It sums up.</summary>
    Summary,

    /// <summary>It is one exercise.</summary>
    Exercise,

    /// <summary>It is for after the lesson.</summary>
    Afterwards,
}
