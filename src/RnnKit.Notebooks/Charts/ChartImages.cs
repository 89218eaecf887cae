using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using RnnKit.Book.Web;
using RnnKit.Documents;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Charts;

/// <summary>
/// Pictures of charts for readers without scripts, such as those of GitHub's pages: drawn by plotly.js itself in the
/// machine's own browser, at twice the pixel density. One browser serves a whole run; it starts with the first picture.
/// </summary>
public sealed class ChartImages : IAsyncDisposable
{
    /// <summary>The MIME type of the pictures.</summary>
    public const string MimeType = "image/png";

    private const int PixelDensity = 2;

    // White, so that a reader of a dark page sees a card; on it, text need not be the gray that stands on dark too.
    private const string Page = """
        <!doctype html><meta charset="utf-8">
        <style>
            body { margin: 0; background: #fff; }
            .infolayer text, [class*="axislayer"] text, .bartext-outside { fill: #3b3b3b !important; }
        </style>
        <div id="chart"></div>
        """;

    private const string Draw = """
        async json => {
            const stored = JSON.parse(json), ink = stored.layout.font?.color, clear = /, 0\)$/.test(stored.layout.paper_bgcolor ?? '');
            const onWhite = { [ink]: '#3b3b3b', 'rgba(127, 127, 127, 0)': 'rgba(255, 255, 255, 0.8)' };
            const figure = clear && ink ? JSON.parse(json, (_, value) => (typeof value === 'string' && onWhite[value]) || value) : stored;
            const chart = document.getElementById('chart');
            Plotly.purge(chart);
            await Plotly.newPlot(chart, figure.data, figure.layout, {staticPlot: true});
            await document.fonts.ready;
        }
        """;

    private readonly string _browserPath;
    private readonly string _plotlyScript;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private IPage? _page;

    /// <param name="browserPath">The browser's executable.</param>
    /// <param name="plotlyScript">plotly.js, the file, in the folder of its package.</param>
    public ChartImages(string browserPath, string plotlyScript)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(browserPath);
        ArgumentException.ThrowIfNullOrWhiteSpace(plotlyScript);
        (_browserPath, _plotlyScript) = (browserPath, Path.GetFullPath(plotlyScript));
    }

    /// <summary>Finds a browser and plotly.js.</summary>
    /// <param name="assetsFolder">Where npm's libraries are kept: <c>artifacts/web</c>.</param>
    /// <param name="images">The painter, when the result is true.</param>
    /// <param name="reason">Why there will be no pictures, as one sentence for the user, when the result is false.</param>
    /// <param name="cancellationToken">Stops npm.</param>
    public static bool TryGet(
        string assetsFolder,
        [NotNullWhen(true)] out ChartImages? images,
        [NotNullWhen(false)] out string? reason,
        CancellationToken cancellationToken = default)
    {
        images = null;
        if (Chromium.Find() is not { } browser)
            reason = Chromium.MissingReason;
        else if (WebAssets.TryGet(assetsFolder, out var assets, out reason, cancellationToken: cancellationToken))
            images = new ChartImages(browser, assets.PlotlyScript);
        return images is not null;
    }

    /// <summary>
    /// Gives every chart of a notebook's outputs its picture, with the size to show it in and its alternative text, and takes
    /// scripts out: returns how many were drawn.
    /// </summary>
    /// <exception cref="BadInputException">The browser does not start or does not last, or plotly.js refuses a figure.</exception>
    /// <exception cref="FormatException">What stands for a figure is none.</exception>
    public async Task<int> PublishAsync(NotebookDocument notebook, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var outputs = notebook.Cells.SelectMany(cell => cell.Outputs).OfType<DisplayOutput>()
            .Where(output => output.Data[PlotlyFigure.MimeType] is not null)
            .ToList();
        foreach (var output in outputs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var figure = PlotlyFigure.From(output.Data[PlotlyFigure.MimeType]);
            var bundle = new MimeBundle
            {
                { PlotlyFigure.MimeType, figure.Json },
                { MimeType, JsonValue.Create(Convert.ToBase64String(await DrawAsync(figure).WaitAsync(cancellationToken))) },
                { "text/plain", JsonValue.Create(figure.Description) },
            };
            output.Data = bundle;
            output.Metadata[MimeType] = new JsonObject { ["alt"] = figure.Description, ["height"] = figure.Height, ["width"] = figure.Width };
        }
        return outputs.Count;
    }

    /// <summary>The picture of one figure, as PNG.</summary>
    /// <exception cref="BadInputException">The browser does not start or does not last, or plotly.js refuses the figure.</exception>
    public async Task<byte[]> DrawAsync(PlotlyFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var page = _page ??= await OpenAsync();
        try
        {
            await page.SetViewportSizeAsync(figure.Width, figure.Height);
            await page.EvaluateAsync(Draw, figure.Json.ToJsonString());
            return await page.ScreenshotAsync(new PageScreenshotOptions
            {
                Clip = new Clip { X = 0, Y = 0, Width = figure.Width, Height = figure.Height },
                Animations = ScreenshotAnimations.Disabled,
            });
        }
        catch (Exception error) when (error is PlaywrightException or TimeoutException)
        {
            throw new BadInputException($"the chart '{figure.Title}' cannot be drawn: {error.Message}", error);
        }
    }

    /// <summary>The picture of one element of a page, as PNG; what the page leaves open is transparent.</summary>
    /// <param name="html">The page, whole.</param>
    /// <param name="selector">The element, as in CSS.</param>
    public async Task<byte[]> DrawPageAsync(string html, string selector)
    {
        _page ??= await OpenAsync();
        IPage page = await _browser!.NewPageAsync(new BrowserNewPageOptions { DeviceScaleFactor = PixelDensity });
        await page.SetContentAsync(html);
        byte[] picture = await page.Locator(selector).ScreenshotAsync(new LocatorScreenshotOptions { OmitBackground = true });
        await page.CloseAsync();
        return picture;
    }

    /// <summary>Closes the browser.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        (_page, _browser, _playwright) = (null, null, null);
    }

    private async Task<IPage> OpenAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await LaunchAsync(_playwright);
        var page = await _browser.NewPageAsync(new BrowserNewPageOptions { DeviceScaleFactor = PixelDensity });
        // A page from the disk takes the script from the disk; handed over by the driver, its megabytes take seconds.
        await page.GotoAsync(new Uri(Path.Combine(Path.GetDirectoryName(_plotlyScript)!, "package.json")).AbsoluteUri);
        await page.SetContentAsync(Page);
        await page.AddScriptTagAsync(new PageAddScriptTagOptions { Url = new Uri(_plotlyScript).AbsoluteUri });
        return page;
    }

    /// <summary>Ctrl-C is the tool's: the browser does not end by itself.</summary>
    private async Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        try
        {
            return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = _browserPath, Args = Chromium.Arguments, HandleSIGINT = false });
        }
        catch (Exception error) when (error is PlaywrightException or TimeoutException)
        {
            throw new BadInputException($"the browser {_browserPath} does not start: {error.Message.Split('\n')[0]}", error);
        }
    }
}
