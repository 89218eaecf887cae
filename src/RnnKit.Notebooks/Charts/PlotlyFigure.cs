using System.Text.Json;
using System.Text.Json.Nodes;

namespace RnnKit.Notebooks.Charts;

/// <summary>A figure as plotly.js takes it: data, layout, config.</summary>
public sealed class PlotlyFigure
{
    /// <summary>The MIME type under which notebooks keep figures, as objects.</summary>
    public const string MimeType = "application/vnd.plotly.v1+json";

    private const int DefaultWidth = 700;
    private const int DefaultHeight = 450;

    private PlotlyFigure(JsonObject json) => Json = json;

    /// <summary>The figure as an object with exactly config, data and layout.</summary>
    public JsonObject Json { get; }

    /// <summary>The width in pixels; 700, where the figure leaves it open.</summary>
    public int Width => Pixels("width", DefaultWidth);

    /// <summary>The height in pixels; 450, plotly.js's own default, where the figure leaves it open.</summary>
    public int Height => Pixels("height", DefaultHeight);

    /// <summary>The title, or an empty text.</summary>
    public string Title => Text(Layout["title"] is JsonObject title ? title["text"] : Layout["title"]) ?? "";

    /// <summary>The chart in one line, for terminals and screen readers: its title, then the traces that are seen.</summary>
    public string Description
    {
        get
        {
            var traces = string.Join(", ", ((JsonArray)Json["data"]!).OfType<JsonObject>().Where(IsVisible).Select(Describe));
            return Title.Length == 0 ? $"Chart: {traces}" : $"Chart: {Title} — {traces}";
        }
    }

    private JsonObject Layout => (JsonObject)Json["layout"]!;

    /// <summary>Reads what a chart writes.</summary>
    /// <exception cref="FormatException">The text is no JSON object with data.</exception>
    public static PlotlyFigure Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return From(JsonNode.Parse(json));
        }
        catch (JsonException error)
        {
            throw new FormatException($"A chart's figure is no JSON: {error.Message}", error);
        }
    }

    /// <summary>Takes a figure from a notebook.</summary>
    /// <exception cref="FormatException">The node is no object with an array of data.</exception>
    public static PlotlyFigure From(JsonNode? node)
    {
        if (node is not JsonObject figure || figure["data"] is not JsonArray data)
            throw new FormatException("A chart's figure is an object with an array 'data', a 'layout' and a 'config'.");
        return new PlotlyFigure(new JsonObject
        {
            ["config"] = figure["config"] is JsonObject config ? config.DeepClone() : new JsonObject(),
            ["data"] = data.DeepClone(),
            ["layout"] = figure["layout"] is JsonObject layout ? layout.DeepClone() : new JsonObject(),
        });
    }

    /// <summary>The traces of a slider's other slides are there, but hidden.</summary>
    private static bool IsVisible(JsonObject trace) => trace["visible"] is not JsonValue value || !value.TryGetValue(out bool visible) || visible;

    /// <summary>
    /// The same figure without <c>layout.template</c>: genuine Plotly.NET writes the same seven kilobytes of defaults into every
    /// chart. Without them it has those of plotly.js.
    /// </summary>
    public PlotlyFigure WithoutTemplate()
    {
        if (Layout["template"] is not JsonObject { Count: > 0 })
            return this;
        PlotlyFigure lighter = From(Json);
        lighter.Layout.Remove("template");
        return lighter;
    }

    /// <summary>The same figure in the form in which front ends save it.</summary>
    public PlotlyFigure AsSaved() => new((JsonObject)SavedForm.Of(Json)!);

    private static string Describe(JsonObject trace)
    {
        var type = Text(trace["type"]) ?? "scatter";
        var name = Text(trace["name"]) is { } given ? given + ", " : "";
        return trace["z"] is JsonArray { Count: > 0 } z && z[0] is JsonArray row
            ? $"{name}{type} of {z.Count} × {row.Count}"
            : $"{name}{type} of {Points(trace)} points";
    }

    private static int Points(JsonObject trace) => Math.Max((trace["x"] as JsonArray)?.Count ?? 0, (trace["y"] as JsonArray)?.Count ?? 0);

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private int Pixels(string name, int otherwise) =>
        Layout[name] is JsonValue value && value.TryGetValue(out double pixels) && pixels is >= 1 and <= 10_000 ? (int)Math.Ceiling(pixels) : otherwise;
}
