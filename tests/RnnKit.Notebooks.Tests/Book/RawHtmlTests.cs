using RnnKit.Book;
using RnnKit.Book.Prose;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Tests.Book;

/// <summary>Raw HTML in prose stays in its cell.</summary>
public sealed class RawHtmlTests
{
    [Theory]
    [InlineData("<font color=\"red\">Mind the gap", "<p><font color=\"red\">Mind the gap</font></p>\n")]
    [InlineData("<div>open\n\ntext", "<div>open\n<p>text</p></div>")]
    [InlineData("text\n\n<!-- never closed\n\nmore", "<p>text</p>\n")]
    [InlineData("</div></main></article>\n\ntext", "\n<p>text</p>\n")]
    [InlineData("a <b title=\"x", "<p>a &lt;b title=&quot;x</p>\n")]
    [InlineData("<a name=\"here\"></a>text", "<p><a name=\"here\"></a>text</p>\n")]
    [InlineData("<details><summary>More</summary>\n\n*text*", "<details><summary>More</summary>\n<p><em>text</em></p></details>")]
    [InlineData("<p>one<p>two", "<p>one</p><p>two</p>")]
    [InlineData("<pre>\n\nline</pre>", "<pre>\n\nline</pre>\n")]
    public void It_is_closed_at_the_end_of_the_cell(string markdown, string html) => Assert.Equal(html.TrimEnd(), Render(markdown).TrimEnd());

    [Theory]
    [InlineData("<style>body { display: none }</style>\n\ntext")]
    [InlineData("<style>body { display: none }\n\ntext")]
    [InlineData("<script>alert(1)</script>\n\ntext")]
    [InlineData("<title>x\n\ntext")]
    [InlineData("<plaintext>\n\ntext")]
    [InlineData("<textarea>\n\ntext")]
    [InlineData("<template>\n\ntext")]
    [InlineData("<svg><style>\n\ntext")]
    [InlineData("<table><tr><td>\n\ntext")]
    [InlineData("<select><option>\n\ntext")]
    [InlineData("<base href=\"https://example.org\">\n\ntext")]
    [InlineData("<iframe src=\"x\">\n\ntext")]
    [InlineData("<![CDATA[\n\ntext")]
    [InlineData("<?php\n\ntext")]
    [InlineData("<b><i><a href=\"#\">\n\ntext")]
    public void Nothing_reaches_beyond_its_cell(string markdown)
    {
        var notebook = new NotebookDocument("a");
        notebook.Cells.Add(new NotebookCell(CellKind.Markdown, "m", markdown));
        notebook.Cells.Add(new NotebookCell(CellKind.Markdown, "n", "# Next"));

        string html = new CellRenderer(new MarkdownProse(new FigureCaptions(null))).Render(notebook);

        int next = html.LastIndexOf("<div class=\"prose\">\n<h1 id=\"next\">Next</h1>\n</div>\n", StringComparison.Ordinal);
        Assert.True(next > 0, html);
        string before = html[..next];
        Assert.Equal(before + "<hr>", new RnnKit.Book.Markup.ProseFilter(keepsIds: true).Write(RnnKit.Book.Markup.HtmlFragment.Parse(before + "<hr>")));
        Assert.DoesNotContain("<style", before, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", before, StringComparison.Ordinal);
        Assert.DoesNotContain("<base", before, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<b onclick=\"alert(1)\">x</b>", "<p><b>x</b></p>\n")]
    [InlineData("<a href=\" java&#10;script:alert(1)\">x</a>", "<p><a>x</a></p>\n")]
    [InlineData("<span style=\"color:red; position: fixed\">x</span>", "<p><span style=\"color:red\">x</span></p>\n")]
    public void What_runs_or_leaves_its_place_goes(string markdown, string html) => Assert.Equal(html, Render(markdown));

    [Fact]
    public void An_id_is_there_once_on_the_page_and_its_links_follow()
    {
        var prose = new MarkdownProse(new FigureCaptions(null));
        string html = string.Concat(new[] { "<a id=\"content\"></a>[a](#content)", "<p id=\"x\">1</p>", "<p id=\"x\">2 <a href=\"#x\">x</a></p>", "one[^1]\n\n[^1]: note", "two[^1]\n\n[^1]: other" }
            .Select(source => prose.Render(new NotebookCell(CellKind.Markdown, "m", source))));

        string[] ids = [.. System.Text.RegularExpressions.Regex.Matches(html, " id=\"([^\"]*)\"").Select(match => match.Groups[1].Value)];
        Assert.Equal(ids.Distinct(), ids);
        Assert.DoesNotContain("content", ids);
        Assert.Contains("<a href=\"#x-1\">x</a>", html, StringComparison.Ordinal);
        Assert.All(
            System.Text.RegularExpressions.Regex.Matches(html, " href=\"#([^\"]*)\"").Select(match => match.Groups[1].Value),
            target => Assert.Contains(target, ids));
    }

    [Fact]
    public void A_heading_with_open_html_stays_whole_in_the_contents()
    {
        var prose = new MarkdownProse(new FigureCaptions(null));
        prose.Render(new NotebookCell(CellKind.Markdown, "m", "# <font color=\"red\">Mind the gap"));

        Assert.Equal("<font color=\"red\">Mind the gap</font>", prose.Title);
    }

    [Fact]
    public void Elements_in_elements_many_times_over_end_nothing()
    {
        string deep = string.Concat(Enumerable.Repeat("<div>", 3_000));

        Assert.Contains("text", Render(deep + "text"), StringComparison.Ordinal);
        Assert.Contains("text", RnnKit.Book.Outputs.HtmlAllowList.Clean(deep + "text"), StringComparison.Ordinal);
    }

    private static string Render(string markdown) => new MarkdownProse(new FigureCaptions(null)).Render(new NotebookCell(CellKind.Markdown, "m", markdown));
}
