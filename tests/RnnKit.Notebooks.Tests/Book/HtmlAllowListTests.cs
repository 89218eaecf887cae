using RnnKit.Book.Outputs;

namespace RnnKit.Notebooks.Tests.Book;

public sealed class HtmlAllowListTests
{
    [Theory]
    [InlineData("<table><tr><th scope=\"col\">x</th></tr></table>", "<table><tbody><tr><th scope=\"col\">x</th></tr></tbody></table>")]
    [InlineData("<details open><summary>W</summary>1</details>", "<details open=\"\"><summary>W</summary>1</details>")]
    [InlineData("a &lt; b &amp; c&nbsp;d", "a &lt; b &amp; c\u00a0d")]
    [InlineData("<a href=\"https://example.org/?a=1&amp;b=2\">more</a>", "<a href=\"https://example.org/?a=1&amp;b=2\">more</a>")]
    [InlineData("<img alt=x src='data:image/png;base64,AA=='>", "<img alt=\"x\" src=\"data:image/png;base64,AA==\">")]
    public void What_is_listed_comes_through(string html, string clean) => Assert.Equal(clean, HtmlAllowList.Clean(html));

    [Theory]
    [InlineData("<script>alert(1)</script>after", "after")]
    [InlineData("<SCRIPT SRC=//evil>alert(1)</SCRIPT >after", "after")]
    [InlineData("<style>body{display:none}</style>x", "x")]
    [InlineData("<iframe src=\"https://example.org\"></iframe>x", "x")]
    [InlineData("<b onclick=\"alert(1)\" OnMouseOver='alert(2)'>x</b>", "<b>x</b>")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>", "<a>x</a>")]
    [InlineData("<a href=\" java&#10;script:alert(1)\">x</a>", "<a>x</a>")]
    [InlineData("<img src=x onerror=alert(1)>x", "x")]
    [InlineData("<img src=\"https://example.org/pixel.png\">x", "x")]
    [InlineData("<form action=x><input value=1>y</form>", "y")]
    [InlineData("<!-- <script>alert(1)</script> -->x", "x")]
    [InlineData("<svg><foreignObject><script>alert(1)</script></foreignObject></svg>", "<svg></svg>")]
    [InlineData("<div id=\"content\">x</div>", "<div>x</div>")]
    [InlineData("<rect fill=\"url(https://example.org)\">", "<rect></rect>")]
    [InlineData("<scr<script>ipt>alert(1)</script>", "ipt&gt;alert(1)")]
    public void What_runs_loads_or_interferes_does_not(string html, string clean) => Assert.Equal(clean, HtmlAllowList.Clean(html));

    [Theory]
    [InlineData("<div><b>x", "<div><b>x</b></div>")]
    [InlineData("x</main></div></article>", "x")]
    [InlineData("<div><b>x</div>y", "<div><b>x</b></div><b>y</b>")]
    [InlineData("1 < 2", "1 &lt; 2")]
    [InlineData("<b title=\"never closed", "")]
    public void Every_element_is_closed_where_it_was_opened(string html, string clean) => Assert.Equal(clean, HtmlAllowList.Clean(html));

    [Theory]
    [InlineData("text-align: right; position:fixed", "text-align:right")]
    [InlineData("background:url(https://example.org)", "")]
    [InlineData("width:expression(alert(1))", "")]
    [InlineData("color:#8a8f98", "")]
    [InlineData("color:#fff;background:#123", "background:#123;color:#fff")]
    [InlineData("background:#ffee00", "background:#ffee00;color:#111")]
    [InlineData("background:rgba(1,2,3,.1);color:red", "background:rgba(1,2,3,.1)")]
    public void A_style_keeps_what_is_harmless_and_legible_on_both_backgrounds(string style, string clean) => Assert.Equal(clean, InlineStyle.Clean(style));

    [Fact]
    public void No_mixture_of_broken_markup_lets_a_script_through()
    {
        string[] pieces = ["<", ">", "</", "script", "<script", "<b ", "\"", "'", "=", " onload=alert(1)", "<!--", "-->", "<svg/", "<style>", "&lt;", "x", "/>", "href=javascript:1", "<a "];
        var random = new Random(1);
        for (int i = 0; i < 5_000; i++)
        {
            string html = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => pieces[random.Next(pieces.Length)]));
            string clean = HtmlAllowList.Clean(html);
            Assert.DoesNotContain("<script", clean, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch("<[^>]* on[a-z]+=\"|=\"\\s*javascript:", clean);
            Assert.Equal(clean, HtmlAllowList.Clean(clean));
        }
    }
}
