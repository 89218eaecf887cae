using System.Diagnostics;
using Microsoft.Playwright;

namespace RnnKit.Live.Tests;

/// <summary>How soon a part answers, in Chromium. Times mean something on a quiet machine alone: RNNKIT_MEASURE=1 holds them; elsewhere they are printed.</summary>
public sealed class SpeedTests(Browser browser, LiveBook book) : IClassFixture<LiveBook>
{
    private static readonly bool s_measures = Environment.GetEnvironmentVariable("RNNKIT_MEASURE") == "1";

    /// <summary>A part, and what in it makes it compute again.</summary>
    public static TheoryData<string, string> Parts => new()
    {
        { "translate", "form button" },
        { "inside-lstm", "form button" },
        { "inside-gru", "form button" },
        { "temperature", "form button" },
        { "tune", "#tune-temperature" },
        { "clipping", ".row button" },
        { "blame", "#blame-scale" },
    };

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task It_answers_within_two_seconds_of_the_first_click_and_within_a_tenth_afterwards(string name, string control)
    {
        Extent.Needs(Extent.EveryLook, s_measures);
        await using WatchedPage watched = await book.GoAsync(browser, LiveBook.PageOf(name));
        await watched.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        ILocator section = watched.Page.Locator($"section.live[data-live='{name}']");
        await section.Locator("button.open").ScrollIntoViewIfNeededAsync();
        long start = Stopwatch.GetTimestamp();
        await section.Locator("button.open").ClickAsync();
        await watched.Page.Locator($"section.live[data-live='{name}'][data-open]").WaitForAsync();
        TimeSpan first = Stopwatch.GetElapsedTime(start);

        double[] later = await section.Locator($".stage {control}").First.EvaluateAsync<double[]>("""
            (control) => Array.from({ length: 7 }, () => {
              const start = performance.now();
              if (control.matches('input')) {
                control.stepUp();
                control.dispatchEvent(new Event('input', { bubbles: true }));
              }
              else control.click(); // of the letter model it starts and stops in turn
              control.getBoundingClientRect();
              return performance.now() - start;
            })
            """);
        double middle = later.Order().ElementAt(3);

        TestContext.Current.TestOutputHelper!.WriteLine($"{name}: {first.TotalMilliseconds:0} ms to open, {middle:0} ms afterwards");
        Assert.True(!s_measures || first < TimeSpan.FromSeconds(2), $"{first} to open");
        Assert.True(!s_measures || middle < 100, $"{middle} ms to answer");
    }
}
