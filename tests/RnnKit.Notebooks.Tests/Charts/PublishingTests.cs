using System.Text.Json.Nodes;
using RnnKit.Book.Web;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Charts;

namespace RnnKit.Notebooks.Tests.Charts;

/// <summary>Outputs for readers without scripts.</summary>
public class PublishingTests
{
    private const string Figure = """{"data": [{"type": "bar", "name": "count", "x": ["a", "b"], "y": [1, 2]}], "layout": {"title": {"text": "Two bars"}, "width": 300, "height": 200}}""";

    [Fact]
    public async Task A_published_chart_is_an_object_a_picture_and_a_line_of_text_without_scripts()
    {
        var browser = Chromium.Find();
        Tools.Require(browser is not null, "A Chromium, Chrome or Edge");
        var found = WebAssets.TryGet(Repository.PathOf("artifacts", "web"), out var assets, out _, cancellationToken: TestContext.Current.CancellationToken);
        Tools.Require(found, "plotly.js from npm");
        var notebook = Notebook(Figure);
        await using var images = new ChartImages(browser!, assets!.PlotlyScript);

        var drawn = await images.PublishAsync(notebook, TestContext.Current.CancellationToken);

        var data = ((DisplayOutput)notebook.Cells[0].Outputs[0]).Data;
        Assert.Equal(1, drawn);
        Assert.Equal([PlotlyFigure.MimeType, ChartImages.MimeType, "text/plain"], data.MimeTypes);
        Assert.IsType<JsonObject>(data[PlotlyFigure.MimeType]);
        Assert.Equal("Chart: Two bars — count, bar of 2 points", data.Text("text/plain"));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], Convert.FromBase64String(data.Text(ChartImages.MimeType)!)[..4]);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"layout": {}}""")]
    [InlineData("{")]
    public void A_figure_without_data_is_refused(string json) => Assert.Throws<FormatException>(() => PlotlyFigure.Parse(json));

    private static NotebookDocument Notebook(string figure)
    {
        var cell = new NotebookCell(CellKind.Code, "one", "chart");
        cell.Outputs.Add(new DisplayOutput(new MimeBundle { { PlotlyFigure.MimeType, JsonNode.Parse(figure)! }, { "text/html", JsonValue.Create("<script></script>") } }));
        var notebook = NotebookDocument.Parse("""{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}""", "one.ipynb");
        notebook.Cells.Add(cell);
        return notebook;
    }
}
