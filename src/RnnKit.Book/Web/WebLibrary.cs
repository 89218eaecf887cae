namespace RnnKit.Book.Web;

/// <summary>
/// A browser library that the charts and the book need: an npm package at a pinned version, and the files of it
/// that a page loads. The integrity values pin the bytes themselves, whichever way they come.
/// </summary>
/// <param name="Package">The package's name on npm.</param>
/// <param name="Version">The pinned version.</param>
/// <param name="Script">The script a page loads.</param>
/// <param name="Style">The style sheet a page loads, where there is one.</param>
/// <param name="Fonts">The folder of the fonts that the style sheet names, where there is one.</param>
public sealed record WebLibrary(string Package, string Version, WebFile Script, WebFile? Style = null, string? Fonts = null)
{
    /// <summary>Mathematical typesetting in the browser (https://katex.org).</summary>
    public static WebLibrary Katex { get; } = new(
        "katex",
        "0.19.1",
        new WebFile("dist/katex.min.js", "sha384-a1WQdjRj162i159OYq041X6I4K8NenkrI09LlPmiHg0YOb7CR+wJOraXwK9abpnE"),
        new WebFile("dist/katex.min.css", "sha384-WwGtaC6ywCHxA5cstpj/3+xIZvTez8dq2IcBQaXRkenHZ7FVVq1ZROtURwfbtTlG"),
        "dist/fonts");

    /// <summary>Interactive charts (https://plotly.com/javascript).</summary>
    public static WebLibrary Plotly { get; } = new(
        "plotly.js-dist-min",
        "4.1.2",
        new WebFile("plotly.min.js", "sha384-hHv6D3tTUUBpp4tVv6t2Dc3oGuRhphmWOTKUR8jWyN0Pnon1g3iebKCNDNmKmxo8"));

    /// <summary>Everything a page may load.</summary>
    public static IReadOnlyList<WebLibrary> All { get; } = [Katex, Plotly];

    /// <summary>Package and version as npm is asked for them: <c>katex@0.19.1</c>.</summary>
    public string Specifier => $"{Package}@{Version}";

    /// <summary>The files whose bytes are pinned.</summary>
    public IEnumerable<WebFile> Files => Style is null ? [Script] : [Script, Style];

    /// <summary>
    /// The public address of a file. jsDelivr serves npm packages file by file, so the bytes, and with them the
    /// integrity value, are those of the npm package.
    /// </summary>
    public Uri PublicAddress(WebFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new Uri($"https://cdn.jsdelivr.net/npm/{Specifier}/{file.Path}");
    }
}

/// <summary>One pinned file of a package.</summary>
/// <param name="Path">Where it lies in the package, with forward slashes.</param>
/// <param name="Integrity">Its hash as the HTML attribute <c>integrity</c> takes it: <c>sha384-…</c>.</param>
public sealed record WebFile(string Path, string Integrity)
{
    /// <summary>The file's name without its folder.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}
