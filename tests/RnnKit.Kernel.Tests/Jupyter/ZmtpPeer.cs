using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RnnKit.Kernel.Tests.Jupyter;

/// <summary>The other end of a connection, octet by octet, as the ZeroMQ Message Transport Protocol 3.0 has it.</summary>
internal sealed class ZmtpPeer : IDisposable
{
    public const int More = 1, Command = 4;
    private readonly TcpClient _client = new() { NoDelay = true };

    public ZmtpPeer(int port)
    {
        _client.Connect(IPAddress.Loopback, port);
        Stream = _client.GetStream();
        Stream.WriteTimeout = 20_000;
    }

    public static byte[] Greeting { get; } = [0xff, 0, 0, 0, 0, 0, 0, 0, 1, 0x7f, 3, 0, .. "NULL"u8, .. new byte[48]];

    public NetworkStream Stream { get; }

    public static byte[] Ready(string socketType, params byte[] more) =>
        Frame([5, .. "READY"u8, 11, .. "Socket-Type"u8, 0, 0, 0, (byte)socketType.Length, .. Encoding.ASCII.GetBytes(socketType), .. more], Command);

    public static byte[] Frame(ReadOnlySpan<byte> body, int flags = 0)
    {
        if (body.Length <= byte.MaxValue)
            return [(byte)flags, (byte)body.Length, .. body];
        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(length, body.Length);
        return [(byte)(flags | 2), .. length, .. body];
    }

    public static byte[] Message(params byte[][] frames) =>
        [.. frames.SelectMany((frame, i) => Frame(frame, i + 1 < frames.Length ? More : 0))];

    /// <summary>Sends octets in pieces of the given size, each a packet of its own.</summary>
    public void Send(ReadOnlySpan<byte> octets, int piece = int.MaxValue)
    {
        for (int at = 0; at < octets.Length; at += Math.Min(piece, octets.Length - at))
            Stream.Write(octets.Slice(at, Math.Min(piece, octets.Length - at)));
    }

    /// <summary>Greets and says READY as a socket of a type.</summary>
    public async Task ShakeHandsAsync(string socketType, int piece = int.MaxValue)
    {
        Send(Greeting, piece);
        await Stream.ReadExactlyAsync(new byte[Greeting.Length], TestContext.Current.CancellationToken);
        Send(Ready(socketType), piece);
        (int flags, byte[] body) = await ReadAsync();
        Assert.Equal(Command, flags);
        Assert.True(body.AsSpan().StartsWith("\u0005READY"u8));
    }

    /// <summary>The next frame.</summary>
    public async Task<(int Flags, byte[] Body)> ReadAsync()
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(TimeSpan.FromSeconds(30));
        byte[] header = new byte[9];
        await Stream.ReadExactlyAsync(header.AsMemory(0, 2), late.Token);
        bool large = (header[0] & 2) != 0;
        if (large)
            await Stream.ReadExactlyAsync(header.AsMemory(2), late.Token);
        byte[] body = new byte[large ? BinaryPrimitives.ReadInt64BigEndian(header.AsSpan(1)) : header[1]];
        await Stream.ReadExactlyAsync(body, late.Token);
        return (header[0], body);
    }

    /// <summary>The frames of the next message.</summary>
    public async Task<byte[][]> ReadMessageAsync()
    {
        var frames = new List<byte[]>();
        int flags;
        do
        {
            (flags, byte[] body) = await ReadAsync();
            frames.Add(body);
        }
        while ((flags & More) != 0);
        return [.. frames];
    }

    /// <summary>Waits until the other side closes the connection.</summary>
    public async Task ClosesAsync()
    {
        byte[] rest = new byte[4096];
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(TimeSpan.FromSeconds(30));
        try
        {
            while (await Stream.ReadAsync(rest, late.Token) > 0)
            {
            }
        }
        catch (IOException)
        {
            // Closed with octets unread: a reset.
        }
    }

    public void Dispose() => _client.Dispose();
}
