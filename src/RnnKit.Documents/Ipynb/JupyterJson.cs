using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RnnKit.Documents.Ipynb;

/// <summary>
/// JSON as Jupyter writes it: one space of indent, <c>": "</c> after a key, line feeds, characters beyond ASCII as they are,
/// control characters as <c>\u001b</c>, and a line feed at the end. The order of keys is the order in the tree.
/// </summary>
internal static class JupyterJson
{
    /// <summary>A key may stand once only in an object.</summary>
    public static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private const string EscapedSurrogate = "\\ud";

    /// <summary>
    /// Reads a tree; throws <see cref="JsonException"/> with line and column when the text is no JSON, and without when a string in it
    /// has half of a surrogate pair: such a text cannot be written again.
    /// </summary>
    public static JsonNode? Parse(string json)
    {
        try
        {
            JsonNode? tree = JsonNode.Parse(json, documentOptions: Strict);
            if (json.Contains(EscapedSurrogate, StringComparison.OrdinalIgnoreCase))
                _ = tree?.ToJsonString();
            return tree;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            throw new JsonException("a text in it has half of a character, an escaped surrogate such as \\ud800 without its other half", e);
        }
    }

    /// <summary>Writes a tree as Jupyter would.</summary>
    public static string Write(JsonNode? node)
    {
        var text = new StringBuilder();
        Append(text, node, depth: 0);
        return text.Append('\n').ToString();
    }

    private static void Append(StringBuilder text, JsonNode? node, int depth)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject { Count: 0 }:
                text.Append("{}");
                break;
            case JsonArray { Count: 0 }:
                text.Append("[]");
                break;
            case JsonObject members:
                AppendMembers(text, members, depth);
                break;
            case JsonArray items:
                AppendItems(text, items, depth);
                break;
            default:
                if (MultilineText.AsString(node) is { } value)
                    AppendString(text, value);
                else
                    text.Append(node.ToJsonString());
                break;
        }
    }

    private static void AppendMembers(StringBuilder text, JsonObject members, int depth)
    {
        char before = '{';
        foreach ((string key, JsonNode? value) in members)
        {
            AppendLineStart(text.Append(before), depth + 1);
            AppendString(text, key);
            Append(text.Append(": "), value, depth + 1);
            before = ',';
        }
        AppendLineStart(text, depth);
        text.Append('}');
    }

    private static void AppendItems(StringBuilder text, JsonArray items, int depth)
    {
        char before = '[';
        foreach (JsonNode? item in items)
        {
            AppendLineStart(text.Append(before), depth + 1);
            Append(text, item, depth + 1);
            before = ',';
        }
        AppendLineStart(text, depth);
        text.Append(']');
    }

    private static void AppendLineStart(StringBuilder text, int depth) => text.Append('\n').Append(' ', depth);

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char c in value)
        {
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case '\b': text.Append("\\b"); break;
                case '\f': text.Append("\\f"); break;
                case < ' ': text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"); break;
                default: text.Append(c); break;
            }
        }
        text.Append('"');
    }
}
