using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace RnnKit.Book.Outputs;

/// <summary>
/// A Plotly figure: its title as the caption, its data for the page's script, and, for readers without scripts, the drawn
/// image or the summary in words.
/// </summary>
internal static class ChartOutput
{
    public const string MimeType = "application/vnd.plotly.v1+json";
    private const int DefaultHeight = 400;

    /// <summary>The default escapes of &lt;, &gt; and &amp; stay, so that nothing in the data can end the script element.</summary>
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Render(JsonObject figure, string? summary, string? png)
    {
        string title = TitleOf(figure["layout"]);
        string caption = title.Length > 0 ? $"<figcaption>{HtmlAllowList.Clean(title)}</figcaption>\n" : "";
        string words = Html.Escape(summary ?? "A chart");
        string still = png is not null
            ? $"<img src=\"data:image/png;base64,{Base64.Clean(png)}\" alt=\"{words}\">"
            : $"<p>{words}</p>";
        return $"""
            <figure class="chart">
            {caption}<div class="plot" role="group" aria-label="{words}" style="height:{HeightOf(figure["layout"])}px"></div>
            <noscript>{still}</noscript>
            <script type="application/json">{DataOf(figure)}</script>
            </figure>

            """;
    }

    private static string DataOf(JsonObject figure)
    {
        var data = new JsonObject
        {
            ["data"] = figure["data"]?.DeepClone() ?? new JsonArray(),
            ["layout"] = figure["layout"]?.DeepClone() ?? new JsonObject(),
        };
        if (figure["config"] is { } config)
            data["config"] = config.DeepClone();
        if (figure["frames"] is { } frames)
            data["frames"] = frames.DeepClone();
        return data.ToJsonString(Json);
    }

    private static string TitleOf(JsonNode? layout) => (layout as JsonObject)?["title"] switch
    {
        JsonObject title => AsText(title["text"]),
        JsonNode title => AsText(title),
        null => "",
    };

    private static string AsText(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : "";

    private static int HeightOf(JsonNode? layout) =>
        (layout as JsonObject)?["height"] is JsonValue value && value.TryGetValue(out double height) ? (int)Math.Clamp(height, 160, 760) : DefaultHeight;
}
