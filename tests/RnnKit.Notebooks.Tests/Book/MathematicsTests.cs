using RnnKit.Book.Prose;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Tests.Book;

/// <summary>Mathematics in prose, as Jupyter reads it: taken out before Markdown reads the rest.</summary>
public sealed class MathematicsTests
{
    [Theory]
    [InlineData("$a_1 * b_2 * c$", "<span class=\"math\">a_1 * b_2 * c</span>")]
    [InlineData("$ x $", "<span class=\"math\">x</span>")]
    [InlineData(@"\(a_1 \\ b_2\)", @"<span class=""math"">a_1 \\ b_2</span>")]
    [InlineData(@"\\(a_1\\)", @"<span class=""math"">a_1</span>")]
    [InlineData("text $$a < b$$ text", "text <span class=\"math display\">a &lt; b</span> text")]
    [InlineData(@"so \[W x_t + U h_{t-1}\]", @"so <span class=""math display"">W x_t + U h_{t-1}</span>")]
    [InlineData(@"so \\[x \\[2pt] y\\]", @"so <span class=""math display"">x \\[2pt] y</span>")]
    [InlineData("*so* $a*b$ and $c*d$", "<em>so</em> <span class=\"math\">a*b</span> and <span class=\"math\">c*d</span>")]
    [InlineData("$x\n= 1$", "<span class=\"math\">x\n= 1</span>")]
    [InlineData("$x\n- 1$", "<span class=\"math\">x\n- 1</span>")]
    [InlineData(@"$\text{costs \$5}$", @"<span class=""math"">\text{costs \$5}</span>")]
    [InlineData("$x^{a$b}$", "<span class=\"math\">x^{a$b}</span>")]
    [InlineData("$a$ `$b$` $c$", "<span class=\"math\">a</span> <code>$b$</code> <span class=\"math\">c</span>")]
    [InlineData("`$HOME` and $x$", "<code>$HOME</code> and <span class=\"math\">x</span>")]
    [InlineData("``a ` $b$`` $x$", "<code>a ` $b$</code> <span class=\"math\">x</span>")]
    [InlineData("<b>$x$</b>", "<b><span class=\"math\">x</span></b>")]
    [InlineData("<kbd>$x$</kbd> <code>$x$</code>", "<kbd><span class=\"math\">x</span></kbd> <code>$x$</code>")]
    [InlineData("[a](https://example.org/?a=$b$c)", "<a href=\"https://example.org/?a=$b$c\">a</a>")]
    [InlineData("a ![slope $m$ of b](images/a.svg)", "a <img src=\"images/a.svg\" alt=\"slope m of b\">")]
    public void A_formula_in_a_line(string markdown, string html) => Assert.Equal($"<p>{html}</p>\n", Render(markdown));

    [Theory]
    [InlineData(@"a \(b without an end", "a (b without an end")]
    [InlineData("from $5 to $10", "from $5 to $10")]
    [InlineData(@"from \$5 to \$10", "from $5 to $10")]
    [InlineData("$5/month and $10/month", "$5/month and $10/month")]
    [InlineData("$20/$30, ($5)($6), $1,000–$2,000", "$20/$30, ($5)($6), $1,000–$2,000")]
    [InlineData("US$5 and US$6, 5$ or 6$ more", "US$5 and US$6, 5$ or 6$ more")]
    [InlineData("pay 5 $ to one and 6 $ to another", "pay 5 $ to one and 6 $ to another")]
    [InlineData("$5 apples, C$ as a name", "$5 apples, C$ as a name")]
    [InlineData("**$5** and **$6**", "<strong>$5</strong> and <strong>$6</strong>")]
    [InlineData("only $5", "only $5")]
    [InlineData("$PATH and $HOME", "$PATH and $HOME")]
    [InlineData("a $$ b", "a $$ b")]
    [InlineData(@"as in \[1\] and \[2, 3\]", "as in [1] and [2, 3]")]
    [InlineData(@"\[not\](a link)", "[not](a link)")]
    [InlineData("`$a$`", "<code>$a$</code>")]
    [InlineData("`` `$a$` ``", "<code>`$a$`</code>")]
    public void What_is_no_formula_stays_as_it_is(string markdown, string html) => Assert.Equal($"<p>{html}</p>\n", Render(markdown));

    [Fact]
    public void Money_does_not_keep_the_formula_after_it_from_being_one() =>
        Assert.Equal("<p>costs $5, or <span class=\"math\">x</span> to <span class=\"math\">y</span>, $6 in all</p>\n", Render("costs $5, or $x$ to $y$, $6 in all"));

