// How charts show in a kernel that does not show them itself. Plotly.NET.Interactive writes pages that fetch two scripts from the network
// and are blank without it. Here the first cell's page carries plotly.js, the one inside Plotly.NET.dll, and each chart a call of it.

using System.IO;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;

public static class ChartDisplay
{
    private static readonly string Script = File.ReadAllText("lib/chart.js");

    /// Teaches the kernel to show charts, as HTML and as one line of text; gives what the first cell's page must hold for it.
    public static string Register()
    {
        Formatter.Register<GenericChart>((chart, writer) => writer.Write(Html(chart)), "text/html");
        Formatter.Register<GenericChart>((chart, writer) => writer.Write(Words(JsonNode.Parse(GenericChart.toJson(chart)))), "text/plain");
        Formatter.SetPreferredMimeTypesFor(typeof(GenericChart), "text/html", "text/plain");
        return Library();
    }

    /// A chart as part of a page. What stands in it at first is for pages that run no scripts.
    private static string Html(GenericChart chart)
    {
        var figure = JsonNode.Parse(GenericChart.toJson(chart));
        if (figure["layout"]?["template"] is JsonObject template && template.Count > 0)
            figure["layout"].AsObject().Remove("template"); // seven kilobytes of defaults, the same in every chart
        var id = $"chart-{Guid.NewGuid():N}";
        return $"<div id=\"{id}\" style=\"max-width:{figure["layout"]?["width"] ?? 700}px\">"
            + $"<p>{System.Net.WebUtility.HtmlEncode(Words(figure))}</p><p><small>A script draws this chart; this page runs none.</small></p></div>\n"
            + $"<script>\n({Script.Trim().TrimEnd(';')})(\"{id}\", {JsonSerializer.Serialize(figure)}, {JsonSerializer.Serialize(Address(chart))});\n</script>";
    }

    /// Where the script is fetched when the page has none: Plotly.NET's own option, of this chart or of all. Full and NoReference fetch nothing.
    private static string Address(GenericChart chart) =>
        (DisplayOptions.tryGetPlotlyReference(GenericChart.getDisplayOptions(chart)) ?? DisplayOptions.tryGetPlotlyReference(Defaults.DefaultDisplayOptions))?.Value switch
        {
            PlotlyJSReference.CDN cdn => cdn.Item,
            PlotlyJSReference.Require require => require.Item + (require.Item.EndsWith(".js") ? "" : ".js"),
            _ => null,
        };

    private static string Words(JsonNode figure)
    {
        var title = figure["layout"]?["title"] is JsonObject heading ? (string)heading["text"] : null;
        var seen = figure["data"].AsArray().Where(trace => trace["visible"]?.ToString() != "false")
            .Select(trace => string.Join(", ", new[] { (string)trace["name"], (string)trace["type"] ?? "scatter" }.Where(part => part != null)));
        return (title == null ? "Chart: " : $"Chart: {title} — ") + string.Join(", ", seen);
    }

    /// plotly.js, packed so that it stays below the rate that Jupyter's server lets through.
    private static string Library()
    {
        using var source = typeof(GenericChart).Assembly.GetManifestResourceStream($"Plotly.NET.plotly-{Globals.PLOTLYJS_VERSION}.min.js");
        using var octets = new MemoryStream();
        using (var zip = new GZipStream(octets, CompressionLevel.Optimal, leaveOpen: true))
            source.CopyTo(zip);
        var script = File.ReadAllText("lib/library.js").Replace("OCTETS\"", Convert.ToBase64String(octets.ToArray()) + "\"");
        return $"\n<script>\n{script.Trim()}\n</script>";
    }
}
