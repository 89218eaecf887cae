using RnnKit.Book;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Tests.Notebooks;

namespace RnnKit.Notebooks.Tests.Book;

/// <summary>The series with its committed outputs as a book, page by page in headless Chromium.</summary>
public sealed class SeriesInBrowserTests(Browser browser, SeriesInBrowserTests.SeriesBook book) : IClassFixture<SeriesInBrowserTests.SeriesBook>
{
    /// <summary>Dollar signs in running text that should have been a formula.</summary>
    private const string LeftOver = """
        (() => {
            const found = [];
            const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const inside = walker.currentNode.parentElement;
                if (!inside.closest('pre, code, .math, .katex, script, style, figure, .output') && /\$|\\[(\[]/.test(walker.currentNode.data))
                    found.push(walker.currentNode.data.trim());
            }
            return found;
        })()
        """;

    /// <summary>A page with many formulas.</summary>
    private const string Quick = "04-bptt.ipynb";

    private const string NeedsLibraries = "npm with KaTeX and plotly.js";
    private static readonly string WebFolder = Repository.PathOf("artifacts", "web");

    public static TheoryData<string> Names => Series.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_formula_is_set(string name)
    {
        Extent.Needs(Extent.EveryLook, name == Quick);
        Tools.Require(book.HasLibraries, NeedsLibraries);
        await using WatchedPage watched = await OpenAsync(book.Folder, name);

        int formulas = await watched.Page.Locator(".math").CountAsync();
        Assert.Equal(formulas, await watched.Page.Locator(".math .katex").CountAsync());
        Assert.Empty(await watched.Page.Locator(".katex-error").AllTextContentsAsync());
        Assert.Empty(await watched.Page.EvaluateAsync<string[]>(LeftOver));
        Assert.Empty(watched.Complaints);
        Assert.Empty(watched.OutsideRequests);
    }

    [Fact]
    public async Task A_formula_that_cannot_be_read_and_a_lone_dollar_sign_are_seen()
    {
        Tools.Require(book.HasLibraries, NeedsLibraries);
        using var folder = new TemporaryFolder();
        var notebook = new NotebookDocument("00-a");
        notebook.Cells.Add(new NotebookCell(CellKind.Markdown, "text", "# 00 · A\n\nA good $x$, a bad $\\frac{1}$ and 5 $ more."));
        BookWriter.Write([notebook], Path.Combine(folder.FullPath, "book"), new BookOptions { WebFolder = WebFolder }, TestContext.Current.CancellationToken);
        await using WatchedPage watched = await OpenAsync(Path.Combine(folder.FullPath, "book"), "00-a.ipynb");

        Assert.Equal(1, await watched.Page.Locator(".katex-error").CountAsync());
        Assert.Single(await watched.Page.EvaluateAsync<string[]>(LeftOver));
    }

    private Task<WatchedPage> OpenAsync(string folder, string notebook) =>
        browser.OpenAsync(new Uri(Path.Combine(folder, Path.ChangeExtension(notebook, ".html"))).AbsoluteUri);

    /// <summary>The book, written once for all these tests.</summary>
    public sealed class SeriesBook : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public SeriesBook() =>
            HasLibraries = BookWriter.Write(
                [.. Series.Names.Select(row => Series.Load(row.Data))],
                Folder,
                new BookOptions { SourceFolder = Series.Folder, WebFolder = WebFolder }).Note is null;

        public string Folder => Path.Combine(_folder.FullPath, "book");

        public bool HasLibraries { get; }

        public void Dispose() => _folder.Dispose();
    }
}
