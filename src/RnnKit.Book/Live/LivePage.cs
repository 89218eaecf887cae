namespace RnnKit.Book.Live;

/// <summary>The page of a live part that has one of its own.</summary>
internal static class LivePage
{
    public static string Render(IReadOnlyList<BookPage> pages, LiveWidget widget, BookOptions options, PageLibraries libraries)
    {
        IEnumerable<string> links = widget.Places
            .Select(place => pages.FirstOrDefault(page => page.FileName == Contents.FileNameOf(place.Notebook)))
            .OfType<BookPage>()
            .Select(page => $"<a href=\"{page.Address}\">{page.Number} {page.Title}</a>");
        string main = $"""
            <div class="hero">
            <h1>{Html.Escape(widget.Title)}</h1>
            <p class="promise">{Html.Escape(widget.Promise)}</p>
            </div>
            <noscript><p>This page computes in your browser and needs JavaScript.</p></noscript>
            {LiveParts.Section(widget, "h2")}<p>How it works: {string.Join(", ", links)}.</p>

            """;
        return Shell.Render(pages, null, main, options, libraries, Html.Escape(widget.Title));
    }
}
