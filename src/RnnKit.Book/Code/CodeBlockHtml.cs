namespace RnnKit.Book.Code;

/// <summary>A block of code as an element; the page's script adds the button that copies it.</summary>
internal static class CodeBlockHtml
{
    /// <param name="html">The code as HTML, highlighted or escaped.</param>
    /// <param name="language">Its language, or empty.</param>
    public static string Of(string html, string language)
    {
        string kind = language.Length == 0 ? "" : $" data-language=\"{Html.Escape(language)}\"";
        return $"<div class=\"code\"{kind}><pre><code>{html}</code></pre></div>\n";
    }
}
