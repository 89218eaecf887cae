namespace RnnKit.Book;

/// <summary>The page of one notebook.</summary>
internal static class NotebookPage
{
    public static string Render(IReadOnlyList<BookPage> pages, int index, BookOptions options, PageLibraries libraries)
    {
        BookPage page = pages[index];
        BookPage? before = page.IsNotebook ? pages.ElementAtOrDefault(index - 1) : null;
        BookPage? next = page.IsNotebook && pages.ElementAtOrDefault(index + 1) is { IsNotebook: true } following ? following : null;
        string main = $"""
            {Tools(page)}<article>
            {page.Body}</article>
            <nav class="turn" aria-label="Previous and next notebook">
            {Turn(before, "prev", "Previous")}{Turn(next, "next", "Next")}</nav>

            """;
        return Shell.Render(pages, page, main, options, libraries);
    }

    /// <summary>The script makes an address for VS Code of the place that the page was opened from: it is shown only there.</summary>
    private static string Tools(BookPage page)
    {
        if (page.DownloadPath is null)
            return "";
        string source = page.SourceAddress ?? page.DownloadAddress!;
        return $"<p class=\"tools\"><a class=\"vscode\" data-notebook=\"{source}\" hidden>Open this notebook in VS Code</a> "
            + $"<a href=\"{page.DownloadAddress}\" download=\"{Html.Escape(Path.GetFileName(page.DownloadPath))}\">Download the notebook</a></p>\n";
    }

    private static string Turn(BookPage? page, string relation, string label) => page is null
        ? ""
        : $"<a class=\"{relation}\" rel=\"{relation}\" href=\"{page.Address}\"><small>{label}</small><span>{page.Number} {page.Title}</span></a>\n";
}
