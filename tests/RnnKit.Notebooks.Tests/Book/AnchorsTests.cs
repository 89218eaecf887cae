using RnnKit.Book;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Tests.Book;

/// <summary>A link finds its heading however its writer's front end writes the way there.</summary>
public sealed class AnchorsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("#A-Heading", "#a-heading")]
    [InlineData("#a-heading", "#a-heading")]
    [InlineData("#A-HEADING", "#a-heading")]
    [InlineData("#A%20Heading", "#a-heading")]
    [InlineData("#What's-next?-(soon)", "#whats-next-soon")]
    [InlineData("#What%27s-next%3F-%28soon%29", "#whats-next-soon")]
    [InlineData("#The-$h_t$-&-more", "#the-h_t--more")]
    [InlineData("#Über-uns", "#über-uns")]
    [InlineData("#My-Place", "#My-Place")]
    [InlineData("#my-place", "#My-Place")]
    [InlineData("#Raw-Heading", "#raw-heading")]
    [InlineData("02-other.ipynb#A-Heading", "02-other.html#a-heading")]
    [InlineData("./02-other.ipynb#break-it", "02-other.html#break-it")]
    [InlineData("02-other.ipynb#Break-it-1", "02-other.html#break-it-1")]
    public void It_is_found(string address, string found)
    {
        BookReport report = Write($"[there](<{address}>) <a href=\"{address}\">there</a>");

        string page = File.ReadAllText(Path.Combine(_folder.FullPath, "book", "01-first.html"));
        Assert.Equal(2, page.Split($"<a href=\"{found}\">there</a>").Length - 1);
        Assert.Empty(report.Missing);
    }

    [Theory]
    [InlineData("#Nowhere", "01-first: cell 'm': '#Nowhere': there is no such heading.")]
    [InlineData("02-other.ipynb#Nowhere", "01-first: cell 'm': '02-other.ipynb#Nowhere': there is no such heading.")]
    public void What_leads_nowhere_is_named(string address, string sentence) => Assert.Equal([sentence], Write($"[there]({address})").Missing);

    private BookReport Write(string markdown)
    {
        NotebookDocument first = new("01-first"), other = new("02-other");
        first.Cells.Add(new NotebookCell(CellKind.Markdown, "m", markdown));
        first.Cells.Add(new NotebookCell(CellKind.Markdown, "headings", "# A Heading\n\n## What's next? (soon)\n\n## The $h_t$ & more\n\n## Über uns\n\n<a id=\"My-Place\"></a>\n\n<h2>Raw Heading</h2>"));
        other.Cells.Add(new NotebookCell(CellKind.Markdown, "m", "# A heading\n\n## Break it"));
        other.Cells.Add(new NotebookCell(CellKind.Markdown, "n", "## Break it"));
        return BookWriter.Write([first, other], Path.Combine(_folder.FullPath, "book"), cancellationToken: TestContext.Current.CancellationToken);
    }
}
