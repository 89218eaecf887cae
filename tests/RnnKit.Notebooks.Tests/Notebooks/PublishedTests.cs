using System.Text.Json;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Charts;

namespace RnnKit.Notebooks.Tests.Notebooks;

/// <summary>The committed notebooks as a reader without scripts sees them, on GitHub or in a page that was exported.</summary>
public class PublishedTests(PublishedTests.PlainPages pages) : IClassFixture<PublishedTests.PlainPages>
{
    public static TheoryData<string> Names => Series.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_chart_is_a_picture_where_scripts_do_not_run(string name)
    {
        Extent.Needs(Extent.EveryLook, isQuick: name == PlainPages.Names[0]);
        Python.Require("nbconvert");
        DisplayOutput[] charts = [.. Charts(Series.Load(name))];

        Image[] images = pages.ImagesOf(name);

        Assert.Equal(charts.Select(chart => PlotlyFigure.From(chart.Data[PlotlyFigure.MimeType]).Width), images.Select(image => image.Width));
        Assert.Equal(charts.Select(chart => chart.Data.Text("text/plain")), images.Select(image => image.Alt));
        Assert.All(images, image => Assert.True(image.Length > 5_000, $"a picture of {image.Length} characters shows nothing"));
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

    /// <summary>An image of a page: the letters that it is written in, the width to show it at, its alternative text.</summary>
    public sealed record Image(int Length, int Width, string Alt);

    /// <summary>Notebooks as nbconvert's plain HTML without scripts, rendered once by one process.</summary>
    public sealed class PlainPages
    {
        /// <summary>Prints for each notebook what is known of its images, in order.</summary>
        private const string Program = """
            import json, re, sys
            from html.parser import HTMLParser
            from nbconvert import HTMLExporter
            class Images(HTMLParser):
                def __init__(self):
                    super().__init__()
                    self.found = []
                def handle_starttag(self, tag, attributes):
                    if tag == 'img':
                        image = dict(attributes)
                        source = image.get('src') or ''
                        if source.startswith('data:image/png;base64,'):
                            self.found.append({'Length': len(source), 'Width': int(image.get('width', 0)), 'Alt': image.get('alt', '')})
            def images(path):
                html, _ = exporter.from_filename(path)
                parser = Images()
                parser.feed(re.sub(r'(?is)<script\b.*?</script>', '', html))
                return parser.found
            exporter = HTMLExporter(template_name='basic')
            print(json.dumps([images(path) for path in sys.argv[1:]]))
            """;

        /// <summary>The notebooks in order; the first is always rendered.</summary>
        public static readonly string[] Names = [.. Series.Names.Select(row => row.Data)];

        private readonly Lazy<Dictionary<string, Image[]>> _images = new(() =>
        {
            string[] names = Extent.Asks(Extent.EveryLook) ? Names : Names[..1];
            string answer = Python.Run(Program, [.. names.Select(name => Path.Combine(Series.Folder, name))]);
            string line = answer.Split('\n').FirstOrDefault(line => line.StartsWith("[[", StringComparison.Ordinal)) ?? throw new InvalidOperationException(answer);
            return names.Zip(JsonSerializer.Deserialize<Image[][]>(line)!).ToDictionary(pair => pair.First, pair => pair.Second);
        });

        /// <summary>A notebook's images, as they are written in its page.</summary>
        public Image[] ImagesOf(string name) => _images.Value[name];
    }
}
