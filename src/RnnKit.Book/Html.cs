using System.Text;

namespace RnnKit.Book;

/// <summary>Text as it may stand in a page.</summary>
internal static class Html
{
    /// <summary>Escapes text for an element's content and for an attribute in double quotes.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (char c in text)
            _ = c switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                '\t' or '\n' => escaped.Append(c),
                < ' ' or '\u007f' => escaped.Append('\ufffd'),
                _ => escaped.Append(c),
            };
        return escaped.ToString();
    }
}
