using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace RnnKit.Book.Outputs;

/// <summary>Reads one piece of HTML from front to back and writes what <see cref="HtmlAllowList"/> lets through.</summary>
internal sealed partial class HtmlCleaner(string html)
{
    private readonly StringBuilder _clean = new();
    private readonly Stack<string> _open = new();
    private int _place;

    public string Clean()
    {
        while (_place < html.Length)
        {
            int less = html.IndexOf('<', _place);
            WriteText(less < 0 ? html.Length : less);
            if (less >= 0)
                ReadMarkup();
        }

        CloseDownTo(0);
        return _clean.ToString();
    }

    private void ReadMarkup()
    {
        if (Match(Comment()) is not null)
            return;
        if (Match(ClosingTag()) is { } closing)
            Close(closing.Groups["name"].Value.ToLowerInvariant());
        else if (Match(OpeningTag()) is { } opening)
            Open(opening);
        else
            WriteText(_place + 1); // a lone < is text
    }

    private void Open(Match tag)
    {
        string name = tag.Groups["name"].Value.ToLowerInvariant();
        bool closed = tag.Groups["closed"].Success;
        if (HtmlAllowList.Dropped.Contains(name))
        {
            if (!closed)
                SkipPast(name);
            return;
        }

        if (!HtmlAllowList.Elements.Contains(name))
            return;
        string attributes = AttributesOf(name, tag.Groups["attributes"].Value);
        if ((name is "img" or "audio") && !attributes.Contains(" src=", StringComparison.Ordinal))
            return;
        _clean.Append('<').Append(name).Append(attributes);
        _clean.Append('>');
        if (HtmlAllowList.Void.Contains(name))
            return;
        if (closed)
            _clean.Append("</").Append(name).Append('>');
        else
            _open.Push(name);
    }

    private static string AttributesOf(string element, string attributes)
    {
        var clean = new StringBuilder();
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match match in Attribute().Matches(attributes))
        {
            string name = match.Groups["name"].Value.ToLowerInvariant();
            string value = WebUtility.HtmlDecode(match.Groups["quoted"].Success ? match.Groups["quoted"].Value : match.Groups["bare"].Value);
            if (HtmlAllowList.Attribute(element, name, value) is { } allowed && written.Add(name))
                clean.Append($" {name}=\"{Html.Escape(allowed)}\"");
        }

        return clean.ToString();
    }

    /// <summary>Closes the nearest open element of this name and what is open in it; a stray closing tag goes.</summary>
    private void Close(string name)
    {
        int depth = 0;
        foreach (string open in _open)
        {
            depth++;
            if (open == name)
            {
                CloseDownTo(_open.Count - depth);
                return;
            }
        }
    }

    private void CloseDownTo(int count)
    {
        while (_open.Count > count)
            _clean.Append("</").Append(_open.Pop()).Append('>');
    }

    private void SkipPast(string name)
    {
        int end = html.IndexOf("</" + name, _place, StringComparison.OrdinalIgnoreCase);
        int close = end < 0 ? -1 : html.IndexOf('>', end);
        _place = close < 0 ? html.Length : close + 1;
    }

    /// <summary>Writes text up to <paramref name="end"/>: what its character references mean, escaped again.</summary>
    private void WriteText(int end)
    {
        _clean.Append(Html.Escape(WebUtility.HtmlDecode(html[_place..end]).ReplaceLineEndings("\n")));
        _place = end;
    }

    private Match? Match(Regex pattern)
    {
        Match match = pattern.Match(html, _place);
        if (!match.Success)
            return null;
        _place += match.Length;
        return match;
    }

    [GeneratedRegex(@"\G(?:<!--[\s\S]*?(?:-->|\z)|<![^>]*(?:>|\z)|<\?[^>]*(?:>|\z))")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\G</(?<name>[a-zA-Z][^\s/>]*)[^>]*(?:>|\z)")]
    private static partial Regex ClosingTag();

    [GeneratedRegex(@"\G<(?<name>[a-zA-Z][^\s/>]*)(?<attributes>(?:[^>""']|""[^""]*(?:""|\z)|'[^']*(?:'|\z))*?)(?<closed>/)?(?:>|\z)")]
    private static partial Regex OpeningTag();

    [GeneratedRegex(@"(?<name>[^\s""'<>/=]+)(?:\s*=\s*(?:""(?<quoted>[^""]*)""?|'(?<quoted>[^']*)'?|(?<bare>[^\s""'=<>`]+)))?")]
    private static partial Regex Attribute();
}
