using System.Globalization;
using System.Text.Json.Nodes;

namespace RnnKit.Kernel.Jupyter.Wire;

/// <summary>A message of the Jupyter protocol.</summary>
/// <param name="Identities">The routing frames before it; for a published message its topic.</param>
/// <param name="Header">Who sent what, and when.</param>
/// <param name="ParentHeader">The header of the request that it belongs to; null when there is none.</param>
/// <param name="Metadata">About the message.</param>
/// <param name="Content">What it says.</param>
internal sealed record JupyterMessage(IReadOnlyList<byte[]> Identities, JsonObject Header, JsonObject? ParentHeader, JsonObject Metadata, JsonObject Content)
{
    /// <summary>The version of the protocol spoken.</summary>
    public const string ProtocolVersion = "5.4";

    /// <summary>Its kind, such as <c>execute_request</c>.</summary>
    public string Type => Header["msg_type"]!.GetValue<string>();

    /// <summary>A message of our own.</summary>
    public static JupyterMessage New(string session, string type, JsonObject content, JsonObject? parent, params byte[][] identities) => new(
        identities,
        new JsonObject
        {
            ["msg_id"] = Guid.NewGuid().ToString(),
            ["session"] = session,
            ["username"] = "kernel",
            ["date"] = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            ["msg_type"] = type,
            ["version"] = ProtocolVersion,
        },
        parent,
        [],
        content);

    /// <summary>A text in the content; <paramref name="otherwise"/> when it is missing or no text.</summary>
    public string Text(string name, string otherwise = "") =>
        Content[name] is JsonValue value && value.TryGetValue(out string? text) ? text : otherwise;

    /// <summary>A yes or no in the content; <paramref name="otherwise"/> when it is missing.</summary>
    public bool Flag(string name, bool otherwise) =>
        Content[name] is JsonValue value && value.TryGetValue(out bool flag) ? flag : otherwise;

    /// <summary>A whole number in the content; <paramref name="otherwise"/> when it is missing.</summary>
    public int Number(string name, int otherwise) =>
        Content[name] is JsonValue value && value.TryGetValue(out int number) ? number : otherwise;
}
