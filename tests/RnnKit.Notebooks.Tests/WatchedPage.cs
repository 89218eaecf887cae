using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace RnnKit.Notebooks.Tests;

/// <summary>A page of a browser with a record of its complaints and of every address it asked for.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentQueue<string> _requests = new();

    private WatchedPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _complaints.Enqueue($"{message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => _complaints.Enqueue($"exception: {error}");
        page.RequestFailed += (_, request) => _complaints.Enqueue($"request failed: {request.Url} ({request.Failure})");
        page.Request += (_, request) => _requests.Enqueue(request.Url);
    }

    public IPage Page { get; }

    /// <summary>Console errors and warnings, uncaught exceptions and failed requests, in order.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>Every address that the page asked for, its own included.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>The requests that leave the machine.</summary>
    public IEnumerable<string> OutsideRequests =>
        _requests.Where(address => new Uri(address).Scheme is not ("file" or "data" or "blob" or "about"));

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    internal static async Task<WatchedPage> OpenAsync(IBrowserContext context, string address)
    {
        var watched = new WatchedPage(context, await context.NewPageAsync());
        await watched.Page.GotoAsync(address);
        return watched;
    }
}
