using System.Text;
using RnnKit.Book.Live;

namespace RnnKit.Book;

/// <summary>The first page: what the series is, its notebooks, and how to run them.</summary>
internal static class IndexPage
{
    public static string Render(IReadOnlyList<BookPage> pages, BookOptions options, PageLibraries libraries, LiveParts live, string? guide = null)
    {
        string start = pages.Count > 0
            ? $"<p><a class=\"start\" href=\"{pages[0].Address}\">Start reading</a> <button class=\"forget\" type=\"button\" hidden>Forget my progress</button></p>\n"
            : "";
        string main = $"""
            <div class="hero">
            <h1>{Html.Escape(options.Title)}</h1>
            <p class="promise">{Html.Escape(options.Promise)}</p>
            {start}</div>
            <section aria-labelledby="notebooks">
            <h2 id="notebooks">The notebooks</h2>
            <ol class="series">
            {Rows(pages)}</ol>
            {Beside(pages)}</section>
            {Tries(live)}<section aria-labelledby="run">
            <h2 id="run">Run them yourself</h2>
            <p>These pages are the notebooks with their results. To change the numbers and see what happens, open them in VS Code:</p>
            <ol>
            <li>Install the <a href="https://dotnet.microsoft.com/download" rel="noopener">.NET 10 SDK</a> and, in VS Code, the extension <em>Jupyter</em>.</li>
            <li>In the folder of the repository, run <code>dotnet run --project src/RnnKit.Notebooks -- kernel install</code> once.</li>
            <li>Open a file of the folder <code>notebooks</code>, press <em>Run All</em>, and choose the kernel <em>.NET (C#)</em> if you are asked for one.</li>
            </ol>
            <p>Without an editor, <code>dotnet run --project src/RnnKit.Notebooks</code> runs the whole series and writes this book again.</p>
            </section>
            {ForInstructors(guide)}

            """;
        return Shell.Render(pages, null, main, options, libraries);
    }

    private static string ForInstructors(string? guide) => guide is null ? "" : $"""
        <section aria-labelledby="teach">
        <h2 id="teach">Teach with them</h2>
        <p>For whoever stands in front of the class: <a href="{guide}">the instructor's guide</a>. It gives every answer away, so leave it closed if you are here to learn.</p>
        </section>

        """;

    /// <summary>The pages that are no notebooks.</summary>
    private static string Beside(IReadOnlyList<BookPage> pages) =>
        string.Concat(pages.Where(page => !page.IsNotebook).Select(page => $"<p class=\"beside\"><a href=\"{page.Address}\">{page.Title}</a></p>\n"));

    private static string Tries(LiveParts live) => string.Concat(live.WithPage.Select(widget => $"""
        <section aria-labelledby="try-{widget.Name}">
        <h2 id="try-{widget.Name}">{Html.Escape(widget.Title)}</h2>
        <p>{Html.Escape(widget.Promise)} <a href="{widget.Page}">Try it</a>.</p>
        </section>

        """));

    private static string Rows(IReadOnlyList<BookPage> pages)
    {
        var html = new StringBuilder();
        foreach (BookPage page in pages.Where(page => page.IsNotebook))
        {
            string time = page.Seconds is null ? "" : $"<span class=\"seconds\"><span class=\"unseen\">runs in </span>{page.Seconds}</span>";
            html.Append($"<li><span class=\"number\">{page.Number}</span><div><a href=\"{page.Address}\">{page.Title}</a><p>{page.Hook}</p></div><div class=\"facts\">{time}<span class=\"progress\" data-page=\"{Html.Escape(page.FileName)}\"></span></div></li>\n");
        }

        return html.ToString();
    }
}
