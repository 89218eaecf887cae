using Microsoft.Playwright;
using RnnKit.Book;

namespace RnnKit.Notebooks.Tests.Book;

/// <summary>The sample notebooks as a book, written once for all tests of a class.</summary>
public sealed class WrittenBook : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public WrittenBook()
    {
        Source = Path.Combine(_folder.FullPath, "notebooks");
        foreach (var notebook in SampleNotebooks.All)
            _folder.Write(Path.Combine("notebooks", notebook.Name + ".ipynb"), notebook.ToJson());
        _folder.Write(Path.Combine("notebooks", "images", "map.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"80\" height=\"40\"><title>The way through the series</title><path d=\"M0 20h80\" stroke=\"gray\"/></svg>");
        HasLibraries = BookWriter.Write(SampleNotebooks.All, Folder, new BookOptions
        {
            SourceFolder = Source,
            WebFolder = Repository.PathOf("artifacts", "web"),
            Durations = new Dictionary<string, TimeSpan> { ["00-start-here"] = TimeSpan.FromSeconds(4.21) },
        }).Note is null;
    }

    public string Source { get; }

    public string Folder => Path.Combine(_folder.FullPath, "book");

    public bool HasLibraries { get; }

    /// <summary>Opens a page from the file system. Skips or fails the test where there is no browser or no npm.</summary>
    public async Task<WatchedPage> OpenAsync(Browser browser, string page, BrowserNewContextOptions? options = null)
    {
        Tools.Require(HasLibraries, "npm with KaTeX and plotly.js");
        return await browser.OpenAsync(AddressOf(page), options);
    }

    public string AddressOf(string page) => new Uri(Path.Combine(Folder, page)).AbsoluteUri;

    /// <summary>Waits until every chart of the page is drawn.</summary>
    public static async Task DrawnAsync(IPage page) =>
        await page.WaitForFunctionAsync("document.querySelectorAll('figure.chart').length === document.querySelectorAll('figure.chart[data-drawn]').length");

    public void Dispose() => _folder.Dispose();
}
