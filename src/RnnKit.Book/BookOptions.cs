namespace RnnKit.Book;

/// <summary>What a book is called and what it is made with.</summary>
public sealed record BookOptions
{
    /// <summary>The title of the series.</summary>
    public string Title { get; init; } = "Recurrent networks, built by hand";

    /// <summary>The one sentence under the title.</summary>
    public string Promise { get; init; } =
        "You know C# and school mathematics. Some evenings from now you have built, broken, measured and understood the networks that read a sequence one step at a time.";

    /// <summary>The folder whose <c>images</c> the notebooks show; by default the folder of the first notebook's file.</summary>
    public string? SourceFolder { get; init; }

    /// <summary>
    /// The folder that files may be copied from into the book, where notebooks refer to them, and whose README.md is the book's index;
    /// by default the folder of each notebook.
    /// </summary>
    public string? FilesFolder { get; init; }

    /// <summary>
    /// Where npm's copies of KaTeX and plotly.js are kept, <c>artifacts/web</c> under the repository. Without it, or without
    /// npm, the pages load both from their public address.
    /// </summary>
    public string? WebFolder { get; init; }

    /// <summary>How long each cell of a notebook ran, by the notebook's name and the cell's id; for the instructor's guide.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, TimeSpan>> CellTimes { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, TimeSpan>>();

    /// <summary>How long each notebook ran, by its name; a notebook that is missing here shows no time.</summary>
    public IReadOnlyDictionary<string, TimeSpan> Durations { get; init; } = new Dictionary<string, TimeSpan>();
}
