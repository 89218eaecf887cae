using System.Collections.Frozen;
using AngleSharp.Dom;
using RnnKit.Book.Markup;

namespace RnnKit.Book.Outputs;

/// <summary>
/// HTML from a cell's output reduced to harmless elements and attributes: what is not listed here does not come through, and every
/// element that is opened is closed, so that an output cannot run, load or break out of its box.
/// </summary>
/// <param name="addresses">Finds what lies beside the notebook; null where nothing does.</param>
internal sealed class HtmlAllowList(Func<IElement, string, string?>? addresses) : HtmlFilter
{
    /// <summary>Elements that come through.</summary>
    private static readonly FrozenSet<string> Elements = Set(
        "a abbr article aside audio b bdi blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure "
        + "h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp section small span strong sub summary sup table tbody td tfoot th thead tr tt u ul var wbr "
        + "svg g path rect circle ellipse line polyline polygon text tspan defs marker lineargradient radialgradient stop clippath desc");

    /// <summary>Elements that go with all they hold.</summary>
    private static readonly FrozenSet<string> Dropped = Set(
        "script style iframe object embed noscript template textarea select title head frameset applet foreignobject math noembed noframes plaintext xmp");

    private static readonly FrozenSet<string> Attributes = Set(
        "class title colspan rowspan scope open alt width height start reversed value lang dir role controls "
        + "viewbox d x y x1 y1 x2 y2 cx cy r rx ry dx dy points transform fill stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin "
        + "fill-opacity stroke-opacity opacity text-anchor dominant-baseline font-size font-weight font-family font-style offset stop-color stop-opacity "
        + "preserveaspectratio shape-rendering gradientunits gradienttransform markerwidth markerheight refx refy orient");

    /// <summary>The same content with only what is allowed.</summary>
    public static string Clean(string html, Func<IElement, string, string?>? addresses = null) => new HtmlAllowList(addresses).Write(HtmlFragment.Parse(html));

    /// <inheritdoc/>
    protected override Fate FateOf(IElement element)
    {
        string name = element.LocalName.ToLowerInvariant();
        if (Dropped.Contains(name) || (name is "img" or "audio" && Source(element, element.GetAttribute("src")) is null))
            return Fate.Dropped;
        return Elements.Contains(name) ? Fate.Kept : Fate.Opened;
    }

    /// <inheritdoc/>
    protected override string? ValueOf(IElement element, IAttr attribute)
    {
        string name = attribute.Name.ToLowerInvariant(), value = attribute.Value;
        return name switch
        {
            "style" => InlineStyle.Clean(value) is { Length: > 0 } style ? style : null,
            "href" when element.LocalName == "a" => IsLink(value) || (addresses is null && value.StartsWith('#')) ? value : addresses?.Invoke(element, value),
            "src" => Source(element, value),
            _ when name.StartsWith("aria-", StringComparison.Ordinal) => value,
            _ when Attributes.Contains(name) && !value.Contains("url(", StringComparison.OrdinalIgnoreCase) => value,
            _ => null,
        };
    }

    private string? Source(IElement element, string? value) => element.LocalName switch
    {
        _ when value is null => null,
        "img" => IsData(value, "data:image/") ? value : addresses?.Invoke(element, value),
        "audio" => IsData(value, "data:audio/") ? value : addresses?.Invoke(element, value),
        _ => null,
    };

    private static bool IsLink(string value) =>
        value.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || value.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    private static bool IsData(string value, string kind) => value.StartsWith(kind, StringComparison.OrdinalIgnoreCase);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
