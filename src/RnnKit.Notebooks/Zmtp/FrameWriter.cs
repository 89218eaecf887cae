using System.Buffers.Binary;

namespace RnnKit.Notebooks.Zmtp;

/// <summary>Writes frames as octets.</summary>
internal static class FrameWriter
{
    private const int LongestShort = 255;

    /// <summary>A message of one or more frames.</summary>
    public static byte[] Message(IReadOnlyList<byte[]> frames)
    {
        ArgumentOutOfRangeException.ThrowIfZero(frames.Count);
        byte[] octets = new byte[checked((int)frames.Sum(frame => SizeOf(frame.Length)))];
        int at = 0;
        for (int i = 0; i < frames.Count; i++)
            at += Write(octets.AsSpan(at), i + 1 < frames.Count ? FrameFlags.More : FrameFlags.None, frames[i]);
        return octets;
    }

    /// <summary>A command.</summary>
    public static byte[] Command(Command command)
    {
        byte[] body = command.ToBody();
        byte[] octets = new byte[SizeOf(body.Length)];
        Write(octets, FrameFlags.Command, body);
        return octets;
    }

    private static long SizeOf(long length) => length + (length > LongestShort ? 9 : 2);

    private static int Write(Span<byte> octets, FrameFlags flags, byte[] body)
    {
        int head = 2;
        if (body.Length > LongestShort)
        {
            flags |= FrameFlags.Long;
            head = 9;
            BinaryPrimitives.WriteUInt64BigEndian(octets[1..], (ulong)body.Length);
        }
        else
        {
            octets[1] = (byte)body.Length;
        }
        octets[0] = (byte)flags;
        body.CopyTo(octets[head..]);
        return head + body.Length;
    }
}
