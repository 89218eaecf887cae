using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace RnnKit.Book.Prose;

/// <summary>
/// Writes the mark of a formula, which <see cref="ProseTree"/> replaces once it knows where it stands: as the text of an element that
/// the page's script has KaTeX set, or as it was written, in code and in attributes.
/// </summary>
internal sealed class FormulaRenderer : HtmlObjectRenderer<FormulaInline>
{
    /// <summary>A formula in a line, or one that stands alone there.</summary>
    public static string Html(string tex, bool isDisplay) => $"<span class=\"{(isDisplay ? "math display" : "math")}\">{Book.Html.Escape(tex)}</span>";

    protected override void Write(HtmlRenderer renderer, FormulaInline obj) => renderer.Write(obj.Mark);
}
