using System.Buffers.Binary;
using System.Text;

namespace RnnKit.Kernel.Jupyter.Wire;

/// <summary>
/// What a peer sends, passed on piece by piece as long as it keeps to the ZeroMQ Message Transport Protocol 3 with the NULL mechanism
/// (ZeroMQ RFC 23): a greeting, a READY command, then messages of frames and now and then a PING. Anything else throws
/// <see cref="InvalidDataException"/> before it is passed on.
/// </summary>
/// <param name="from">The peer, buffered.</param>
/// <param name="to">Where it goes on to.</param>
internal sealed class CheckedPeer(Stream from, Stream to)
{
    private const int More = 1, Large = 2, Command = 4;
    private const int LongestCommand = 4096;
    private const int MostFrames = 4096;
    private const long LongestMessage = 512 * 1024 * 1024;
    private readonly byte[] _buffer = new byte[64 * 1024];

    /// <summary>Passes on greeting and READY.</summary>
    /// <param name="types">The types of sockets that may come.</param>
    /// <param name="rename">Is told the name that the peer gives itself, empty for none, and gives the one that goes on.</param>
    /// <param name="end">Gives up.</param>
    public async Task GreetAsync(IReadOnlySet<string> types, Func<byte[], byte[]> rename, CancellationToken end)
    {
        // Each side waits for the other's signature before it tells its version, and for the version before it tells the rest.
        await ReadAsync(10, end).ConfigureAwait(false);
        Require(_buffer is [0xff, _, _, _, _, _, _, _, _, 0x7f, ..], "a peer begins with the protocol's signature");
        await PassAsync(10, end).ConfigureAwait(false);
        await ReadAsync(1, end).ConfigureAwait(false);
        Require(_buffer[0] >= 3, "a peer speaks version 3 of the protocol or a later one");
        await PassAsync(1, end).ConfigureAwait(false);
        await ReadAsync(53, end).ConfigureAwait(false);
        Require(_buffer.AsSpan(1, 20).TrimEnd((byte)0).SequenceEqual("NULL"u8), "a peer wants the NULL mechanism");
        await PassAsync(53, end).ConfigureAwait(false);
        (int flags, int header, long length) = await HeaderAsync(end).ConfigureAwait(false) ?? throw new EndOfStreamException();
        Require((flags & Command) != 0, "a peer says READY first");
        ReadOnlyMemory<byte> ready = await BodyAsync(header, (int)length, end).ConfigureAwait(false);
        (string type, byte[] name) = (ready.Span.StartsWith("\u0005READY"u8) ? Properties(ready.Span[6..]) : null)
            ?? throw NotTheProtocol("a peer says READY with well-formed properties");
        Require(types.Contains(type), $"a {type} does not talk with this socket");
        byte[] told = [5, .. "READY"u8, .. Property("Socket-Type", Encoding.ASCII.GetBytes(type)), .. Property("Identity", rename(name))];
        await to.WriteAsync((byte[])[Command | Large, .. BigEndian(told.Length, sizeof(long)), .. told], end).ConfigureAwait(false);
    }

    /// <summary>Passes on messages until the peer closes.</summary>
    public async Task PassAllAsync(CancellationToken end)
    {
        long octets = 0;
        for (int frames = 1; await HeaderAsync(end).ConfigureAwait(false) is (int flags, int header, long length); frames++)
        {
            if ((flags & Command) != 0)
            {
                // Only PING means something here: NetMQ announces version 3.0, to which subscriptions are messages.
                ReadOnlyMemory<byte> command = await BodyAsync(header, (int)length, end).ConfigureAwait(false);
                Require(length > command.Span[0] && command.Span[0] > 0, "a command has a name");
                bool ping = command.Span.StartsWith("\u0004PING"u8);
                Require(!ping || length >= 7, "a PING has a time to live");
                if (ping)
                    await PassAsync(header + (int)length, end).ConfigureAwait(false);
                continue;
            }
            octets += length;
            Require(frames <= MostFrames && octets <= LongestMessage, "a message has some bound");
            await PassAsync(header, end).ConfigureAwait(false);
            for (long left = length; left > 0;)
            {
                int piece = (int)Math.Min(left, _buffer.Length);
                await ReadAsync(piece, end).ConfigureAwait(false);
                await PassAsync(piece, end).ConfigureAwait(false);
                left -= piece;
            }
            if ((flags & More) == 0)
                (frames, octets) = (0, 0);
        }
    }

