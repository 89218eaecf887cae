using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Charts;
using RnnKit.Notebooks.Tests.Notebooks;

namespace RnnKit.Notebooks.Tests.Jupyter;

/// <summary>The built-in kernel under Jupyter Notebook, as a person meets it in a browser.</summary>
public class JupyterNotebookTests(Browser browser, NotebookServer server) : IClassFixture<NotebookServer>
{
    private const string Setup = "#!import lib/setup.csx";

    private const string Training =
        """
        var (lesson, exam) = SymbolTasks.Echo<float>(count: 200, length: 20, delay: 5, symbols: 4, seed: 1).Split(0.8);
        var model = new SequenceModel<float>(new RnnCell<float>(lesson.InputSize, 16, seed: 1), lesson.OutputSize, seed: 2, ReadOut.EveryStep);
        var live = Charts.Live("Learning until somebody stops it", "training step", "loss", "train");
        var stop = KernelInvocationContext.Current.CancellationToken;
        var history = new Trainer<float>(new Adam<float>(0.001)).Fit(model, lesson.Batches(32), epochs: 1_000_000, shuffleSeed: 3,
            stepped: s => live.Add(s.Step, s.Loss), cancellationToken: stop);
        live.Done($"Stopped after {history.Steps.Count} steps");
        """;

    [Fact]
    public async Task A_notebook_of_the_series_runs_whole_and_every_chart_is_drawn()
    {
        Extent.Needs(Extent.EveryLook, isQuick: false);
        const string Name = "02-activations.ipynb";
        await using NotebookPage page = await server.OpenSeriesAsync(browser, Name);
        await page.RunAllAsync();

        Assert.Empty(await page.Page.Locator(".output_error").AllInnerTextsAsync());
        NotebookCell[] cells = [.. Series.Load(Name).Cells.Where(cell => cell.Kind == CellKind.Code)];
        for (int i = 0; i < cells.Length; i++)
        {
            int charts = cells[i].Outputs.OfType<DisplayOutput>().Count(output => output.Data[PlotlyFigure.MimeType] is not null);
            ILocator drawn = page.OutputOf(i).Locator(".js-plotly-plot");
            await Assertions.Expect(drawn).ToHaveCountAsync(charts);
            for (int chart = 0; chart < charts; chart++)
            {
                await drawn.Nth(chart).ScrollIntoViewIfNeededAsync();
                await HasMarksAsync(drawn.Nth(chart));
            }
        }
        Assert.Empty(page.Exceptions);
        Assert.Empty(page.OutsideRequests);
    }

