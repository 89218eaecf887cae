using Microsoft.Playwright;
using RnnKit.Book;
using RnnKit.Book.Live;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Live.Tests;

/// <summary>The notebooks that have live parts, as a book, written once for all tests of a class.</summary>
public sealed class LiveBook : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public LiveBook()
    {
        NotebookDocument[] notebooks = [.. LiveWidget.All.SelectMany(widget => widget.Places).Select(place => place.Notebook).Distinct().Order(StringComparer.Ordinal)
            .Select(AroundItsLiveParts)];
        Report = BookWriter.Write(notebooks, Folder, new BookOptions
        {
            SourceFolder = Repository.PathOf("notebooks"),
            FilesFolder = Repository.Root,
            WebFolder = Repository.PathOf("artifacts", "web"),
        });
    }

    public string Folder => Path.Combine(_folder.FullPath, "book");

    public BookReport Report { get; }

    /// <summary>The page that a live part stands in: that of its first place.</summary>
    public static string PageOf(string widget) => LiveWidget.All.Single(one => one.Name == widget).Places[0].Notebook + ".html";

    /// <summary>Opens the page of a live part, from disk.</summary>
    public async Task<WatchedPage> GoAsync(Browser browser, string page, BrowserNewContextOptions? options = null)
    {
        Tools.Require(Report.Note is null, "npm with KaTeX and plotly.js");
        return await browser.OpenAsync(new Uri(Path.Combine(Folder, page)).AbsoluteUri, options);
    }

    /// <summary>Opens a live part as a reader does, by its button.</summary>
    public async Task<LivePart> OpenAsync(Browser browser, string widget, BrowserNewContextOptions? options = null)
    {
        WatchedPage watched = await GoAsync(browser, PageOf(widget), options);
        ILocator section = watched.Page.Locator($"section.live[data-live='{widget}']");
        await section.Locator("button.open").ClickAsync();
        await watched.Page.Locator($"section.live[data-live='{widget}'][data-open]").WaitForAsync();
        return new LivePart(watched, section);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>The notebook's title and the cells of its live parts, without outputs: a browser takes longer for the rest of the page than for any live part.</summary>
    private static NotebookDocument AroundItsLiveParts(string name)
    {
        NotebookDocument notebook = NotebookDocument.Load(Repository.PathOf("notebooks", name + ".ipynb"));
        HashSet<string> kept = [.. LiveWidget.All.SelectMany(widget => widget.Places).Where(place => place.Notebook == name).Select(place => place.Cell), notebook.Cells[0].Id];
        foreach (NotebookCell cell in notebook.Cells.Where(cell => !kept.Contains(cell.Id)).ToArray())
            notebook.Cells.Remove(cell);
        foreach (NotebookCell cell in notebook.Cells)
            cell.Outputs.Clear();
        return notebook;
    }
}

/// <summary>A live part that has been opened, and its page.</summary>
public sealed record LivePart(WatchedPage Watched, ILocator Section) : IAsyncDisposable
{
    public IPage Page => Watched.Page;

    /// <summary>The paragraph with the answer.</summary>
    public ILocator Said => Section.Locator(".said");

    /// <summary>The sentence about what was odd in the input.</summary>
    public ILocator Note => Section.Locator(".stage > .note");

    /// <summary>Numbers that the page keeps beside what it shows.</summary>
    public async Task<double[]> NumbersAsync(string selector, string attribute) => await Section.Locator(selector).EvaluateAllAsync<double[]>(
        $"all => all.flatMap((one) => one.getAttribute('{attribute}').split(' ').map(Number))");

    public ValueTask DisposeAsync() => Watched.DisposeAsync();
}
