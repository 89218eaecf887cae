using System.Text.Json;
using RnnKit.Notebooks.Charts;
using RnnKit.Notebooks.Ipynb;

namespace RnnKit.Notebooks.Tests.Notebooks;

/// <summary>The committed notebooks as a reader without scripts sees them, on GitHub or in a page that was exported.</summary>
public class PublishedTests
{
    /// <summary>Renders with nbconvert's plain HTML, takes scripts out, and tells the images of each cell by its place.</summary>
    private const string Images = """
        import json, re, sys
        from html.parser import HTMLParser
        from nbconvert import HTMLExporter
        class Images(HTMLParser):
            def __init__(self):
                super().__init__()
                self.found = []
            def handle_starttag(self, tag, attributes):
                if tag == 'img':
                    source = dict(attributes).get('src') or ''
                    if source.startswith('data:image/png;base64,'):
                        self.found.append(len(source))
        html, _ = HTMLExporter(template_name='basic').from_filename(sys.argv[1])
        parser = Images()
        parser.feed(re.sub(r'(?is)<script\b.*?</script>', '', html))
        print(json.dumps(parser.found))
        """;

    public static TheoryData<string> Names => Series.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_chart_is_a_picture_where_scripts_do_not_run(string name)
    {
        Python.Require("nbconvert");
        DisplayOutput[] charts = [.. Charts(Series.Load(name))];

        string answer = Python.Run(Images, Path.Combine(Series.Folder, name));
        int[] images = JsonSerializer.Deserialize<int[]>(answer.Trim().Split('\n').First(line => line.StartsWith('[')))!;

        Assert.Equal(charts.Length, images.Length);
        Assert.All(images, length => Assert.True(length > 5_000, $"a picture of {length} characters shows nothing"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_chart_is_light_a_notebook_too_and_no_output_holds_a_script(string name)
    {
        NotebookDocument notebook = Series.Load(name);

        Assert.InRange(new FileInfo(Path.Combine(Series.Folder, name)).Length, 1, 3_000_000);
        Assert.All(Charts(notebook), chart =>
        {
            Assert.Equal([PlotlyFigure.MimeType, ChartImages.MimeType, "text/plain"], chart.Data.MimeTypes);
            Assert.InRange(chart.Data[PlotlyFigure.MimeType]!.ToJsonString().Length, 1, 300_000);
        });
        Assert.All(
            notebook.Cells.SelectMany(cell => cell.Outputs).OfType<DisplayOutput>(),
            output => Assert.DoesNotContain("<script", output.Data.Text("text/html") ?? "", StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<DisplayOutput> Charts(NotebookDocument notebook) =>
        notebook.Cells.SelectMany(cell => cell.Outputs).OfType<DisplayOutput>().Where(output => output.Data[PlotlyFigure.MimeType] is not null);
}
