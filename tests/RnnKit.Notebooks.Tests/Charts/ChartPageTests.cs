using Microsoft.Playwright;
using RnnKit.Notebooks.Charts;

namespace RnnKit.Notebooks.Tests.Charts;

/// <summary>A chart as part of a page that reaches no network, for the front ends of both kernels.</summary>
public class ChartPageTests(Browser browser)
{
    private static readonly PlotlyFigure s_figure = PlotlyFigure.Parse("""
        {"data":[{"type":"scatter","name":"train","x":[0,1,2],"y":[3,2,0.12345]}],
         "layout":{"title":{"text":"The loss </script> falls"},"width":400,"height":300,"font":{"color":"#7E7E7E"},
                   "paper_bgcolor":"rgba(0, 0, 0, 0)","plot_bgcolor":"rgba(0, 0, 0, 0)"}}
        """);

    [Theory]
    [InlineData("#ffffff", "rgb(59, 59, 59)")]
    [InlineData("#1f1f1f", "rgb(216, 216, 216)")]
    public async Task The_first_chart_of_a_session_brings_the_script_that_draws_all_in_the_ink_of_the_page(string ground, string ink)
    {
        var session = new ChartPage();
        string first = session.Write(s_figure), second = session.Write(s_figure);
        IPage page = await ShowAsync(ground, first + second);

        await page.Locator(".gtitle").Nth(1).WaitForAsync();

        Assert.True(first.Length > 1_000_000 && second.Length < 10_000, $"{first.Length} and {second.Length} characters");
        Assert.Equal(2, await page.Locator(".js-plotly-plot").CountAsync());
        Assert.Equal(ink, await page.Locator(".gtitle").First.EvaluateAsync<string>("title => getComputedStyle(title).fill"));
    }

    [Fact]
    public async Task A_chart_whose_output_comes_before_the_one_with_the_script_waits_for_it()
    {
        var session = new ChartPage();
        string first = session.Write(s_figure), second = session.Write(s_figure);
        IPage page = await ShowAsync("#ffffff", second + first);

        await page.Locator(".gtitle").Nth(1).WaitForAsync();
    }

    [Fact]
    public async Task Without_the_script_there_is_a_sentence_and_the_data()
    {
        var session = new ChartPage();
        session.Write(s_figure);
        IPage page = await ShowAsync("#ffffff", session.Write(s_figure));

        await page.Locator("table").WaitForAsync();

        Assert.StartsWith("The loss </script> falls. It cannot be drawn: it needs plotly.js,", await page.Locator("p").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(["train, x", "0", "1", "2", "train, y", "3", "2", "0.1235"], await page.Locator("td").AllInnerTextsAsync());
    }

    private async Task<IPage> ShowAsync(string ground, string html)
    {
        WatchedPage watched = await browser.OpenAsync("about:blank", new BrowserNewContextOptions { Offline = true });
        await watched.Page.SetContentAsync($"<!doctype html><meta charset=\"utf-8\"><body style=\"background:{ground}\">{html}");
        return watched.Page;
    }
}
