using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace RnnKit.Book.Markup;

/// <summary>
/// An author's own HTML as it may stand in a page: everything but what runs, or reaches beyond its cell, which Jupyter leaves out of
/// prose too.
/// </summary>
/// <param name="keepsIds">Whether ids stay: not where the same words stand on the page a second time.</param>
internal sealed partial class ProseFilter(bool keepsIds) : HtmlFilter
{
    private static readonly FrozenSet<string> Dropped = FrozenSet.Create(
        StringComparer.Ordinal,
        "script", "style", "link", "meta", "base", "title", "head", "frameset", "frame", "iframe", "object", "embed", "applet", "noscript", "template",
        "noembed", "noframes", "xmp", "plaintext");

    private static readonly FrozenSet<string> WithoutEffect = FrozenSet.Create(StringComparer.Ordinal, "html", "body", "form", "dialog");

    /// <summary>Whether elements of a name go, with all that they hold.</summary>
    public static bool Drops(string name) => Dropped.Contains(name);

    /// <inheritdoc/>
    protected override Fate FateOf(IElement element)
    {
        string name = element.LocalName.ToLowerInvariant();
        return Drops(name) ? Fate.Dropped : WithoutEffect.Contains(name) ? Fate.Opened : Fate.Kept;
    }

    /// <inheritdoc/>
    protected override string? ValueOf(IElement element, IAttr attribute) => attribute.Name.ToLowerInvariant() switch
    {
        "id" or "name" when !keepsIds => null,
        "srcdoc" or "formaction" or "ping" or "autofocus" or "popover" or "accesskey" => null,
        "style" => Contained(attribute.Value),
        _ when attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || Script().IsMatch(attribute.Value) => null,
        _ => attribute.Value,
    };

    /// <summary>A style without what takes an element out of its place or loads something.</summary>
    private static string? Contained(string style) =>
        string.Join(';', style.Split(';').Where(declaration => !Escaping().IsMatch(declaration)).Select(declaration => declaration.Trim()).Where(declaration => declaration.Length > 0)) is { Length: > 0 } kept ? kept : null;

    [GeneratedRegex(@"^[\s\p{Cc}]*(?:java|vb)[\s\p{Cc}]*script[\s\p{Cc}]*:", RegexOptions.IgnoreCase)]
    private static partial Regex Script();

    [GeneratedRegex(@"^\s*(?:position|z-index)\s*:|url\s*\(|expression\s*\(|[\\@]", RegexOptions.IgnoreCase)]
    private static partial Regex Escaping();
}
