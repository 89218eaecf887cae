using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;

namespace RnnKit.Book.Markup;

/// <summary>What becomes of an element.</summary>
internal enum Fate
{
    /// <summary>It stays.</summary>
    Kept,

    /// <summary>It goes, and what it holds stays.</summary>
    Opened,

    /// <summary>It goes with all that it holds.</summary>
    Dropped,
}

/// <summary>
/// Writes HTML anew from the tree that a browser would make of it, without comments and without what the filter leaves out. The
/// tree is walked and not descended: its depth is the writer's to choose.
/// </summary>
internal abstract class HtmlFilter
{
    private static readonly FrozenSet<string> Void = FrozenSet.Create(
        StringComparer.Ordinal, "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr");

    /// <summary>Whether elements of a name never hold anything.</summary>
    public static bool IsVoid(string name) => Void.Contains(name);

    /// <summary>What the children of a root say, filtered.</summary>
    public string Write(IElement root)
    {
        var html = new StringBuilder();
        INode? node = root.FirstChild;
        while (node is not null && node != root)
        {
            INode? inside = Open(html, node);
            if (inside is not null)
            {
                node = inside;
                continue;
            }
            while (node is not null && node != root && node.NextSibling is null)
            {
                node = node.Parent;
                if (node is not null && node != root)
                    Close(html, node);
            }
            node = node == root ? root : node?.NextSibling;
        }
        return html.ToString();
    }

    /// <summary>What becomes of an element.</summary>
    protected abstract Fate FateOf(IElement element);

    /// <summary>The value of an attribute as it may be written; null where it goes.</summary>
    protected abstract string? ValueOf(IElement element, IAttr attribute);

    /// <summary>Writes a node up to its children; gives the first of those that are to be written.</summary>
    private INode? Open(StringBuilder html, INode node)
    {
        if (node is IText text)
            html.Append(Html.Escape(text.Data.ReplaceLineEndings("\n")));
        if (node is not IElement element)
            return null;
        Fate fate = FateOf(element);
        if (fate == Fate.Kept)
            OpenTag(html, element);
        if (fate == Fate.Dropped || (fate == Fate.Kept && IsVoid(element.LocalName)))
            return null;
        if (element.FirstChild is { } child)
            return child;
        Close(html, element);
        return null;
    }

    private void OpenTag(StringBuilder html, IElement element)
    {
        html.Append('<').Append(element.LocalName);
        foreach (IAttr attribute in element.Attributes)
            if (IsName(attribute.Name) && ValueOf(element, attribute) is { } value)
                html.Append($" {attribute.Name}=\"{Html.Escape(value)}\"");
        html.Append('>');
        // A parser takes the first line feed of these for layout.
        if (element.LocalName is "pre" or "textarea" && element.FirstChild is IText { Data: ['\n', ..] })
            html.Append('\n');
    }

    private void Close(StringBuilder html, INode node)
    {
        if (node is IElement element && FateOf(element) == Fate.Kept)
            html.Append("</").Append(element.LocalName).Append('>');
    }

    private static bool IsName(string name) => name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or ':');
}
