using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Charts;

[assembly: AssemblyFixture(typeof(RnnKit.Notebooks.Tests.Charts.ChartPainter))]

namespace RnnKit.Notebooks.Tests.Charts;

/// <summary>One painter of pictures for all tests, started when the first of them asks; they take turns.</summary>
public sealed class ChartPainter : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private ChartImages? _images;

    /// <summary>A painter with a browser of its own. Skips or fails the test where there is no browser or no plotly.js.</summary>
    public static ChartImages New()
    {
        Tools.Require(ChartImages.TryGet(Repository.PathOf("artifacts", "web"), out var images, out _, TestContext.Current.CancellationToken), "A browser, and npm with plotly.js");
        return images!;
    }

    public Task<int> PublishAsync(NotebookDocument notebook, CancellationToken cancellationToken) => InTurnAsync(images => images.PublishAsync(notebook, cancellationToken));

    public Task<byte[]> DrawAsync(PlotlyFigure figure) => InTurnAsync(images => images.DrawAsync(figure));

    public async ValueTask DisposeAsync()
    {
        if (_images is not null)
            await _images.DisposeAsync();
        _turn.Dispose();
    }

    private async Task<T> InTurnAsync<T>(Func<ChartImages, Task<T>> paint)
    {
        await _turn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return await paint(_images ??= New());
        }
        finally
        {
            _turn.Release();
        }
    }
}
