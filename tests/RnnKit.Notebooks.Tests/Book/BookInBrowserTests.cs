using Microsoft.Playwright;

namespace RnnKit.Notebooks.Tests.Book;

/// <summary>The sample book, opened from the file system in headless Chromium.</summary>
public sealed class BookInBrowserTests(Browser browser, WrittenBook book) : IClassFixture<WrittenBook>
{
    /// <summary>The page that has all there is: charts, mathematics, exercises.</summary>
    private const string Charts = "01-activations.html";

    private static readonly BrowserNewContextOptions Phone = new() { ViewportSize = new() { Width = 390, Height = 844 }, HasTouch = true, IsMobile = true };
    private static readonly BrowserNewContextOptions Desk = new() { ViewportSize = new() { Width = 1440, Height = 900 } };

    [Theory]
    [InlineData("index.html")]
    [InlineData("00-start-here.html")]
    [InlineData("01-activations.html")]
    public async Task A_page_opens_without_a_complaint_and_asks_for_nothing_outside(string page)
    {
        Extent.Needs(Extent.EveryLook, isQuick: page == Charts);
        await using WatchedPage watched = await book.OpenAsync(browser, page, Desk);

        await WrittenBook.DrawnAsync(watched.Page);

        Assert.Empty(watched.Complaints);
        Assert.Empty(watched.OutsideRequests);
        Assert.DoesNotContain("hijacked", await watched.Page.TitleAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Charts_are_drawn_and_mathematics_is_set()
    {
        await using WatchedPage watched = await book.OpenAsync(browser, "01-activations.html", Desk);
        IPage page = watched.Page;

        await WrittenBook.DrawnAsync(page);

        Assert.Equal(2, await page.Locator("figure.chart .main-svg .cartesianlayer").CountAsync());
        Assert.Equal(2, await page.Locator("figure.chart .scatterlayer .trace").CountAsync());
        Assert.Equal(await page.Locator(".math").CountAsync(), await page.Locator(".math .katex").CountAsync());
        Assert.Equal(0, await page.Locator(".katex-error").CountAsync());
        Assert.True(await page.EvaluateAsync<bool>("document.fonts.ready.then(() => document.fonts.check('16px KaTeX_Main'))"));
    }

    [Theory]
    [InlineData("index.html")]
    [InlineData("01-activations.html")]
    public async Task On_a_phone_nothing_is_wider_than_the_page(string name)
    {
        Extent.Needs(Extent.EveryLook, isQuick: name == Charts);
        await using WatchedPage watched = await book.OpenAsync(browser, name, Phone);

        await WrittenBook.DrawnAsync(watched.Page);

        Assert.Equal(390, await watched.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task On_a_phone_the_contents_open_as_a_drawer_and_close_with_Escape()
    {
        await using WatchedPage watched = await book.OpenAsync(browser, "01-activations.html", Phone);
        ILocator contents = watched.Page.Locator("#contents");
        Assert.False(await contents.IsVisibleAsync());

        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Contents" }).ClickAsync();
        Assert.True(await contents.IsVisibleAsync());
        await watched.Page.Keyboard.PressAsync("Escape");

        Assert.False(await contents.IsVisibleAsync());
    }

    [Theory]
    [InlineData("01-activations.html", ColorScheme.Light)]
    [InlineData("01-activations.html", ColorScheme.Dark)]
    [InlineData("index.html", ColorScheme.Light)]
    [InlineData("index.html", ColorScheme.Dark)]
    public async Task Text_stands_out_at_least_four_and_a_half_to_one(string name, ColorScheme scheme)
    {
        Extent.Needs(Extent.EveryLook, isQuick: name == Charts && scheme == ColorScheme.Dark);
        await using WatchedPage watched = await book.OpenAsync(browser, name, new() { ColorScheme = scheme, ViewportSize = new() { Width = 1440, Height = 900 } });
        await WrittenBook.DrawnAsync(watched.Page);

        string[] faint = await watched.Page.EvaluateAsync<string[]>(Contrast.Script);

        Assert.Empty(faint);
    }

    [Fact]
    public async Task The_theme_button_overrules_the_system_and_is_remembered()
    {
        await using WatchedPage watched = await book.OpenAsync(browser, "01-activations.html", Desk);
        IPage page = watched.Page;
        await WrittenBook.DrawnAsync(page);
        string light = await BackgroundAsync(page);
        ILocator button = page.Locator("button.theme");

        await button.ClickAsync();
        await button.ClickAsync();
        string dark = await BackgroundAsync(page);
        await page.ReloadAsync();

        Assert.NotEqual(light, dark);
        Assert.Equal(dark, await BackgroundAsync(page));
        Assert.Equal("Theme: dark", await button.TextContentAsync());
        await WrittenBook.DrawnAsync(page);
        Assert.Equal("rgb(226, 224, 218)", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.xtick text')).fill"));
    }

    [Fact]
    public async Task Without_scripts_text_images_and_summaries_are_there()
    {
        await using WatchedPage watched = await book.OpenAsync(browser, "01-activations.html", new() { JavaScriptEnabled = false });

        Assert.True(await watched.Page.Locator("figure.chart noscript img").First.IsVisibleAsync());
        Assert.Contains("Chart 'tanh saturates'", await watched.Page.Locator("figure.chart noscript").Nth(1).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("\\tanh", await watched.Page.Locator(".math.display").First.InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Printed_folds_are_open_charts_are_drawn_and_the_paper_is_light()
    {
        await using WatchedPage watched = await book.OpenAsync(browser, "01-activations.html", new() { ColorScheme = ColorScheme.Dark });
        await WrittenBook.DrawnAsync(watched.Page);

        await watched.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await watched.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");

        Assert.True(await watched.Page.Locator(".solution code").IsVisibleAsync());
        Assert.Equal("rgb(255, 255, 255)", await BackgroundAsync(watched.Page));
        await watched.Page.WaitForFunctionAsync("getComputedStyle(document.querySelector('.xtick text')).fill === 'rgb(34, 37, 42)'");
        Assert.False(await watched.Page.Locator(".bar").IsVisibleAsync());
    }

    [Fact]
    public async Task A_page_printed_before_its_charts_are_drawn_shows_their_images()
    {
        await using WatchedPage watched = await book.OpenAsync(browser, "01-activations.html");

        // As one script, so that no drawing comes in between.
        string[] seen = await watched.Page.EvaluateAsync<string[]>("""
            () => {
              const figure = document.querySelector('figure.chart');
              const plot = figure.querySelector('.plot');
              const wasDrawn = figure.dataset.drawn;
              delete figure.dataset.drawn;
              dispatchEvent(new Event('beforeprint'));
              const printed = plot.firstElementChild.tagName;
              dispatchEvent(new Event('afterprint'));
              if (wasDrawn) figure.dataset.drawn = wasDrawn;
              return [printed, String(plot.childElementCount)];
            }
            """);

        Assert.Equal(["IMG", "0"], seen);
    }

    [Fact]
    public async Task Code_is_copied_whole_and_without_markup()
    {
        await using WatchedPage watched = await book.OpenAsync(browser, "01-activations.html", new() { Permissions = ["clipboard-read", "clipboard-write"] });

        ILocator block = watched.Page.Locator(".exercise .code");
        await block.HoverAsync();
        await block.GetByRole(AriaRole.Button).ClickAsync();

        Assert.Equal("double? answer = null;   // your answer", await watched.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    private static async Task<string> BackgroundAsync(IPage page) => await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
}
