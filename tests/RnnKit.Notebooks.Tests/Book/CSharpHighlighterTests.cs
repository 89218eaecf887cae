using System.Net;
using System.Text.RegularExpressions;
using RnnKit.Book.Code;

namespace RnnKit.Notebooks.Tests.Book;

public sealed partial class CSharpHighlighterTests
{
    private readonly CSharpHighlighter _highlighter = new();

    [Theory]
    [InlineData("#!import lib/setup.csx\nvar x = 1;", "<span class=\"directive\">#!import lib/setup.csx\n</span><span class=\"keyword\">var </span>x = <span class=\"number\">1</span>;")]
    [InlineData("Charts.Lines(a)", "<span class=\"type\">Charts</span>.<span class=\"method\">Lines</span>(a)")]
    [InlineData("// W x", "<span class=\"comment\">// W x</span>")]
    [InlineData("W.Multiply(x)", "W.<span class=\"method\">Multiply</span>(x)")]
    [InlineData("$\"{x:0.0}<b>\"", "<span class=\"text\">$&quot;</span>{x:<span class=\"text\">0.0</span>}<span class=\"text\">&lt;b&gt;&quot;</span>")]
    [InlineData("new Gate<float>(2)", "<span class=\"keyword\">new </span><span class=\"type\">Gate</span>&lt;<span class=\"keyword\">float</span>&gt;(<span class=\"number\">2</span>)")]
    public void Names_are_told_apart_by_where_they_stand(string code, string html) => Assert.Equal(html, _highlighter.ToHtml(code));

    [Fact]
    public void A_variable_of_an_earlier_cell_is_no_type()
    {
        _highlighter.ToHtml("var Model = Build();");

        Assert.StartsWith("Model.", _highlighter.ToHtml("Model.Train()"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!import a.csx\n#r \"nuget: X, 1.0\"\nusing System;\nrecord P(int A);\n")]
    [InlineData("int.Parse(\"unclosed")]
    [InlineData("} this < is > no & C# {{ \"\"\"raw")]
    [InlineData("#if DEBUG\nhidden\n#endif\nvar s = \"\"\"\n  <b>\n  \"\"\"; /* c */")]
    [InlineData("// one\n#!time\nx")]
    public void The_text_of_the_code_is_kept_to_the_last_character(string code) =>
        Assert.Equal(code, WebUtility.HtmlDecode(Tag().Replace(_highlighter.ToHtml(code), "")));

    [GeneratedRegex("</?span[^>]*>")]
    private static partial Regex Tag();
}
