using System.Text.Json.Nodes;
using RnnKit.Book;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Tests.Book;

/// <summary>What a notebook carries, and what lies beside it, comes along into the book or is named.</summary>
public sealed class CarriedFilesTests : IDisposable
{
    private const string Drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("![a](attachment:a.png)", "a.png")]
    [InlineData("text ![a](attachment:a.png) text", "a.png")]
    [InlineData("<img src=\"attachment:a.png\" alt=\"a\">", "a.png")]
    [InlineData("![a](attachment:my%20picture.png)", "my picture.png")]
    [InlineData("![a](<attachment:my picture.png>)", "my picture.png")]
    [InlineData("![a][1]\n\n[1]: attachment:a.png", "a.png")]
    [InlineData("[a](attachment:a.png)", "a.png")]
    public void An_attachment_is_in_the_page(string markdown, string name)
    {
        (string page, BookReport report) = Write(markdown, new JsonObject { [name] = new JsonObject { ["image/png"] = SampleNotebooks.Png } });

        Assert.Contains($"=\"data:image/png;base64,{SampleNotebooks.Png}\"", page, StringComparison.Ordinal);
        Assert.Empty(report.Missing);
    }

    [Fact]
    public void A_drawing_that_is_attached_comes_before_an_image_of_points_and_may_be_text()
    {
        (string page, _) = Write("![a](attachment:a)", new JsonObject { ["a"] = new JsonObject { ["image/png"] = SampleNotebooks.Png, ["image/svg+xml"] = new JsonArray(Drawing) } });

        Assert.Contains("data:image/svg+xml;base64," + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Drawing)), page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("![a](pic.svg)", "<img src=\"files/notebooks/pic.svg\"")]
    [InlineData("![a](./pic.svg)", "<img src=\"files/notebooks/pic.svg\"")]
    [InlineData("<img src='pic.svg'>", "<img src=\"files/notebooks/pic.svg\"")]
    [InlineData("<picture><source srcset=\"pic.svg 2x\"><img src=\"pic.svg\"></picture>", "<source srcset=\"files/notebooks/pic.svg 2x\">")]
    [InlineData("<video src=\"pic.svg\" poster=\"sub/a%20b.svg\"></video>", "<video src=\"files/notebooks/pic.svg\" poster=\"files/notebooks/sub/a%20b.svg\">")]
    [InlineData("![a](sub/a%20b.svg)", "<img src=\"files/notebooks/sub/a%20b.svg\"")]
    [InlineData("![a](<sub/a b.svg>)", "<img src=\"files/notebooks/sub/a%20b.svg\"")]
    [InlineData("![a](pic.svg#view)", "<img src=\"files/notebooks/pic.svg#view\"")]
    [InlineData("![a](files/pic.svg)", "<img src=\"files/notebooks/pic.svg\"")]
    [InlineData("![a](../top.svg)", "<img src=\"files/top.svg\"")]
    [InlineData("![a](images/in.svg)", "<img src=\"images/in.svg\"")]
    [InlineData("[the data](../data/a.csv)", "<a href=\"files/data/a.csv\">the data</a>")]
    [InlineData("[another](sub/more.ipynb)", "<a href=\"files/notebooks/sub/more.ipynb\">another</a>")]
    [InlineData("[the other](../notebooks/02-other.ipynb)", "<a href=\"02-other.html\">the other</a>")]
    [InlineData("[Contents](../README.md)", "<a href=\"index.html\">Contents</a>")]
    public void A_file_is_copied(string markdown, string html)
    {
        (string page, BookReport report) = Write(markdown);

        Assert.Contains(html, page, StringComparison.Ordinal);
        Assert.Empty(report.Missing);
        foreach (string address in System.Text.RegularExpressions.Regex.Matches(html, "\"((?:files|images)/[^\"# ]*)").Select(match => match.Groups[1].Value))
            Assert.True(File.Exists(Path.Combine(_folder.FullPath, "book", Uri.UnescapeDataString(address))), address);
    }

    [Fact]
    public void A_picture_that_an_output_refers_to_is_copied_too()
    {
        NotebookDocument notebook = Notebook("");
        notebook.Cells.Add(SampleNotebooks.Code("c", "1", SampleNotebooks.Shown("text/html", "<img src=\"pic.svg\"><img src=\"https://example.org/a.png\"><img src=\"none.png\">"), SampleNotebooks.Shown("text/markdown", "![a](sub/a%20b.svg) *so* $x_1$")));

        (string page, BookReport report) = Write(notebook);

        Assert.Contains("<div class=\"html scroll\"><img src=\"files/notebooks/pic.svg\"></div>", page, StringComparison.Ordinal);
        Assert.Contains("<img src=\"files/notebooks/sub/a%20b.svg\" alt=\"a\"> <em>so</em> <span class=\"math\">x_1</span>", page, StringComparison.Ordinal);
        Assert.Equal(["01-first: cell 'c': 'none.png' is not there."], report.Missing);
    }

    [Theory]
    [InlineData("![a *b*](none.png)", "<span class=\"missing\">a b (missing: none.png)</span>", "'none.png' is not there")]
    [InlineData("![a](attachment:none.png)", "(missing: attachment:none.png)", "the attachment 'none.png' is not there")]
    [InlineData("[the data](none.csv)", "<p>the data</p>", "'none.csv' is not there")]
    [InlineData("[all](sub/)", "<p>all</p>", "'sub/' is a folder, which the book does not hold")]
    [InlineData("![a](../../outside.svg)", "(missing: ../../outside.svg)", "'../../outside.svg' lies outside the folder that the book may copy from")]
    public void What_is_missing_is_named(string markdown, string html, string what)
    {
        _folder.Write("outside.svg", Drawing);

        (string page, BookReport report) = Write(markdown);

        Assert.Contains(html, page, StringComparison.Ordinal);
        Assert.Equal([$"01-first: cell 'm': {what}."], report.Missing);
    }

    [Theory]
    [InlineData("![a](https://example.org/a.png)", "<img src=\"https://example.org/a.png\"")]
    [InlineData("![a](//example.org/a.png)", "<img src=\"//example.org/a.png\"")]
    [InlineData("[a](mailto:me@example.org)", "<a href=\"mailto:me@example.org\">")]
    [InlineData("![a](data:image/png;base64,AA==)", "<img src=\"data:image/png;base64,AA==\"")]
    [InlineData("[a](https://example.org/#x)", "<a href=\"https://example.org/#x\" rel=\"noopener\">")]
    public void What_lies_elsewhere_stays(string markdown, string html)
    {
        (string page, BookReport report) = Write(markdown);

        Assert.Contains(html, page, StringComparison.Ordinal);
        Assert.Empty(report.Missing);
    }

    private (string Page, BookReport Report) Write(string markdown, JsonObject? attachments = null) => Write(Notebook(markdown, attachments));

    private (string Page, BookReport Report) Write(NotebookDocument notebook)
    {
        string root = Path.Combine(_folder.FullPath, "series");
        foreach (string file in new[] { "notebooks/pic.svg", "notebooks/sub/a b.svg", "notebooks/images/in.svg", "notebooks/sub/more.ipynb", "top.svg", "data/a.csv", "README.md" })
            _folder.Write(Path.Combine("series", file), Drawing);
        string target = Path.Combine(_folder.FullPath, "book");
        BookReport report = BookWriter.Write([notebook, new NotebookDocument("02-other")], target, new BookOptions { SourceFolder = Path.Combine(root, "notebooks"), FilesFolder = root }, TestContext.Current.CancellationToken);
        return (File.ReadAllText(Path.Combine(target, "01-first.html")), report);
    }

    private static NotebookDocument Notebook(string markdown, JsonObject? attachments = null)
    {
        var notebook = new NotebookDocument("01-first");
        notebook.Cells.Add(new NotebookCell(CellKind.Markdown, "m", markdown));
        if (attachments is null)
            return notebook;
        var json = (JsonObject)JsonNode.Parse(notebook.ToJson())!;
        json["cells"]![0]!["attachments"] = attachments;
        return NotebookDocument.Parse(json.ToJsonString(), "01-first");
    }
}
