using System.Net;
using System.Net.Sockets;
using System.Text;
using RnnKit.Notebooks.Zmtp;

namespace RnnKit.Notebooks.Tests.Zmtp;

/// <summary>The other end of a connection, octet by octet.</summary>
internal sealed class RawPeer : IDisposable
{
    private readonly TcpClient _client = new() { NoDelay = true };
    private readonly FrameReader _reader;

    public RawPeer(IPEndPoint endpoint)
    {
        _client.Connect(endpoint);
        Stream = _client.GetStream();
        Stream.ReadTimeout = Stream.WriteTimeout = 10_000;
        _reader = new FrameReader(Stream, long.MaxValue);
    }

    public NetworkStream Stream { get; }

    /// <summary>Sends octets in pieces of the given size, each a packet of its own.</summary>
    public void Send(ReadOnlySpan<byte> octets, int piece = int.MaxValue)
    {
        for (int at = 0; at < octets.Length; at += Math.Min(piece, octets.Length - at))
            Stream.Write(octets.Slice(at, Math.Min(piece, octets.Length - at)));
    }

    /// <summary>Greets and says READY as a socket of a type.</summary>
    public async Task ShakeHandsAsync(string socketType, int piece = int.MaxValue)
    {
        Send(Greeting.Ours(), piece);
        byte[] greeting = new byte[Greeting.Size];
        await Stream.ReadExactlyAsync(greeting, TestContext.Current.CancellationToken);
        Send(FrameWriter.Command(Ready(socketType)), piece);
        Assert.Equal(Command.Ready, Command.Parse((await ReadAsync()).Body).Name);
    }

    public static Command Ready(string socketType) =>
        new(Command.Ready, Metadata.Write((Metadata.SocketType, Encoding.ASCII.GetBytes(socketType))));

    public async Task<Frame> ReadAsync()
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(TimeSpan.FromSeconds(20));
        return await _reader.ReadAsync(late.Token);
    }

    /// <summary>Waits until the other side closes the connection.</summary>
    public async Task ClosesAsync()
    {
        byte[] rest = new byte[4096];
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(TimeSpan.FromSeconds(20));
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
