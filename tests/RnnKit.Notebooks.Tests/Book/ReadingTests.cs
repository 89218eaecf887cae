using Microsoft.Playwright;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Tests.Book;

/// <summary>What helps a reader find the way: search, progress, keys, figures and the notebooks' files.</summary>
public sealed class ReadingTests(Browser browser, WrittenBook book) : IClassFixture<WrittenBook>
{
    [Fact]
    public async Task The_search_finds_words_of_other_pages_and_leads_to_their_section()
    {
        await using WatchedPage watched = await book.OpenAsync(browser, "index.html");
        IPage page = watched.Page;

        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await page.GetByRole(AriaRole.Searchbox).FillAsync("HYPERBOLIC tang");
        ILocator hit = page.Locator(".hits a").First;
        await hit.WaitForAsync();

        Assert.Equal("1 section found", await page.Locator("dialog [role=status]").InnerTextAsync());
        Assert.Equal(["hyperbolic", "tang"], await page.Locator(".hits mark").AllInnerTextsAsync());
        await page.Keyboard.PressAsync("Enter");
        await ReadyAsync(page, "01-activations.html#squashing");
        Assert.Empty(watched.Complaints);
        Assert.Empty(watched.OutsideRequests);
    }

    [Theory]
    [InlineData("MathNet", "Squashing", 0)] // code is found, under the section that it stands in
    [InlineData("so the value falls", "", 0)] // a solution is not
    [InlineData("slope at zero", "", 0)] // nor a hint
    [InlineData("<img src=x onerror=alert(1)>", "", 0)]
    public async Task What_is_found_and_what_is_not(string words, string section, int outside)
    {
        await using WatchedPage watched = await book.OpenAsync(browser, "00-start-here.html");

        await watched.Page.Keyboard.PressAsync("Control+k");
        await watched.Page.GetByRole(AriaRole.Searchbox).FillAsync(words);
        await watched.Page.WaitForFunctionAsync("document.querySelector('dialog [role=status]').textContent !== ''");

        if (section.Length == 0)
            Assert.Equal("Nothing found", await watched.Page.Locator("dialog [role=status]").InnerTextAsync());
        else
            Assert.Contains("Break it", await watched.Page.Locator(".hits strong").AllInnerTextsAsync());
        Assert.Equal(outside, watched.OutsideRequests.Count());
    }

    [Fact]
    public async Task The_search_is_walked_with_the_arrow_keys_and_closed_with_Escape()
    {
        await using WatchedPage watched = await book.OpenAsync(browser, "index.html");
        IPage page = watched.Page;
        await page.Keyboard.PressAsync("Control+k");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("break");
        await page.Locator(".hits a").Nth(1).WaitForAsync();

        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement === document.querySelectorAll('.hits a')[1]"));
        await page.Keyboard.PressAsync("Escape");
        Assert.False(await page.Locator("dialog.search").IsVisibleAsync());

        await page.Keyboard.PressAsync("Control+k");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("again");
        await page.Keyboard.PressAsync("Escape");
        Assert.False(await page.Locator("dialog.search").IsVisibleAsync());
    }

    [Fact]
    public async Task The_arrow_keys_turn_the_page_only_where_nothing_else_has_them()
    {
        await using WatchedPage watched = await book.OpenAsync(browser, "00-start-here.html");
        IPage page = watched.Page;

        await page.Locator("button.theme").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.EndsWith("00-start-here.html", page.Url, StringComparison.Ordinal);
        await page.EvaluateAsync("document.activeElement.blur()");
        await page.Keyboard.PressAsync("ArrowRight");
        await ReadyAsync(page, "01-activations.html");
        await page.Keyboard.PressAsync("ArrowLeft");

        await ReadyAsync(page, "00-start-here.html");
    }

