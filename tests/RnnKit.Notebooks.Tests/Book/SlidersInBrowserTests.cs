using Microsoft.Playwright;
using RnnKit.Book;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Charts;
using RnnKit.Notebooks.Tests.Charts;

namespace RnnKit.Notebooks.Tests.Book;

/// <summary>The step inspector in the book: a page from the file system, without a kernel.</summary>
public sealed class SlidersInBrowserTests(Browser browser)
{
    private const string Place = "document.querySelector('.plot').layout.sliders[0].active";
    private const string Seen = "document.querySelector('.plot').data.map((trace, i) => trace.visible === false ? -1 : i).filter((i) => i > 0)[0]";
    private const string Frame = "document.querySelector('.plot').layout.shapes[0].x0";

    [Fact]
    public async Task Keys_and_a_pull_move_the_slider_and_a_change_of_theme_leaves_it_there()
    {
        Extent.Needs(Extent.EveryLook, isQuick: false);
        using var folder = new TemporaryFolder();
        await using WatchedPage watched = await OpenAsync(folder);
        IPage page = watched.Page;
        Assert.Equal((3, 4, 2.5), await StandAsync(page));

        await page.Locator(".plot").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await StandsAtAsync(page, 4, 5, 3.5);

        await page.Locator("button.theme").ClickAsync();
        await page.Locator("button.theme").ClickAsync();
        Assert.Equal((4, 5, 3.5), await StandAsync(page));

        await page.Locator(".slider-rail-touch-rect").ScrollIntoViewIfNeededAsync();
        LocatorBoundingBoxResult rail = (await page.Locator(".slider-rail-touch-rect").BoundingBoxAsync())!;
        await page.Mouse.ClickAsync(rail.X + 8, rail.Y + rail.Height / 2);
        await StandsAtAsync(page, 0, 1, -0.5);
        Assert.Empty(watched.Complaints);
    }

    /// <summary>Waits for all three: plotly.js moves the slider at once, and what it shows one picture later.</summary>
    private static async Task StandsAtAsync(IPage page, int place, int trace, double frame) =>
        await page.WaitForFunctionAsync(FormattableString.Invariant($"{Place} === {place} && {Seen} === {trace} && {Frame} === {frame}"));

    private static async Task<(int Place, int Trace, double Frame)> StandAsync(IPage page) =>
        (await page.EvaluateAsync<int>(Place), await page.EvaluateAsync<int>(Seen), await page.EvaluateAsync<double>(Frame));

    private async Task<WatchedPage> OpenAsync(TemporaryFolder folder)
    {
        PlotlyFigure figure = ChartFormats.Figure(await NotebookScope.ChartAsync(ChartGallery.Cell("steps-lstm")));
        var chart = new MimeBundle { { PlotlyFigure.MimeType, figure.Json }, { "text/plain", figure.Description } };
        var notebook = new NotebookDocument("07-slides");
        notebook.Cells.Add(SampleNotebooks.Markdown("header", "# 07 · Slides\n\nA chart to step through."));
        notebook.Cells.Add(SampleNotebooks.Code("steps", "chart", new DisplayOutput(chart)));
        string book = Path.Combine(folder.FullPath, "book");
        folder.Write(Path.Combine("notebooks", "07-slides.ipynb"), notebook.ToJson());
        BookReport report = BookWriter.Write([notebook], book, new BookOptions
        {
            SourceFolder = Path.Combine(folder.FullPath, "notebooks"),
            WebFolder = Repository.PathOf("artifacts", "web"),
        });
        Tools.Require(report.Note is null, "npm with KaTeX and plotly.js");
        WatchedPage watched = await browser.OpenAsync(new Uri(Path.Combine(book, "07-slides.html")).AbsoluteUri, null);
        await WrittenBook.DrawnAsync(watched.Page);
        return watched;
    }
}
