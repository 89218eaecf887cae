using System.Collections.Frozen;

namespace RnnKit.Book.Outputs;

/// <summary>
/// HTML from a cell's output reduced to harmless elements and attributes. It is read tag by tag and written anew: what is not
/// listed here does not come through, and every element that is opened is closed, so that an output cannot run, load or break
/// out of its box.
/// </summary>
internal static class HtmlAllowList
{
    /// <summary>Elements that come through.</summary>
    public static readonly FrozenSet<string> Elements = Set(
        "a abbr article aside audio b bdi blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure "
        + "h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp section small span strong sub summary sup table tbody td tfoot th thead tr tt u ul var wbr "
        + "svg g path rect circle ellipse line polyline polygon text tspan defs marker lineargradient radialgradient stop clippath desc");

    /// <summary>Elements that go with all they hold.</summary>
    public static readonly FrozenSet<string> Dropped = Set(
        "script style iframe object embed noscript template textarea select title head frameset applet foreignobject math noembed noframes plaintext xmp");

    /// <summary>Elements that never hold anything.</summary>
    public static readonly FrozenSet<string> Void = Set("br col hr img wbr");

    private static readonly FrozenSet<string> Attributes = Set(
        "class title colspan rowspan scope open alt width height start reversed value lang dir role controls "
        + "viewbox d x y x1 y1 x2 y2 cx cy r rx ry dx dy points transform fill stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin "
        + "fill-opacity stroke-opacity opacity text-anchor dominant-baseline font-size font-weight font-family font-style offset stop-color stop-opacity "
        + "preserveaspectratio shape-rendering gradientunits gradienttransform markerwidth markerheight refx refy orient");

    /// <summary>The same content with only what is allowed.</summary>
    public static string Clean(string html) => new HtmlCleaner(html).Clean();

    /// <summary>The attribute as it may be written, or null. <paramref name="value"/> is decoded.</summary>
    public static string? Attribute(string element, string name, string value) => name switch
    {
        "style" => InlineStyle.Clean(value) is { Length: > 0 } style ? style : null,
        "href" when element == "a" => IsLink(value) ? value : null,
        "src" when element == "img" => IsData(value, "data:image/") ? value : null,
        "src" when element == "audio" => IsData(value, "data:audio/") ? value : null,
        _ when name.StartsWith("aria-", StringComparison.Ordinal) => value,
        _ when Attributes.Contains(name) && !value.Contains("url(", StringComparison.OrdinalIgnoreCase) => value,
        _ => null,
    };

    private static bool IsLink(string value) =>
        value.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || value.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith('#');

    private static bool IsData(string value, string kind) => value.StartsWith(kind, StringComparison.OrdinalIgnoreCase);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