    [Fact]
    public async Task Progress_is_kept_in_the_browser_shown_on_the_first_page_and_can_be_forgotten()
    {
        await using WatchedPage watched = await book.OpenAsync(browser, "01-activations.html", new() { ViewportSize = new() { Width = 1200, Height = 600 } });
        IPage page = watched.Page;
        ILocator here = page.Locator(".contents .progress[data-page='01-activations.html']");
        Assert.Equal("", await here.InnerTextAsync());

        await page.EvaluateAsync("scrollTo({ top: document.querySelector('article').offsetHeight / 3, behavior: 'instant' })");
        await page.WaitForFunctionAsync("document.querySelector('.contents .progress[data-page=\"01-activations.html\"]').textContent.includes('% read')");
        await page.EvaluateAsync("scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })");
        await page.WaitForFunctionAsync("document.querySelector('.contents .progress[data-page=\"01-activations.html\"]').textContent === 'read'");
        await page.GotoAsync(book.AddressOf("index.html"));

        Assert.Equal(["", "read"], await page.Locator(".series .progress").AllTextContentsAsync());
        Assert.Equal("Go on reading", await page.Locator("a.start").InnerTextAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Forget my progress" }).ClickAsync();
        Assert.Equal(["", ""], await page.Locator(".series .progress").AllTextContentsAsync());
        Assert.Equal("Start reading", await page.Locator("a.start").InnerTextAsync());
    }

    [Fact]
    public async Task A_figure_has_its_alternative_text_and_the_caption_of_its_drawing()
    {
        await using WatchedPage watched = await book.OpenAsync(browser, "00-start-here.html");
        ILocator figure = watched.Page.Locator("figure.image");

        Assert.Equal("A line from the first notebook to the last.", await figure.Locator("img").GetAttributeAsync("alt"));
        Assert.Equal("The way through the series", await figure.Locator("figcaption").InnerTextAsync());
        Assert.True(await figure.Locator("img").EvaluateAsync<bool>("(image) => image.complete && image.naturalWidth > 0"));
    }

    [Fact]
    public async Task Hint_check_and_solution_are_folded_until_they_are_asked_for()
    {
        await using WatchedPage watched = await book.OpenAsync(browser, "01-activations.html");
        IPage page = watched.Page;
        ILocator hint = page.GetByText("Ask the slope at zero.", new() { Exact = true });

        Assert.Equal(["Hint", "The check", "Solution"], await page.Locator(".check summary, .solution summary").AllInnerTextsAsync());
        Assert.Equal(0, await page.Locator("details[open]").CountAsync());
        Assert.False(await hint.IsVisibleAsync());
        await page.Locator("summary").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        Assert.True(await hint.IsVisibleAsync());
        Assert.True(await page.GetByText("not yet").IsVisibleAsync());
    }

    [Fact]
    public async Task The_notebook_opens_in_the_editor_from_where_it_lies_and_a_copy_lies_beside_the_page()
    {
        await using WatchedPage watched = await book.OpenAsync(browser, "01-activations.html");

        string? inEditor = await watched.Page.GetByRole(AriaRole.Link, new() { Name = "Open this notebook in VS Code" }).GetAttributeAsync("href");
        string? copy = await watched.Page.GetByRole(AriaRole.Link, new() { Name = "Download the notebook" }).GetAttributeAsync("href");

        Assert.Equal("vscode://file" + new Uri(Path.Combine(book.Source, "01-activations.ipynb")).AbsolutePath, inEditor);
        Assert.Equal(SampleNotebooks.Activations.Cells.Count, NotebookDocument.Load(Path.Combine(book.Folder, copy!)).Cells.Count);
    }

    [Fact]
    public async Task Every_control_is_reached_by_keyboard_and_shows_that_it_is()
    {
        await using WatchedPage watched = await book.OpenAsync(browser, "index.html", new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        var reached = new List<string>();
        for (int i = 0; i < 8; i++)
        {
            await watched.Page.Keyboard.PressAsync("Tab");
            reached.Add(await watched.Page.EvaluateAsync<string>(
                "(() => { const at = document.activeElement; const style = getComputedStyle(at); return `${at.textContent.trim()}|${style.outlineStyle}`; })()"));
        }

        Assert.Equal("Skip to the content|solid", reached[0]);
        Assert.Contains(reached, stop => stop == "Search|solid");
        Assert.Contains(reached, stop => stop == "Start reading|solid");
        Assert.All(reached, stop => Assert.EndsWith("|solid", stop, StringComparison.Ordinal));
    }

    /// <summary>
    /// Waits until the page is the one at an address and its keys work. The page itself is asked: <see cref="IPage.WaitForURLAsync(string, PageWaitForURLOptions)"/>
    /// listens only after it has looked, and misses a navigation in between.
    /// </summary>
    private static async Task ReadyAsync(IPage page, string address) =>
        await page.WaitForFunctionAsync("(address) => location.href.endsWith(address) && document.querySelector('button.find')?.hidden === false", address);
}
