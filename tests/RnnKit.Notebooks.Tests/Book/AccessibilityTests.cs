using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace RnnKit.Notebooks.Tests.Book;

/// <summary>The book held to WCAG 2.2, levels A and AA, by axe-core.</summary>
public sealed class AccessibilityTests(Browser browser, WrittenBook book) : IClassFixture<WrittenBook>
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    [Theory]
    [InlineData("index.html", ColorScheme.Light, 1440)]
    [InlineData("index.html", ColorScheme.Dark, 390)]
    [InlineData("00-start-here.html", ColorScheme.Light, 820)]
    [InlineData("01-activations.html", ColorScheme.Light, 1440)]
    [InlineData("01-activations.html", ColorScheme.Dark, 1440)]
    [InlineData("01-activations.html", ColorScheme.Light, 390)]
    [InlineData("guide.html", ColorScheme.Dark, 820)]
    [InlineData("guide-01-activations.html", ColorScheme.Light, 1440)]
    public async Task A_page_keeps_to_levels_A_and_AA(string name, ColorScheme scheme, int width)
    {
        Extent.Needs(Extent.EveryLook, isQuick: width == 390 && scheme == ColorScheme.Light);
        await using WatchedPage watched = await book.OpenAsync(browser, name, new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } });
        await WrittenBook.DrawnAsync(watched.Page);
        await watched.Page.EvaluateAsync(
            """
            () => {
                document.querySelectorAll('details').forEach((fold) => { fold.open = true; });
                return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
            }
            """);

        AssertClean(await watched.Page.RunAxe(Rules));
    }

    [Fact]
    public async Task The_search_and_the_drawer_keep_to_them_too()
    {
        Extent.Needs(Extent.EveryLook, isQuick: false);
        await using WatchedPage watched = await book.OpenAsync(browser, "01-activations.html", new() { ViewportSize = new() { Width = 390, Height = 844 } });
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Contents" }).ClickAsync();
        AssertClean(await watched.Page.RunAxe(Rules));
        await watched.Page.Keyboard.PressAsync("Escape");

        await watched.Page.Keyboard.PressAsync("Control+k");
        await watched.Page.GetByRole(AriaRole.Searchbox).FillAsync("tangent");
        await watched.Page.Locator(".hits a").First.WaitForAsync();

        AssertClean(await watched.Page.RunAxe(Rules));
    }

    private static void AssertClean(AxeResult result)
    {
        Assert.NotEmpty(result.Passes);
        Assert.True(
            result.Violations.Length == 0,
            string.Join('\n', result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {violation.Help}: {node.Html}"))));
    }
}
