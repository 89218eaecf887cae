using System.Globalization;
using System.Text.Json.Nodes;

namespace RnnKit.Notebooks.Checks;

/// <summary>Finds where two JSON values differ; numbers may differ by rounding.</summary>
internal static class JsonDifference
{
    /// <summary>Mathematical functions differ in their last digit between machines; a chart shows four.</summary>
    private const double Tolerance = 1e-6;

    /// <summary>The first place that differs with both values, such as <c>data[0].y[3]: 1 or 2</c>; null when there is none.</summary>
    public static string? First(JsonNode? one, JsonNode? other, string place = "")
    {
        switch (one, other)
        {
            case (JsonObject a, JsonObject b):
                return a.Select(member => member.Key).Union(b.Select(member => member.Key))
                    .Select(key => First(a[key], b[key], place.Length == 0 ? key : $"{place}.{key}"))
                    .FirstOrDefault(found => found is not null);
            case (JsonArray a, JsonArray b) when a.Count == b.Count:
                return Enumerable.Range(0, a.Count)
                    .Select(i => First(a[i], b[i], string.Create(CultureInfo.InvariantCulture, $"{place}[{i}]")))
                    .FirstOrDefault(found => found is not null);
            case (JsonArray a, JsonArray b):
                return string.Create(CultureInfo.InvariantCulture, $"{place}: {a.Count} or {b.Count} values");
            default:
                return IsSame(one, other) ? null : $"{place}: {Show(one)} or {Show(other)}";
        }
    }

    private static bool IsSame(JsonNode? one, JsonNode? other) =>
        one is JsonValue a && other is JsonValue b && a.TryGetValue(out double x) && b.TryGetValue(out double y)
            ? Math.Abs(x - y) <= Tolerance * Math.Max(1e-6, Math.Max(Math.Abs(x), Math.Abs(y)))
            : JsonNode.DeepEquals(one, other);

    private static string Show(JsonNode? node) => node switch
    {
        null => "nothing",
        JsonObject => "an object",
        JsonArray => "a list",
        _ => node.ToJsonString(),
    };
}
