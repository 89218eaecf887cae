using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace RnnKit.Book.Markup;

/// <summary>A piece of HTML read as a browser reads it: what is not closed is closed at its end, and a stray end goes.</summary>
internal static class HtmlFragment
{
    private static readonly HtmlParserOptions Options = new() { IsScripting = false };

    /// <summary>Where a piece stands: in the body of a page.</summary>
    private static readonly IElement Place = new HtmlParser(Options).ParseDocument("<!doctype html>").Body!;

    /// <summary>Reads a piece of a page's body. Its nodes are the children of what is given.</summary>
    public static IElement Parse(string html)
    {
        INodeList nodes = new HtmlParser(Options).ParseFragment(html, Place);
        return nodes.Length > 0 ? (IElement)nodes[0].Parent! : (IElement)Place.Clone(deep: false);
    }
}
