using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using RnnKit.Book.Live;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Live.Tests;

/// <summary>Live parts for every reader: on a phone, in the dark, by axe-core's rules, without scripts, and only when asked for.</summary>
public sealed class ReadingTests(Browser browser, LiveBook book) : IClassFixture<LiveBook>
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    public static TheoryData<string> Widgets => [.. LiveWidget.All.Select(widget => widget.Name)];

    [Theory]
    [MemberData(nameof(Widgets))]
    public void Its_cell_and_its_models_are_there(string name)
    {
        LiveWidget widget = LiveWidget.All.Single(one => one.Name == name);
        Assert.Empty(book.Report.Missing);
        Assert.All(widget.Places, place => Assert.Contains(
            NotebookDocument.Load(Repository.PathOf("notebooks", place.Notebook + ".ipynb")).Cells, cell => cell.Id == place.Cell));
        Assert.All(widget.Models, model => Assert.InRange(new FileInfo(model.FileIn(Repository.Root)).Length, 1, 3_000_000));
    }

    [Theory]
    [MemberData(nameof(Widgets))]
    public async Task It_keeps_to_levels_A_and_AA_and_to_the_width_of_the_page(string name)
    {
        Extent.Needs(Extent.EveryLook, isQuick: name == LiveWidget.All[0].Name);
        (ColorScheme, int)[] looks = [(ColorScheme.Dark, 390), (ColorScheme.Light, 390), (ColorScheme.Dark, 1280), (ColorScheme.Light, 1280)];
        foreach ((ColorScheme scheme, int width) in Extent.Asks(Extent.EveryLook) ? looks : looks[..1])
        {
            await using LivePart part = await book.OpenAsync(browser, name, new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
            AxeResult result = await part.Section.RunAxe(Rules);

            Assert.NotEmpty(result.Passes);
            Assert.True(
                result.Violations.Length == 0,
                string.Join('\n', result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{scheme} {width} {violation.Id}: {violation.Help}: {node.Html}"))));
            Assert.Equal(width, await part.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }
    }

    [Theory]
    [MemberData(nameof(Widgets))]
    public async Task It_opens_from_the_keyboard_and_takes_the_focus(string name)
    {
        Extent.Needs(Extent.EveryLook, isQuick: name == LiveWidget.All[0].Name);
        await using WatchedPage watched = await book.GoAsync(browser, LiveBook.PageOf(name));
        await watched.Page.Locator($"section.live[data-live='{name}'] button.open").FocusAsync();
        await watched.Page.Keyboard.PressAsync("Enter");
        await watched.Page.Locator($"section.live[data-live='{name}'][data-open]").WaitForAsync();

        Assert.True(await watched.Page.EvaluateAsync<bool>($"document.activeElement.closest('section.live[data-live=\"{name}\"] .stage') !== null"));
    }

    [Theory]
    [MemberData(nameof(Widgets))]
    public async Task Without_scripts_it_is_not_there(string name)
    {
        await using WatchedPage watched = await book.GoAsync(browser, LiveBook.PageOf(name), new() { JavaScriptEnabled = false });

        Assert.False(await watched.Page.Locator($"section.live[data-live='{name}']").IsVisibleAsync());
    }

    [Fact]
    public async Task Nothing_of_it_is_loaded_before_it_is_asked_for()
    {
        await using WatchedPage first = await book.GoAsync(browser, "index.html");
        await using WatchedPage page = await book.GoAsync(browser, LiveBook.PageOf("translate"));
        await page.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.DoesNotContain(first.Requests, address => address.Contains("/live", StringComparison.Ordinal));
        Assert.DoesNotContain(page.Requests, address => address.Contains("/live/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_translator_has_a_page_of_its_own_that_the_first_page_leads_to()
    {
        await using WatchedPage watched = await book.GoAsync(browser, "index.html");
        await watched.Page.GetByRole(AriaRole.Link, new() { Name = "Try it" }).ClickAsync();
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Open" }).ClickAsync();

        await watched.Page.Locator(".said", new() { HasTextRegex = new("^Elle ") }).WaitForAsync();
        Assert.Empty(watched.Complaints);
        Assert.Empty((await watched.Page.RunAxe(Rules)).Violations);
    }
}
