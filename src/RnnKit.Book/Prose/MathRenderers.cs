using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace RnnKit.Book.Prose;

/// <summary>Writes the TeX of a formula as the text of an element that the page's script has KaTeX set.</summary>
internal sealed class MathInlineRenderer : HtmlObjectRenderer<MathInline>
{
    protected override void Write(HtmlRenderer renderer, MathInline obj)
    {
        string kind = obj.DelimiterCount == 2 ? "math display" : "math";
        renderer.Write($"<span class=\"{kind}\">").Write(Html.Escape(obj.Content.ToString().Trim())).Write("</span>");
    }
}

/// <summary>Writes a displayed formula; see <see cref="MathInlineRenderer"/>.</summary>
internal sealed class MathBlockRenderer : HtmlObjectRenderer<MathBlock>
{
    protected override void Write(HtmlRenderer renderer, MathBlock obj) =>
        renderer.Write("<div class=\"math display\">").Write(Html.Escape(obj.Lines.ToString().Trim())).WriteLine("</div>");
}
