using RnnKit.Book.Prose;

namespace RnnKit.Book;

/// <summary>A notebook made into the body of a page, with what the rest of the book says about it.</summary>
/// <param name="Number">The number in front of the notebook's name, such as <c>02</c>; empty without one.</param>
/// <param name="Title">The title without its number.</param>
/// <param name="Hook">The first paragraph's first sentence, as HTML.</param>
/// <param name="FileName">The page's file.</param>
/// <param name="Sections">The headings of the second level.</param>
/// <param name="Body">The cells, as HTML.</param>
/// <param name="Seconds">How long it ran, ready to show; null when it is not known.</param>
/// <param name="Texts">What its sections say, for the search.</param>
/// <param name="DownloadPath">The notebook's copy, from the page's folder; null for a page that is no notebook.</param>
/// <param name="SourcePath">The notebook itself, from the page's folder, with <c>/</c> between folders; null where there is no way there.</param>
internal sealed record BookPage(
    string Number, string Title, string Hook, string FileName, IReadOnlyList<Heading> Sections, string Body, string? Seconds,
    IReadOnlyList<SectionText> Texts, string? DownloadPath, string? SourcePath)
{
    /// <summary>The page's address, from the page of another notebook: a name may hold what has a meaning in one.</summary>
    public string Address => Uri.EscapeDataString(FileName);

    /// <summary>Whether the page is a notebook of the series, which readers go through in order.</summary>
    public bool IsNotebook => DownloadPath is not null;

    /// <summary>The address of the notebook's copy; null for a page that is no notebook.</summary>
    public string? DownloadAddress => DownloadPath is null ? null : Escaped(DownloadPath);

    /// <summary>The address of the notebook itself; null where there is no way there.</summary>
    public string? SourceAddress => SourcePath is null ? null : Escaped(SourcePath);

    public bool HasMath => Body.Contains("class=\"math", StringComparison.Ordinal);

    public bool HasCharts => Body.Contains("class=\"chart\"", StringComparison.Ordinal);

    private static string Escaped(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
