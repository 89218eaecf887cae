using RnnKit.Book.Prose;

namespace RnnKit.Notebooks.Tests.Book;

public sealed class ProseTests
{
    private readonly MarkdownProse _prose = new(new HashSet<string> { "01-sequences" }, new FigureCaptions(null));

    [Theory]
    [InlineData("$a_1 * b_2 * c$", "<span class=\"math\">a_1 * b_2 * c</span>")]
    [InlineData(@"\(a_1 \\ b_2\)", @"<span class=""math"">a_1 \\ b_2</span>")]
    [InlineData("$$a < b$$", "<span class=\"math display\">a &lt; b</span>")]
    [InlineData(@"\[W x_t + U h_{t-1}\]", @"<span class=""math display"">W x_t + U h_{t-1}</span>")]
    [InlineData(@"a \(b without an end", @"a (b without an end")]
    [InlineData("from $5 to $10", "from $5 to $10")]
    [InlineData("`$a$`", "<code>$a$</code>")]
    public void Mathematics_is_kept_from_markdown(string markdown, string html) => Assert.Equal($"<p>{html}</p>\n", _prose.Render(markdown));

    [Fact]
    public void A_block_of_mathematics_keeps_its_lines() =>
        Assert.Equal("<div class=\"math display\">a \\\\\n- b</div>\n", _prose.Render("$$\na \\\\\n- b\n$$"));

    [Fact]
    public void The_same_heading_twice_has_two_ids()
    {
        string html = _prose.Render("# Title\n\n## Break it") + _prose.Render("## Break it") + _prose.Render("## Contents");

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
    [InlineData("a ![cell](images/cell.svg)", "a <img src=\"images/cell.svg\" alt=\"cell\" />")]
    public void Links_lead_to_pages_of_the_book_or_nowhere(string markdown, string html) => Assert.Equal($"<p>{html}</p>\n", _prose.Render(markdown));

    [Fact]
    public void The_hook_is_the_first_paragraph()
    {
        _prose.Render("# 02 · Title\n\nOne [sentence](01-sequences.ipynb) *only*.\n\nMore.");

        Assert.Equal("One sentence <em>only</em>.", _prose.Hook);
    }

    [Fact]
    public void A_folded_solution_holds_highlighted_code()
    {
        string html = _prose.Render("<details><summary>Solution</summary>\n\n```csharp\nvar x = 1;\n```\n\n</details>");

        Assert.StartsWith("<details><summary>Solution</summary>", html, StringComparison.Ordinal);
        Assert.Contains("<span class=\"keyword\">var </span>x = <span class=\"number\">1</span>;", html, StringComparison.Ordinal);
        Assert.EndsWith("</details>\n", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_of_another_language_is_escaped() =>
        Assert.Contains("<code>a &lt; b</code>", _prose.Render("```bash\na < b\n```"), StringComparison.Ordinal);
}