    /// <summary>The flags of the next frame, the octets of its header, which lie in the buffer, and the length of its body; null at the end.</summary>
    private async Task<(int Flags, int Header, long Length)?> HeaderAsync(CancellationToken end)
    {
        if (await from.ReadAtLeastAsync(_buffer.AsMemory(0, 1), 1, throwOnEndOfStream: false, end).ConfigureAwait(false) == 0)
            return null;
        int flags = _buffer[0], header = (flags & Large) != 0 ? 9 : 2;
        await from.ReadExactlyAsync(_buffer.AsMemory(1, header - 1), end).ConfigureAwait(false);
        ulong length = header == 9 ? BinaryPrimitives.ReadUInt64BigEndian(_buffer.AsSpan(1)) : _buffer[1];
        Require(flags <= (More | Large) || flags is Command or (Command | Large), "a frame has the flags of a message or of a command");
        Require((flags & Command) == 0 ? length <= LongestMessage : length is > 0 and <= LongestCommand, "a frame has some bound, and a command is not empty");
        return (flags, header, (long)length);
    }

    /// <summary>Reads a body behind its header in the buffer.</summary>
    private async Task<ReadOnlyMemory<byte>> BodyAsync(int header, int length, CancellationToken end)
    {
        Memory<byte> body = _buffer.AsMemory(header, length);
        await from.ReadExactlyAsync(body, end).ConfigureAwait(false);
        return body;
    }

    private ValueTask ReadAsync(int count, CancellationToken end) => from.ReadExactlyAsync(_buffer.AsMemory(0, count), end);

    private ValueTask PassAsync(int count, CancellationToken end) => to.WriteAsync(_buffer.AsMemory(0, count), end);

    /// <summary>The peer's type and name among its properties, names and values each behind its length; null when they are malformed.</summary>
    private static (string Type, byte[] Name)? Properties(ReadOnlySpan<byte> text)
    {
        (string type, byte[] peer) = ("", []);
        while (text.Length > 0)
        {
            int end = 1 + text[0];
            if (end == 1 || text.Length < end + sizeof(int))
                return null;
            ReadOnlySpan<byte> name = text[1..end];
            uint length = BinaryPrimitives.ReadUInt32BigEndian(text[end..]);
            text = text[(end + sizeof(int))..];
            if (length > text.Length)
                return null;
            ReadOnlySpan<byte> value = text[..(int)length];
            text = text[(int)length..];
            if (Ascii.EqualsIgnoreCase(name, "Socket-Type"))
                type = Encoding.ASCII.GetString(value);
            else if (Ascii.EqualsIgnoreCase(name, "Identity") && value is [0, ..] or { Length: > byte.MaxValue })
                return null;
            else if (Ascii.EqualsIgnoreCase(name, "Identity"))
                peer = value.ToArray();
        }
        return (type, peer);
    }

    private static byte[] Property(string name, byte[] value) => [(byte)name.Length, .. Encoding.ASCII.GetBytes(name), .. BigEndian(value.Length, sizeof(int)), .. value];

    private static byte[] BigEndian(int number, int size)
    {
        byte[] octets = new byte[size];
        BinaryPrimitives.WriteInt32BigEndian(octets.AsSpan(size - sizeof(int)), number);
        return octets;
    }

    private static void Require(bool right, string rule)
    {
        if (!right)
            throw NotTheProtocol(rule);
    }

    private static InvalidDataException NotTheProtocol(string rule) => new($"Not the protocol: {rule}.");
}