    [Fact]
    public async Task The_first_steps_lead_from_one_click_to_the_readers_own_chart_without_a_question_and_keep_the_kernels_name()
    {
        Extent.Needs(Extent.EveryLook, isQuick: false);
        const string Name = "00-start-here.ipynb";
        await using NotebookPage page = await server.OpenSeriesAsync(browser, Name);
        long start = Stopwatch.GetTimestamp();
        await page.RunAllAsync();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"from Run All to the last cell: {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s"));

        Assert.Empty(await page.Page.Locator(".output_error").AllInnerTextsAsync());
        Assert.Equal(0, await page.Page.Locator(".modal-dialog:visible").CountAsync());
        NotebookCell[] code = [.. Series.Load(Name).Cells.Where(cell => cell.Kind == CellKind.Code)];
        ILocator training = page.OutputOf(Array.FindIndex(code, cell => cell.Id == "train-code"));
        await Assertions.Expect(training.Locator(".js-plotly-plot .gtitle")).ToHaveTextAsync(new Regex(@"^After \d+ steps the loss is"));
        await HasMarksAsync(training.Locator(".js-plotly-plot"));

        await page.Page.EvaluateAsync("Jupyter.notebook.save_notebook()");
        (JsonObject before, JsonObject after) = (Series.Load(Name).Metadata, server.Read(Name).Metadata);
        Assert.Equal(before["kernelspec"]!.ToJsonString(), after["kernelspec"]!.ToJsonString());
        Assert.Equal((string?)before["language_info"]!["name"], (string?)after["language_info"]!["name"]);
        Assert.Empty(page.Exceptions);
    }

    [Fact]
    public async Task The_stop_button_ends_a_training_and_keeps_what_it_learned()
    {
        Extent.Needs(Extent.EveryLook, isQuick: false);
        await using NotebookPage page = await server.OpenCellsAsync(browser, "stop.ipynb", Setup, Training, "history.Steps.Count > 10");
        await page.RunAsync(0);
        await page.StartAsync(1);
        await HasMarksAsync(page.OutputOf(1).Locator(".js-plotly-plot"));
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        await page.StopAsync();
        await page.EndAsync(1);

        Assert.Contains("It ended by itself: what it declared is kept.", await page.OutputOf(1).Locator(".output_error").InnerTextAsync(), StringComparison.Ordinal);
        await Assertions.Expect(page.OutputOf(1).Locator(".js-plotly-plot .gtitle")).ToHaveTextAsync(new Regex(@"^Learning until somebody stops it: stopped at training step \d+$"));
        await HasMarksAsync(page.OutputOf(1).Locator(".js-plotly-plot"));
        Assert.Contains("True", await page.RunAsync(2), StringComparison.Ordinal);
        Assert.Empty(page.Exceptions);
    }

    [Fact]
    public async Task A_runaway_loop_is_stopped_and_earlier_cells_are_kept()
    {
        Extent.Needs(Extent.EveryLook, isQuick: false);
        await using NotebookPage page = await server.OpenCellsAsync(browser, "runaway.ipynb", "var kept = 41;", "Console.Write(\"on\"); while (true) { }", "kept + 1");
        await page.RunAsync(0);
        await page.StartAsync(1);
        await Assertions.Expect(page.OutputOf(1)).ToHaveTextAsync("on");
        await page.StopAsync();
        await page.EndAsync(1);

        Assert.Contains("What it had declared and set is kept.", await page.OutputOf(1).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("42", await page.RunAsync(2), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restart_begins_anew()
    {
        Extent.Needs(Extent.EveryLook, isQuick: false);
        await using NotebookPage page = await server.OpenCellsAsync(browser, "restart.ipynb", "var before = 5; before", "before + 1");
        Assert.Contains("5", await page.RunAsync(0), StringComparison.Ordinal);
        Assert.Contains("6", await page.RunAsync(1), StringComparison.Ordinal);
        await page.RestartAsync();

        await page.StartAsync(1);
        await Assertions.Expect(page.OutputOf(1)).ToContainTextAsync("CS0103");
        Assert.Contains("5", await page.RunAsync(0), StringComparison.Ordinal);
        await Assertions.Expect(page.Cells.Nth(0).Locator(".input_prompt")).ToContainTextAsync("[2]");
    }

    [Fact]
    public async Task Tab_completes_and_Shift_Tab_explains()
    {
        Extent.Needs(Extent.EveryLook, isQuick: false);
        await using NotebookPage page = await server.OpenCellsAsync(browser, "tab.ipynb", "double learningRate = 0.1;", "1");
        await page.RunAsync(0);
        await page.TypeAsync(1, "learn");
        await page.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.CodeOf(1)).ToHaveTextAsync("learningRate");

        await page.TypeAsync(1, "Math.Ta");
        await page.Page.Keyboard.PressAsync("Tab");
        await page.Page.WaitForSelectorAsync("#complete option");
        Assert.Equal(["Tan", "Tanh", "Tau"], await page.Page.Locator("#complete option").AllInnerTextsAsync());
        await page.Page.Keyboard.PressAsync("ArrowDown");
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.CodeOf(1)).ToHaveTextAsync("Math.Tanh");

        await page.Page.Keyboard.PressAsync("Shift+Tab");
        await Assertions.Expect(page.Page.Locator("#tooltip")).ToContainTextAsync("double Math.Tanh(double value)");
    }

    /// <summary>A chart that is drawn has marks with an extent: lines, points, bars or an image. A live chart is drawn again and again.</summary>
    private static async Task HasMarksAsync(ILocator chart)
    {
        const string Widest = "chart => Math.max(0, ...[...chart.querySelectorAll('.cartesianlayer .trace path, .cartesianlayer image')].map(mark => mark.getBoundingClientRect().width))";
        double widest = 0;
        for (int look = 0; widest < 20 && look < 150; look++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            widest = await chart.EvaluateAsync<double>(Widest);
        }
        Assert.True(widest >= 20, $"the widest mark has {widest} pixels: the chart is blank");
    }
}
