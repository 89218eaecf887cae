using System.Text.Json.Nodes;
using RnnKit.Documents;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Charts;

namespace RnnKit.Notebooks.Tests.Charts;

/// <summary>The pictures that a published notebook carries beside its figures.</summary>
public class ChartImagesTests(Browser browser, ChartPainter painter)
{
    private const string Executed = """
        {"cells":[{"cell_type":"code","id":"c1","metadata":{},"execution_count":1,"source":["chart"],"outputs":[
          {"output_type":"stream","name":"stdout","text":["before\n"]},
          {"output_type":"display_data","metadata":{},"data":{
            "application/vnd.plotly.v1+json":{"data":[{"type":"scatter","name":"train","x":[0,1,2],"y":[3,1,2]}],
              "layout":{"title":{"text":"The loss falls"},"width":400,"height":300,"paper_bgcolor":"rgba(0, 0, 0, 0)"},"config":{}},
            "text/html":["<script>draw()</script>"]}},
          {"output_type":"execute_result","execution_count":1,"metadata":{},"data":{"text/plain":["7"]}}]}],
         "metadata":{},"nbformat":4,"nbformat_minor":5}
        """;

    [Fact]
    public async Task A_published_chart_has_a_picture_and_no_script_and_other_outputs_stay()
    {
        var notebook = NotebookDocument.Parse(Executed, "executed");

        var drawn = await PublishAsync(notebook);

        var outputs = NotebookDocument.Parse(notebook.ToJson(), "published").Cells[0].Outputs;
        var output = Assert.IsAssignableFrom<DisplayOutput>(outputs[1]);
        var chart = output.Data;
        Assert.Equal(1, drawn);
        Assert.Equal(["application/vnd.plotly.v1+json", "image/png", "text/plain"], chart.MimeTypes);
        Assert.IsType<JsonObject>(chart[PlotlyFigure.MimeType]);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], Convert.FromBase64String(chart.Text(ChartImages.MimeType)!)[..4]);
        Assert.Equal("Chart: The loss falls — train, scatter of 3 points", chart.Text("text/plain"));
        Assert.Equal("""{"alt":"Chart: The loss falls \u2014 train, scatter of 3 points","height":300,"width":400}""", output.Metadata["image/png"]!.ToJsonString());
        Assert.Equal("before\n", Assert.IsType<StreamOutput>(outputs[0]).Text);
        Assert.Equal(["text/plain"], Assert.IsType<ExecuteResultOutput>(outputs[2]).Data.MimeTypes);
    }

    [Fact]
    public async Task The_same_figure_gives_the_same_bytes_in_another_browser()
    {
        Extent.Needs(Extent.EveryLook, isQuick: false);
        var first = NotebookDocument.Parse(Executed, "first");
        var second = NotebookDocument.Parse(Executed, "second");

        await PublishAsync(first);
        await using (ChartImages other = ChartPainter.New())
            await other.PublishAsync(second, TestContext.Current.CancellationToken);

        Assert.Equal(first.ToJson(), second.ToJson());
    }

    [Fact]
    public async Task A_picture_is_ink_on_white_at_twice_the_pixel_density()
    {
        var notebook = NotebookDocument.Parse(Executed, "executed");
        await PublishAsync(notebook);
        var png = ((DisplayOutput)notebook.Cells[0].Outputs[1]).Data.Text("image/png");
        await using var page = await browser.OpenAsync("about:blank");

        var looks = await page.Page.EvaluateAsync<double[]>("""
            async png => {
                const image = new Image();
                image.src = `data:image/png;base64,${png}`;
                await image.decode();
                const canvas = Object.assign(document.createElement('canvas'), {width: image.width, height: image.height});
                const brush = canvas.getContext('2d');
                brush.drawImage(image, 0, 0);
                const pixels = brush.getImageData(0, 0, image.width, image.height).data;
                let dark = 0, clear = 0;
                for (let i = 0; i < pixels.length; i += 4) {
                    if (pixels[i + 3] < 255) clear++;
                    else if (Math.max(pixels[i], pixels[i + 1], pixels[i + 2]) < 80) dark++;
                }
                return [image.width, image.height, pixels[0], pixels[1], pixels[2], clear, dark];
            }
            """, png);

        Assert.Equal([800, 600, 255, 255, 255, 0], looks[..6]);
        Assert.True(looks[6] > 500, $"{looks[6]} dark pixels of text");
    }

    [Fact]
    public async Task A_canceled_run_draws_nothing_more()
    {
        var notebook = NotebookDocument.Parse(Executed, "executed");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PublishAsync(notebook, new CancellationToken(canceled: true)));

        Assert.Null(((DisplayOutput)notebook.Cells[0].Outputs[1]).Data["image/png"]);
    }

    [Fact]
    public async Task A_browser_that_does_not_start_is_named()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("browser", "no program");
        await using var images = new ChartImages(file, "plotly.js");

        var error = await Assert.ThrowsAsync<BadInputException>(() => images.PublishAsync(NotebookDocument.Parse(Executed, "executed"), TestContext.Current.CancellationToken));

        Assert.StartsWith($"the browser {file} does not start: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_that_plotly_refuses_is_named()
    {
        var notebook = NotebookDocument.Parse(Executed.Replace("\"width\":400", "\"xaxis\":{\"range\":[0,1],\"type\":\"log\",\"matches\":7},\"template\":7,\"shapes\":[7]", StringComparison.Ordinal), "executed");
        ((DisplayOutput)notebook.Cells[0].Outputs[1]).Data["application/vnd.plotly.v1+json"]!["data"] = new JsonArray(7, null, "no trace");

        var error = await Assert.ThrowsAsync<BadInputException>(() => PublishAsync(notebook));

        Assert.StartsWith("the chart 'The loss falls' cannot be drawn: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_hangs_does_not_keep_a_stopped_run()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("The browser that hangs is a script for a Unix shell.");
        using var folder = new TemporaryFolder();
        string file = folder.Write("browser", "#!/bin/sh\nexec sleep 3\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await using var images = new ChartImages(file, "plotly.js");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        Task<int> publishing = images.PublishAsync(NotebookDocument.Parse(Executed, "executed"), stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => publishing);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"layout": {}}""")]
    [InlineData("{")]
    public void A_figure_without_data_is_refused(string json) => Assert.Throws<FormatException>(() => PlotlyFigure.Parse(json));

    [Fact]
    public void A_figure_of_bars_is_described_by_its_title_and_bars() => Assert.Equal(
        "Chart: Two bars — count, bar of 2 points",
        PlotlyFigure.Parse("""{"data": [{"type": "bar", "name": "count", "x": ["a", "b"], "y": [1, 2]}], "layout": {"title": {"text": "Two bars"}, "width": 300, "height": 200}}""").Description);

    private Task<int> PublishAsync(NotebookDocument notebook, CancellationToken? cancellationToken = null) =>
        painter.PublishAsync(notebook, cancellationToken ?? TestContext.Current.CancellationToken);
}
