using RnnKit.Book;
using RnnKit.Book.Files;
using RnnKit.Book.Prose;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Tests.Book;

public sealed class ProseTests
{
    private readonly MarkdownProse _prose;

    public ProseTests()
    {
        NotebookDocument sequences = new("01-sequences"), other = new("00-start-here");
        sequences.Cells.Add(new NotebookCell(CellKind.Markdown, "m", "## Memory"));
        other.Cells.Add(new NotebookCell(CellKind.Markdown, "m", "## Memory"));
        _prose = new MarkdownProse(new FigureCaptions(null), new Addresses(new BookFiles([other, sequences], new BookOptions()), other).Rewrite);
    }

    [Fact]
    public void The_same_heading_twice_has_two_ids()
    {
        string html = Render("# Title\n\n## Break it") + Render("## Break it") + Render("## Contents");

        Assert.Equal(["title", "break-it", "break-it-1", "contents-1"], _prose.Headings.Select(heading => heading.Id));
        Assert.Contains("<h2 id=\"break-it-1\">Break it <a class=\"anchor\" href=\"#break-it-1\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[next](01-sequences.ipynb)", "<a href=\"01-sequences.html\">next</a>")]
    [InlineData("[next](./01-sequences.ipynb#memory)", "<a href=\"01-sequences.html#memory\">next</a>")]
    [InlineData("<a href=\"01-sequences.ipynb\">next</a>", "<a href=\"01-sequences.html\">next</a>")]
    [InlineData("[here](#memory)", "<a href=\"#memory\">here</a>")]
    [InlineData("[paper](https://example.org/a.pdf)", "<a href=\"https://example.org/a.pdf\" rel=\"noopener\">paper</a>")]
    [InlineData("[the **data**](../data/nottem/README.md)", "the <strong>data</strong>")]
    [InlineData("[absent](17-absent.ipynb)", "absent")]
    [InlineData("a ![cell](images/cell.svg)", "a <img src=\"images/cell.svg\" alt=\"cell\">")]
    public void Links_lead_to_pages_of_the_book_or_nowhere(string markdown, string html) => Assert.Equal($"<p>{html}</p>\n", Render(markdown));

    [Fact]
    public void The_hook_is_the_first_paragraph()
    {
        Render("# 02 · Title\n\nOne [sentence](01-sequences.ipynb) *only*.\n\nMore.");

        Assert.Equal("One sentence <em>only</em>.", _prose.Hook);
    }

    [Fact]
    public void A_folded_solution_holds_highlighted_code()
    {
        string html = Render("<details><summary>Solution</summary>\n\n```csharp\nvar x = 1;\n```\n\n</details>");

        Assert.StartsWith("<details><summary>Solution</summary>", html, StringComparison.Ordinal);
        Assert.Contains("<span class=\"keyword\">var </span>x = <span class=\"number\">1</span>;", html, StringComparison.Ordinal);
        Assert.EndsWith("</details>\n", html, StringComparison.Ordinal);
    }

    private string Render(string markdown) => _prose.Render(new NotebookCell(CellKind.Markdown, "m", markdown));

    [Fact]
    public void Code_of_another_language_is_escaped() =>
        Assert.Contains("<code>a &lt; b</code>", Render("```bash\na < b\n```"), StringComparison.Ordinal);
}
