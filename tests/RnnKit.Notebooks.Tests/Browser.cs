using Microsoft.Playwright;
using RnnKit.Book.Web;

[assembly: AssemblyFixture(typeof(RnnKit.Notebooks.Tests.Browser))]

namespace RnnKit.Notebooks.Tests;

/// <summary>
/// One headless Chromium for all tests that look at a page, started when the first of them asks. A test takes it as a
/// constructor parameter and opens a <see cref="WatchedPage"/>.
/// </summary>
public sealed class Browser : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    /// <summary>Opens a page that records what goes wrong in it. Skips or fails the test where there is no browser.</summary>
    public async Task<WatchedPage> OpenAsync(string address, BrowserNewContextOptions? options = null)
    {
        var browser = await StartAsync();
        var context = await browser.NewContextAsync(options ?? new BrowserNewContextOptions());
        return await WatchedPage.OpenAsync(context, address);
    }

    public async ValueTask DisposeAsync()
    {
        if (_chromium is not null)
            await _chromium.DisposeAsync();
        _playwright?.Dispose();
        _gate.Dispose();
    }

    private async Task<IBrowser> StartAsync()
    {
        var executable = Chromium.Find();
        Tools.Require(executable is not null, "A Chromium, Chrome or Edge");
        await _gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            return _chromium ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = executable,
                Args = Chromium.Arguments,
            });
        }
        finally
        {
            _gate.Release();
        }
    }
}
