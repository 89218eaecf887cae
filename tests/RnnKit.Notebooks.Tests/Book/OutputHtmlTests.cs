using System.Text.Json.Nodes;
using RnnKit.Book.Outputs;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Tests.Book;

public sealed class OutputHtmlTests
{
    private const string Attack = "</pre><script>alert('x')</script> & \"quoted\"";
    private const string Escaped = "&lt;/pre&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;quoted&quot;";

    [Fact]
    public void Console_text_is_escaped() =>
        Assert.Equal($"<div class=\"stream\"><pre>{Escaped}</pre></div>\n", OutputRenderer.Render(new StreamOutput("stdout", Attack + "\n")));

    [Fact]
    public void Standard_error_is_marked_and_escaped()
    {
        string html = OutputRenderer.Render(new StreamOutput("stderr", Attack));

        Assert.Contains("class=\"stream stderr\"", html, StringComparison.Ordinal);
        Assert.Contains(Escaped, html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plain_value_is_escaped() =>
        Assert.Contains(Escaped, OutputRenderer.Render(SampleNotebooks.Shown("text/plain", Attack)), StringComparison.Ordinal);

    [Fact]
    public void Json_is_escaped()
    {
        string html = OutputRenderer.Render(SampleNotebooks.Shown("application/json", new JsonObject { ["a"] = "</pre><script>" }));

        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_shows_name_message_and_trace_escaped()
    {
        string html = OutputRenderer.Render(new ErrorOutput("System.Exception", Attack, ["at Cell 3, line 1: <b>"]));

        Assert.Contains("System.Exception: " + Escaped, html, StringComparison.Ordinal);
        Assert.Contains("at Cell 3, line 1: &lt;b&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_that_the_trace_holds_is_shown_once()
    {
        string html = OutputRenderer.Render(new ErrorOutput("E", "no seed", ["E: no seed", "at Cell 1"]));

        Assert.Equal("<div class=\"error\" role=\"note\" aria-label=\"This cell failed\"><pre>E: no seed\nat Cell 1</pre></div>\n", html);
    }

    [Theory]
    [InlineData("\u001b[31mred\u001b[0m plain", "<span class=\"ansi-red\">red</span> plain")]
    [InlineData("\u001b[1;92mok\u001b[39m!", "<span class=\"ansi-bold ansi-green\">ok</span><span class=\"ansi-bold\">!</span>")]
    [InlineData("\u001b[38;5;200mpink\u001b[m", "pink")]
    [InlineData("a\u001b[2K\u001b[1Gb\u001b]0;title\u0007c", "abc")]
    [InlineData("\u001b[31m<script>", "<span class=\"ansi-red\">&lt;script&gt;</span>")]
    public void Ansi_colors_become_classes_and_other_sequences_go(string text, string html) => Assert.Equal(html, AnsiText.ToHtml(text));

    [Theory]
    [InlineData("10 %\r50 %\r100 %\ndone", "100 %\ndone")]
    [InlineData("abcdef\rxy", "xycdef")]
    [InlineData("one\r\ntwo", "one\ntwo")]
    public void A_carriage_return_starts_the_line_again(string text, string shown) => Assert.Equal(shown, TerminalText.Settle(text));

    [Fact]
    public void An_image_stands_with_its_words_and_cannot_leave_its_attribute()
    {
        var bundle = new MimeBundle { { "image/png", "AAAA\n\"><script>" }, { "text/plain", "a \"chart\"" } };

        string html = OutputRenderer.Render(new DisplayOutput(bundle));

        Assert.Equal("<figure class=\"image\"><img src=\"data:image/png;base64,AAAAscript\" alt=\"a &quot;chart&quot;\"></figure>\n", html);
    }

    [Fact]
    public void A_drawing_stands_as_an_image_in_which_nothing_runs()
    {
        string html = OutputRenderer.Render(SampleNotebooks.Shown("image/svg+xml", "<svg><script>alert(1)</script></svg>"));

        Assert.Contains("<img src=\"data:image/svg+xml;base64,", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chart_keeps_its_data_whole_inside_the_script_element()
    {
        var figure = JsonNode.Parse("""{"data":[{"name":"</script><script>alert(1)</script>"}],"layout":{"title":{"text":"<b>Loss</b><img src=x onerror=alert(1)>"}}}""");
        string html = OutputRenderer.Render(SampleNotebooks.Shown(ChartOutput.MimeType, figure!));

        string json = html.Split("<script type=\"application/json\">")[1].Split("</script>")[0];
        Assert.Equal("</script><script>alert(1)</script>", (string?)JsonNode.Parse(json)!["data"]![0]!["name"]);
        Assert.Contains("<figcaption><b>Loss</b></figcaption>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chart_has_its_image_or_its_words_for_readers_without_scripts()
    {
        Assert.Contains($"<noscript><img src=\"data:image/png;base64,{SampleNotebooks.Png}\" alt=\"Chart", OutputRenderer.Render(SampleNotebooks.Chart("{}", withImage: true)), StringComparison.Ordinal);
        Assert.Contains("<noscript><p>Chart &#39;tanh saturates&#39;: 2 traces</p></noscript>", OutputRenderer.Render(SampleNotebooks.Chart("{}")), StringComparison.Ordinal);
    }
}
