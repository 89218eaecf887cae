namespace RnnKit.Notebooks.Book;

/// <summary>The page of one notebook.</summary>
internal static class NotebookPage
{
    public static string Render(IReadOnlyList<BookPage> pages, int index, BookOptions options, PageLibraries libraries)
    {
        BookPage page = pages[index];
        string main = $"""
            <article>
            {page.Body}</article>
            <nav class="turn" aria-label="Previous and next notebook">
            {Turn(pages.ElementAtOrDefault(index - 1), "prev", "Previous")}{Turn(pages.ElementAtOrDefault(index + 1), "next", "Next")}</nav>

            """;
        return Shell.Render(pages, page, main, options, libraries);
    }

    private static string Turn(BookPage? page, string relation, string label) => page is null
        ? ""
        : $"<a class=\"{relation}\" rel=\"{relation}\" href=\"{page.FileName}\"><small>{label}</small><span>{page.Number} {page.Title}</span></a>\n";
}
