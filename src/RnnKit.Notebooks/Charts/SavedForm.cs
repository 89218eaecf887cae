using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RnnKit.Notebooks.Charts;

/// <summary>
/// JSON as front ends write it when they save a notebook: keys in order, numbers as JavaScript writes them. What has this form already
/// stays as it is when a reader saves.
/// </summary>
internal static class SavedForm
{
    public static JsonNode? Of(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Of(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Of)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => JsonNode.Parse(Number(value.ToJsonString())),
        _ => node?.DeepClone(),
    };

    /// <summary>13.0 is 13, and 1E-05 is 0.00001; whole numbers without a point are what they are.</summary>
    private static string Number(string written)
    {
        if (written.AsSpan().IndexOfAny('.', 'e', 'E') < 0)
            return written;
        string shortest = double.Parse(written, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);
        int mark = shortest.IndexOf('E', StringComparison.Ordinal);
        if (mark < 0)
            return shortest == "-0" ? "0" : shortest;
        int exponent = int.Parse(shortest.AsSpan(mark + 1), CultureInfo.InvariantCulture);
        return exponent is > -7 and < 21
            ? decimal.Parse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{shortest[..mark]}e{exponent:+0;-0}");
    }
}