    [Theory]
    [InlineData("$$\na \\\\\n- b\n$$", "a \\\\\n- b")]
    [InlineData("$$ a \\\\\n= b $$", "a \\\\\n= b")]
    [InlineData("$$x = 1\n+ 2$$", "x = 1\n+ 2")]
    [InlineData("$$\na\n\nb\n$$", "a\n\nb")]
    [InlineData("\\begin{align}\na &= b \\\\\n- c &= d \\\\\n# e\n\\end{align}", "\\begin{align}\na &amp;= b \\\\\n- c &amp;= d \\\\\n# e\n\\end{align}")]
    [InlineData("\\begin{equation*}\n\n    x_1 * x_2 * x_3\n\n\\end{equation*}", "\\begin{equation*}\n\n    x_1 * x_2 * x_3\n\n\\end{equation*}")]
    [InlineData("\\begin{array}{c}\\begin{array}{c}1\\end{array}\\end{array}", "\\begin{array}{c}\\begin{array}{c}1\\end{array}\\end{array}")]
    [InlineData("\\begin{align}\r\na\r\n\\end{align}", "\\begin{align}\na\n\\end{align}")]
    public void A_formula_alone(string markdown, string tex) => Assert.Equal($"<div class=\"math display\">{tex}</div>\n", Render(markdown));

    [Fact]
    public void A_formula_without_an_end_takes_nothing_with_it() =>
        Assert.Equal("<p>$$\na</p>\n<p>b <em>c</em></p>\n", Render("$$\na\n\nb *c*"));

    [Fact]
    public void An_environment_stands_in_a_list()
    {
        string html = Render("- first\n\n  \\begin{align}\n  a &= b \\\\\n  - c &= d\n  \\end{align}\n\n- second $a - b$");

        Assert.Equal(2, html.Split("<li>").Length - 1);
        Assert.Contains("<div class=\"math display\">\\begin{align}\n  a &amp;= b \\\\\n  - c &amp;= d\n  \\end{align}</div>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_formula_in_a_table_may_have_bars()
    {
        string html = Render("| a | b |\n|---|---|\n| $|x|$ | \\begin{cases} 1 & a|b \\\\ 0 \\end{cases} |\n| $5 | $10 |");

        Assert.Contains("<td><span class=\"math\">|x|</span></td>", html, StringComparison.Ordinal);
        Assert.Contains("<td><div class=\"math display\">\\begin{cases} 1 &amp; a|b \\\\ 0 \\end{cases}</div>", html, StringComparison.Ordinal);
        Assert.Contains("<td>$5</td>\n<td>$10</td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_formula_in_a_quotation_is_without_the_signs_of_the_quotation() =>
        Assert.Contains("<div class=\"math display\">a \\\\\nb</div>", Render("> $$\n> a \\\\\n> b\n> $$\n>\n> more"), StringComparison.Ordinal);

    [Theory]
    [InlineData("```\n$a$ and $5\n```\n\n$x$")]
    [InlineData("~~~bash\necho $HOME `x` $$\n~~~\n\n$x$")]
    [InlineData("- item\n\n  ```bash\n  echo $HOME\n  ```\n\n$x$")]
    [InlineData("    echo $A$B\n\n$x$")]
    [InlineData("<pre>\necho $A$B\n</pre>\n\n$x$")]
    public void Code_keeps_its_dollars(string markdown)
    {
        string html = Render(markdown);

        Assert.Contains("<span class=\"math\">x</span>", html, StringComparison.Ordinal);
        Assert.Single(html.Split("class=\"math\"").Skip(1));
        Assert.DoesNotContain('\uFDD0', html);
        Assert.Contains("$", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_heading_is_named_by_its_formula()
    {
        var prose = new MarkdownProse(new FigureCaptions(null));

        prose.Render(new NotebookCell(CellKind.Markdown, "m", "## The state $h_t$ &amp; more"));

        Assert.Equal("the-state-h_t--more", Assert.Single(prose.Ids));
    }

    [Fact]
    public void No_mixture_of_signs_loses_a_word_or_leaves_a_mark()
    {
        string[] pieces = ["$", "$$", "\\", "\\(", "\\)", "\\[", "\\]", "`", "```\n", "\n", "\n\n", "- ", "> ", "| ", "word", " ", "\\begin{align}", "\\end{align}", "{", "}", "5", "<b>", "*", "\uFDD0", "0", "\uFDD1"];
        var random = new Random(1);
        for (int i = 0; i < 1_500; i++)
        {
            string markdown = string.Concat(Enumerable.Range(0, random.Next(1, 16)).Select(_ => pieces[random.Next(pieces.Length)]));
            string html = Render(markdown);
            Assert.DoesNotContain('\uFDD0', html);
            Assert.Equal(markdown.Split("word").Length, html.Split("word").Length);
        }
    }

    private static string Render(string markdown) => new MarkdownProse(new FigureCaptions(null)).Render(new NotebookCell(CellKind.Markdown, "m", markdown));
}
