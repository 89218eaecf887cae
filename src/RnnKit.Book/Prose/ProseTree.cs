using AngleSharp.Dom;
using RnnKit.Book.Code;
using RnnKit.Book.Markup;

namespace RnnKit.Book.Prose;

/// <summary>The HTML of a piece of prose as a tree: closed in itself, with the formulas in its raw HTML set too.</summary>
internal static class ProseTree
{
    private static readonly string[] Headings = ["h1", "h2", "h3", "h4", "h5", "h6"];
    private static readonly string[] Verbatim = ["pre", "code", "textarea", "script", "style"];
    private static readonly string EncodedBegin = Uri.EscapeDataString(MathText.Begin.ToString()), EncodedEnd = Uri.EscapeDataString(MathText.End.ToString());

    /// <summary>Reads the HTML that was made of a piece of Markdown.</summary>
    public static IElement Of(string html, MarkdownHtml markdown)
    {
        IElement root = HtmlFragment.Parse(html);
        foreach (IText text in root.Descendants<IText>().Where(text => text.Data.Contains(MathText.Begin, StringComparison.Ordinal)).ToList())
            Restore(text, markdown);
        foreach (IAttr attribute in root.QuerySelectorAll("*").SelectMany(element => element.Attributes).Where(HasFormula).ToList())
            attribute.Value = markdown.Restore(
                attribute.Value.Replace(EncodedBegin, $"{MathText.Begin}", StringComparison.OrdinalIgnoreCase).Replace(EncodedEnd, $"{MathText.End}", StringComparison.OrdinalIgnoreCase),
                formula => attribute.Name is "alt" or "title" ? formula.Tex : formula.Source);
        return root;
    }

    /// <summary>Reads a piece of Markdown by itself.</summary>
    public static IElement Of(string markdown)
    {
        var read = new MarkdownHtml(markdown);
        return Of(read.All(new CSharpHighlighter(), new FigureCaptions(null)).TrimEnd('\n'), read);
    }

    /// <summary>Makes every id one of its own on the page, gives headings in raw HTML theirs, and leads the links of this piece along.</summary>
    public static void Name(IElement root, HeadingIds ids)
    {
        foreach (IElement element in root.QuerySelectorAll("*"))
        {
            if (Headings.Contains(element.LocalName) && string.IsNullOrEmpty(element.Id))
                element.Id = ids.For(element.TextContent);
            else if (element.Id is { Length: > 0 } id && !(Headings.Contains(element.LocalName) && ids.IsGiven(id)))
                Rename(root, element, "id", id, ids.Unique(id));
            if (element.LocalName == "a" && element.GetAttribute("name") is { Length: > 0 } name && name != element.Id)
                Rename(root, element, "name", name, ids.Unique(name));
        }
    }

    private static void Rename(IElement root, IElement element, string attribute, string old, string name)
    {
        element.SetAttribute(attribute, name);
        if (old == name)
            return;
        foreach (IElement link in root.QuerySelectorAll("a[href]").Where(link => link.GetAttribute("href") == "#" + old))
            link.SetAttribute("href", "#" + name);
    }

    private static bool HasFormula(IAttr attribute) =>
        attribute.Value.Contains(MathText.Begin, StringComparison.Ordinal) || attribute.Value.Contains(EncodedBegin, StringComparison.OrdinalIgnoreCase);

    private static void Restore(IText text, MarkdownHtml markdown)
    {
        bool isVerbatim = text.Ancestors<IElement>().Any(element => Verbatim.Contains(element.LocalName));
        if (isVerbatim)
            text.Data = markdown.Restore(text.Data, formula => formula.Source);
        else
            text.Replace([.. HtmlFragment.Parse(markdown.Restore(Html.Escape(text.Data), formula => FormulaRenderer.Html(formula.Tex, formula.IsDisplay))).ChildNodes]);
    }
}
