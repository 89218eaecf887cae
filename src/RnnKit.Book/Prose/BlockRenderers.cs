using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using RnnKit.Book.Code;

namespace RnnKit.Book.Prose;

/// <summary>A heading's id, which its renderer writes.</summary>
internal static class HeadingNames
{
    /// <summary>Gives the heading an id.</summary>
    public static void Name(this HeadingBlock heading, string id) => heading.GetAttributes().Id = id;
}

/// <summary>A heading with a link to itself, where it has an id.</summary>
internal sealed class AnchoredHeadingRenderer : HtmlObjectRenderer<HeadingBlock>
{
    protected override void Write(HtmlRenderer renderer, HeadingBlock obj)
    {
        string? id = obj.TryGetAttributes()?.Id;
        renderer.Write(id is null ? $"<h{obj.Level}>" : $"<h{obj.Level} id=\"{Html.Escape(id)}\">").WriteLeafInline(obj);
        if (id is not null && obj.Level is > 1 and < 4)
            renderer.Write($" <a class=\"anchor\" href=\"#{Html.Escape(id)}\" aria-label=\"Link to this section\">#</a>");
        renderer.WriteLine($"</h{obj.Level}>");
    }
}

/// <summary>Code in prose, highlighted when it is C#.</summary>
internal sealed class HighlightedCodeRenderer(CSharpHighlighter highlighter) : HtmlObjectRenderer<CodeBlock>
{
    protected override void Write(HtmlRenderer renderer, CodeBlock obj)
    {
        string language = (obj as FencedCodeBlock)?.Info?.ToLowerInvariant() ?? "";
        bool isCSharp = language is "csharp" or "cs" or "c#";
        string code = obj.Lines.ToString().TrimEnd();
        renderer.Write(CodeBlockHtml.Of(isCSharp ? highlighter.ToHtml(code) : Html.Escape(code), isCSharp ? "csharp" : language));
    }
}

/// <summary>A table in a box of its own, which scrolls when the table is wider than the page.</summary>
internal sealed class ScrollingTableRenderer : HtmlTableRenderer
{
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        renderer.Write("<div class=\"scroll\">");
        base.Write(renderer, table);
        renderer.WriteLine("</div>");
    }
}
