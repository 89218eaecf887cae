using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Kernel.Jupyter.Wire;

/// <summary>
/// Messages as frames: identities, <c>&lt;IDS|MSG&gt;</c>, signature, header, parent header, metadata, content, buffers. What is not
/// signed rightly, comes twice or is no message is dropped and counted.
/// </summary>
internal sealed class MessageWire(MessageSignatures signatures)
{
    private const int SignedParts = 4;
    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private long _unsigned;
    private long _replayed;
    private long _malformed;

    /// <summary>The number of messages dropped because their signature was missing or wrong.</summary>
    public long Unsigned => Interlocked.Read(ref _unsigned);

    /// <summary>The number of messages dropped because they had come before.</summary>
    public long Replayed => Interlocked.Read(ref _replayed);

    /// <summary>The number of messages dropped because they were none.</summary>
    public long Malformed => Interlocked.Read(ref _malformed);

    /// <summary>A message's frames.</summary>
    public byte[][] Write(JupyterMessage message)
    {
        byte[][] parts =
        [
            JsonSerializer.SerializeToUtf8Bytes(message.Header),
            JsonSerializer.SerializeToUtf8Bytes(message.ParentHeader ?? []),
            JsonSerializer.SerializeToUtf8Bytes(message.Metadata),
            JsonSerializer.SerializeToUtf8Bytes(message.Content),
        ];
        return [.. message.Identities, Delimiter, Encoding.ASCII.GetBytes(signatures.Sign(parts)), .. parts];
    }

    /// <summary>The message in the frames; null when it is to be dropped.</summary>
    public JupyterMessage? Read(byte[][] frames)
    {
        int delimiter = Array.FindIndex(frames, frame => frame.AsSpan().SequenceEqual(Delimiter));
        if (delimiter < 0 || frames.Length < delimiter + 2 + SignedParts)
            return Drop(ref _malformed);
        byte[] signature = frames[delimiter + 1];
        byte[][] parts = frames[(delimiter + 2)..(delimiter + 2 + SignedParts)];
        if (!signatures.IsRight(signature, parts))
            return Drop(ref _unsigned);
        if (!signatures.IsNew(signature))
            return Drop(ref _replayed);
        return Parse(frames[..delimiter], parts) ?? Drop(ref _malformed);
    }

    private static JupyterMessage? Parse(byte[][] identities, byte[][] parts)
    {
        try
        {
            JsonObject?[] objects = [.. parts.Select(part => JsonNode.Parse(part, documentOptions: JupyterJson.Strict) as JsonObject)];
            _ = objects[0]?.ToJsonString(); // Goes back as the parent of every answer.
            return objects is [{ } header, { } parent, { } metadata, { } content]
                && header["msg_type"] is JsonValue type && type.TryGetValue(out string? _)
                ? new JupyterMessage(identities, header, parent.Count > 0 ? parent : null, metadata, content)
                : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static JupyterMessage? Drop(ref long count)
    {
        Interlocked.Increment(ref count);
        return null;
    }
}
