using System.Buffers.Binary;

namespace RnnKit.Notebooks.Zmtp;

/// <summary>Reads frames from a stream, however they are cut into packets.</summary>
/// <param name="stream">Where they come from.</param>
/// <param name="longest">The longest frame to take, in octets.</param>
internal sealed class FrameReader(Stream stream, long longest)
{
    private const int Step = 1 << 20;
    private readonly byte[] _head = new byte[8];

    /// <summary>Reads the next frame.</summary>
    /// <exception cref="ZmtpException">What comes is no frame, or one that is too long.</exception>
    /// <exception cref="EndOfStreamException">The peer has gone.</exception>
    public async ValueTask<Frame> ReadAsync(CancellationToken cancellation)
    {
        await stream.ReadExactlyAsync(_head.AsMemory(0, 1), cancellation).ConfigureAwait(false);
        FrameFlags flags = Frame.ReadFlags(_head[0]);
        int lengthSize = flags.HasFlag(FrameFlags.Long) ? 8 : 1;
        await stream.ReadExactlyAsync(_head.AsMemory(0, lengthSize), cancellation).ConfigureAwait(false);
        ulong length = lengthSize == 1 ? _head[0] : BinaryPrimitives.ReadUInt64BigEndian(_head);
        if (length > (ulong)longest)
            throw new ZmtpException($"A frame of {length} octets is longer than the {longest} that are taken.");
        return new Frame(flags, await ReadBodyAsync((int)length, cancellation).ConfigureAwait(false));
    }

    /// <summary>Memory grows with what has come, not with what was announced.</summary>
    private async ValueTask<byte[]> ReadBodyAsync(int length, CancellationToken cancellation)
    {
        byte[] body = new byte[Math.Min(length, Step)];
        int filled = 0;
        while (true)
        {
            await stream.ReadExactlyAsync(body.AsMemory(filled), cancellation).ConfigureAwait(false);
            filled = body.Length;
            if (filled == length)
                return body;
            Array.Resize(ref body, (int)Math.Min(length, 2L * filled));
        }
    }
}
