using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace RnnKit.Notebooks.Tests.Jupyter;

/// <summary>A notebook open in Jupyter Notebook, used as a person does: by its menus, its buttons and the keyboard.</summary>
public sealed class NotebookPage : IAsyncDisposable
{
    /// <summary>Names a folder for pictures of every page as it was at the end of its test.</summary>
    private const string PicturesVariable = "RNNKIT_SCREENSHOTS";

    private const float Patience = 60_000;
    private readonly WatchedPage _watched;

    private NotebookPage(WatchedPage watched) => _watched = watched;

    public IPage Page => _watched.Page;

    /// <summary>The code cells, in order.</summary>
    public ILocator Cells => Page.Locator(".code_cell");

    /// <summary>What went wrong in the page's scripts.</summary>
    public IEnumerable<string> Exceptions => _watched.Complaints.Where(complaint => complaint.StartsWith("exception", StringComparison.Ordinal));

    /// <summary>The requests that leave the machine.</summary>
    public IEnumerable<string> OutsideRequests =>
        _watched.Requests.Where(address => new Uri(address) is { Scheme: not ("data" or "blob" or "about"), IsLoopback: false });

    internal static async Task<NotebookPage> OpenAsync(WatchedPage watched)
    {
        watched.Page.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        var page = new NotebookPage(watched);
        await page.KernelIdleAsync();
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (Environment.GetEnvironmentVariable(PicturesVariable) is { Length: > 0 } folder)
        {
            string name = Path.GetFileNameWithoutExtension(new Uri(Page.Url).LocalPath);
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
        }
        await _watched.DisposeAsync();
    }

    /// <summary>The text below a cell, once it has run.</summary>
    public async Task<string> RunAsync(int cell)
    {
        await StartAsync(cell);
        await EndAsync(cell);
        return await OutputOf(cell).InnerTextAsync();
    }

    /// <summary>Presses Ctrl+Enter in a cell.</summary>
    public async Task StartAsync(int cell)
    {
        await Cells.Nth(cell).Locator(".CodeMirror").ClickAsync();
        await Page.Keyboard.PressAsync("Control+Enter");
    }

    /// <summary>Waits until a cell has run and all that it showed is there: the number comes with the answer, outputs come another way and perhaps later.</summary>
    public async Task EndAsync(int cell)
    {
        await Assertions.Expect(Cells.Nth(cell).Locator(".input_prompt")).ToHaveTextAsync(new Regex(@"\[\d+\]"));
        await Page.WaitForFunctionAsync(
            """
            number => {
                const cell = Jupyter.notebook.get_cells().filter(one => one.cell_type === 'code')[number];
                const request = Jupyter.notebook.kernel.get_callbacks_for_msg(cell.last_msg_id);
                return !request || request.iopub_done;
            }
            """,
            cell);
    }

    /// <summary>Chooses Run All from the menu and waits until every cell has run.</summary>
    public async Task RunAllAsync()
    {
        await Page.ClickAsync("#celllink");
        await Page.ClickAsync("#run_all_cells a");
        for (int cell = 0; cell < await Cells.CountAsync(); cell++)
            await EndAsync(cell);
    }

    /// <summary>Clicks the square.</summary>
    public Task StopAsync() => Page.ClickAsync("button[data-jupyter-action='jupyter-notebook:interrupt-kernel']");

    /// <summary>Clicks the round arrow, says yes, and waits for the new kernel.</summary>
    public async Task RestartAsync()
    {
        await Page.EvaluateAsync("window.isNewKernelReady = false; Jupyter.notebook.events.one('kernel_ready.Kernel', () => window.isNewKernelReady = true)");
        await Page.ClickAsync("button[data-jupyter-action='jupyter-notebook:confirm-restart-kernel']");
        await Page.ClickAsync(".modal-footer .btn-danger");
        await Page.WaitForFunctionAsync("!document.querySelector('.modal-backdrop')");
        // The light at the top shows the old kernel's idleness for a while yet.
        await Page.WaitForFunctionAsync("window.isNewKernelReady");
        await KernelIdleAsync();
    }

    /// <summary>Empties a cell and types into it.</summary>
    public async Task TypeAsync(int cell, string code)
    {
        await Cells.Nth(cell).Locator(".CodeMirror").ClickAsync();
        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.TypeAsync(code);
    }

    /// <summary>The code that stands in a cell.</summary>
    public ILocator CodeOf(int cell) => Cells.Nth(cell).Locator(".CodeMirror-code");

    /// <summary>What is below a cell.</summary>
    public ILocator OutputOf(int cell) => Cells.Nth(cell).Locator(".output");

    private Task KernelIdleAsync() => Page.Locator("#kernel_indicator_icon.kernel_idle_icon").WaitForAsync();
}
