using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace RnnKit.Book.Prose;

/// <summary>
/// An image that stands alone in its paragraph is a figure: with its alternative text, and a caption where there is one. A displayed
/// formula that stands alone is no paragraph either.
/// </summary>
internal sealed class FigureRenderer(FigureCaptions captions) : ParagraphRenderer
{
    protected override void Write(HtmlRenderer renderer, ParagraphBlock obj)
    {
        if (obj.Inline is { FirstChild: FormulaInline { Formula: { IsDisplay: true } formula, NextSibling: null } })
        {
            renderer.Write($"<div class=\"math display\">{Html.Escape(formula.Tex)}</div>").WriteLine();
            return;
        }
        if (obj.Inline is not { FirstChild: LinkInline { IsImage: true } image } inlines || inlines.LastChild != image)
        {
            base.Write(renderer, obj);
            return;
        }

        string? caption = string.IsNullOrEmpty(image.Title) ? captions.For(image.Url ?? "") : image.Title;
        renderer.Write($"<figure class=\"image\"><img src=\"{Html.Escape(image.Url ?? "")}\" alt=\"{Html.Escape(PlainText.Of(image))}\">");
        if (caption is not null)
            renderer.Write($"<figcaption>{Html.Escape(caption)}</figcaption>");
        renderer.WriteLine("</figure>");
    }
}
