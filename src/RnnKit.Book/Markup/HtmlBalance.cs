using System.Collections.Frozen;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;

namespace RnnKit.Book.Markup;

/// <summary>What in a piece of HTML would reach beyond it, were it not for the parser: elements and comments without an end, ends without a beginning.</summary>
internal sealed class HtmlBalance
{
    /// <summary>Elements that HTML lets end by themselves.</summary>
    private static readonly FrozenSet<string> EndsByItself = FrozenSet.Create(
        StringComparer.Ordinal,
        "p", "li", "dt", "dd", "rt", "rp", "optgroup", "option", "colgroup", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "html", "head", "body");

    private readonly Stack<string> _open = new();
    private readonly List<string> _problems = [];

    /// <summary>The problems, in order; none in HTML that is closed in itself.</summary>
    public static IReadOnlyList<string> Problems(string html)
    {
        var balance = new HtmlBalance();
        var parser = new HtmlParser(new HtmlParserOptions { OnToken = (token, _) => balance.Read(token) });
        parser.ParseFragment(html, parser.ParseDocument("<!doctype html>").Body!);
        balance.CloseTo(0);
        int comment = html.LastIndexOf("<!--", StringComparison.Ordinal);
        if (comment >= 0 && html.IndexOf("-->", comment, StringComparison.Ordinal) < 0)
            balance._problems.Add("a comment <!-- is never closed");
        return balance._problems;
    }

    private void Read(HtmlToken token)
    {
        string name = token.Name ?? "";
        if (token.Type == HtmlTokenType.StartTag && !HtmlFilter.IsVoid(name) && token is not HtmlTagToken { IsSelfClosing: true })
        {
            if (ProseFilter.Drops(name))
                _problems.Add($"<{name}> is left out of prose, by Jupyter too");
            _open.Push(name);
        }
        else if (token.Type == HtmlTokenType.EndTag && !HtmlFilter.IsVoid(name))
        {
            int depth = _open.TakeWhile(open => open != name).Count();
            if (depth == _open.Count)
                _problems.Add($"</{name}> closes nothing");
            else
                CloseTo(_open.Count - depth - 1, closed: name);
        }
    }

    private void CloseTo(int count, string? closed = null)
    {
        while (_open.Count > count)
        {
            string name = _open.Pop();
            if (!(_open.Count == count && name == closed) && !EndsByItself.Contains(name))
                _problems.Add($"<{name}> is never closed");
        }
    }
}
