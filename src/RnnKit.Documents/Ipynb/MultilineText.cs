using System.Text.Json.Nodes;

namespace RnnKit.Documents.Ipynb;

/// <summary>nbformat's multi-line strings: on disk a list of lines, each with its line feed; in memory one string.</summary>
internal static class MultilineText
{
    /// <summary>The text of a string or a list of lines; null for anything else.</summary>
    public static string? Join(JsonNode? node)
    {
        if (AsString(node) is { } whole)
            return whole;
        if (node is not JsonArray lines)
            return null;

        var parts = new string[lines.Count];
        for (int i = 0; i < parts.Length; i++)
        {
            if (AsString(lines[i]) is not { } line)
                return null;
            parts[i] = line;
        }
        return string.Concat(parts);
    }

    /// <summary>The lines of a text, each but perhaps the last ending in a line feed.</summary>
    public static JsonArray Split(string text)
    {
        var lines = new JsonArray();
        for (int start = 0; start < text.Length;)
        {
            int feed = text.IndexOf('\n', start);
            int end = feed < 0 ? text.Length : feed + 1;
            lines.Add((JsonNode)text[start..end]);
            start = end;
        }
        return lines;
    }

    /// <summary>The string in a node; null when it is something else.</summary>
    public static string? AsString(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
