using System.Text;

namespace RnnKit.Book;

/// <summary>What all pages share: head, top bar, contents, footer.</summary>
internal static class Shell
{
    public const string IndexFile = "index.html";

    /// <summary>Stands in every page and tells a book of ours from somebody's other folder.</summary>
    public const string Generator = "<meta name=\"generator\" content=\"RnnKit\">";

    private const string Icon =
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Cpath d='M9 21V11a7 7 0 0 1 14 0v10a7 7 0 0 1-14 0' fill='none' stroke='%230e7490' stroke-width='4'/%3E%3C/svg%3E";

    /// <param name="pages">The whole book.</param>
    /// <param name="current">The page being written; null for the index.</param>
    /// <param name="main">What stands in the main landmark.</param>
    /// <param name="options">The book's title.</param>
    /// <param name="libraries">How the page loads KaTeX and plotly.js.</param>
    /// <param name="name">The title of a page that is no notebook's; null for the index.</param>
    public static string Render(
        IReadOnlyList<BookPage> pages, BookPage? current, string main, BookOptions options, PageLibraries libraries, string? name = null)
    {
        string book = Html.Escape(options.Title);
        string title = current is null ? name is null ? book : $"{name} · {book}" : $"{current.Number} {PlainTitle(current)} · {book}".TrimStart();
        return $"""
            <!doctype html>
            <html lang="en"{libraries.PlotlyAttributes}>
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            {Generator}
            <title>{title}</title>
            <link rel="icon" href="{Icon}">
            <script src="{BookAssets.Folder}/{BookAssets.ThemeScript}"></script>
            {Libraries(current, libraries)}<link rel="stylesheet" href="{BookAssets.Folder}/{BookAssets.Style}">
            <script defer src="{BookAssets.Folder}/{BookAssets.PageScript}"></script>
            <script defer src="{BookAssets.Folder}/{BookAssets.ProgressScript}"></script>
            <script defer src="{BookAssets.Folder}/{BookAssets.SearchScript}"></script>
            {(main.Contains("class=\"live\"", StringComparison.Ordinal) ? $"<script defer src=\"{BookAssets.Folder}/{BookAssets.LiveScript}\"></script>\n" : "")}</head>
            <body{(current is not { IsNotebook: true } ? "" : $" data-page=\"{Html.Escape(current.FileName)}\"")}>
            <a class="skip" href="#content">Skip to the content</a>
            <header class="bar">
            <button class="menu" type="button" popovertarget="contents">Contents</button>
            <a class="brand" href="{IndexFile}">{book}</a>
            <button class="find" type="button" hidden>Search</button>
            <button class="theme" type="button" hidden>Theme</button>
            </header>
            <nav id="contents" class="contents" popover aria-label="Contents">
            {Navigation(pages, current)}</nav>
            <main id="content" tabindex="-1">
            {main}</main>
            <dialog class="search" aria-label="Search the book">
            <form method="dialog" role="search">
            <label for="search-words">Search the book</label>
            <input id="search-words" type="search" autocomplete="off" spellcheck="false" aria-describedby="search-count">
            <button type="submit">Close</button>
            </form>
            <p id="search-count" role="status"></p>
            <ol class="hits"></ol>
            </dialog>
            </body>
            </html>

            """;
    }

    private static string Libraries(BookPage? page, PageLibraries libraries) =>
        (page?.HasMath != false ? libraries.MathTags : "") + (page?.HasCharts == true ? PageLibraries.ChartTags : "");

    private static string Navigation(IReadOnlyList<BookPage> pages, BookPage? current)
    {
        var html = new StringBuilder("<ol>\n");
        foreach (BookPage page in pages)
        {
            string mark = page == current ? " aria-current=\"page\"" : "";
            string progress = page.IsNotebook ? $"<span class=\"progress\" data-page=\"{Html.Escape(page.FileName)}\"></span>" : "";
            html.Append($"<li><a href=\"{page.Address}\"{mark}><span class=\"number\">{page.Number}</span><span>{page.Title}</span>{progress}</a>");
            if (page == current && page.Sections.Count > 0)
            {
                html.Append("\n<ol class=\"sections\">\n");
                foreach (Prose.Heading section in page.Sections)
                    html.Append($"<li><a href=\"#{Html.Escape(section.Id)}\">{section.Text}</a></li>\n");
                html.Append("</ol>\n");
            }

            html.Append("</li>\n");
        }

        return html.Append("</ol>\n").ToString();
    }

    private static string PlainTitle(BookPage page) => Prose.PlainText.WithoutTags(page.Title);
}
