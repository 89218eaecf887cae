using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RnnKit.Notebooks.Zmtp;

/// <summary>
/// A socket of the ZeroMQ Message Transport Protocol 3.1 (ZeroMQ RFC 37; peers of 3.0, RFC 23, are welcome) over TCP with the
/// NULL mechanism. It has any number of peers; one that breaks the protocol loses its own connection and disturbs no other.
/// </summary>
/// <param name="type">The socket type, such as <c>ROUTER</c>.</param>
/// <param name="partners">The socket types that it can talk with.</param>
internal abstract class ZmtpSocket(string type, params string[] partners) : IAsyncDisposable
{
    private const int LongestMessage = 512 * 1024 * 1024;
    private const int MostFrames = 4096;
    private static readonly TimeSpan HandshakeLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BeforeNextTry = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource _closed = new();
    private readonly ConcurrentDictionary<Peer, Task> _sending = new();
    private readonly List<TcpListener> _listeners = [];
    private int _refused;

    /// <summary>The most octets that wait for one peer; what goes beyond is dropped.</summary>
    public long QueueLimit { get; init; } = 64 * 1024 * 1024;

    /// <summary>The number of connections closed because what came over them was not the protocol.</summary>
    public int Refused => Volatile.Read(ref _refused);

    /// <summary>The peers connected now.</summary>
    protected IEnumerable<Peer> Peers => _sending.Keys;

    /// <summary>Accepts peers at an endpoint and gives it back with the port that was free, where 0 was asked for.</summary>
    public IPEndPoint Bind(IPEndPoint endpoint)
    {
        var listener = new TcpListener(endpoint);
        listener.Start();
        _listeners.Add(listener);
        _ = AcceptLoop.RunAsync(listener.AcceptSocketAsync, connection => _ = ServeAsync(connection), _closed.Token);
        return (IPEndPoint)listener.LocalEndpoint;
    }

    /// <summary>
    /// Connects to a socket that is bound at an endpoint, or will be, and connects again whenever the connection ends, as
    /// libzmq does. Comes back at once.
    /// </summary>
    public void Connect(IPEndPoint endpoint) => _ = KeepConnectedAsync(endpoint);

    /// <summary>Takes no more peers, sends for up to a second what is still to be sent, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (TcpListener listener in _listeners)
            listener.Dispose();
        foreach (Peer peer in Peers)
            peer.Finish();
        await Task.WhenAll(_sending.Values).WaitAsync(Linger).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _closed.CancelAsync().ConfigureAwait(false);
        foreach (Peer peer in Peers)
            peer.Abort();
        GC.SuppressFinalize(this);
    }

    /// <summary>A peer has been greeted.</summary>
    protected virtual void Joined(Peer peer)
    {
    }

    /// <summary>A peer has gone.</summary>
    protected virtual void Left(Peer peer)
    {
    }

    /// <summary>A whole message has come.</summary>
    protected abstract ValueTask ReceivedAsync(Peer peer, byte[][] message, CancellationToken cancellation);

    /// <summary>A command has come that is not for the connection itself; unknown ones are ignored.</summary>
    protected virtual void Received(Peer peer, Command command)
    {
    }

    private async Task KeepConnectedAsync(IPEndPoint endpoint)
    {
        while (!_closed.IsCancellationRequested)
        {
            var connection = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await connection.ConnectAsync(endpoint, _closed.Token).ConfigureAwait(false);
                await ServeAsync(connection).ConfigureAwait(false);
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException)
            {
                connection.Dispose(); // Nobody listens there yet, or this socket is closed.
            }
            await Task.Delay(BeforeNextTry, _closed.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ServeAsync(Socket connection)
    {
        using (connection)
        {
            try
            {
                await ConverseAsync(connection).ConfigureAwait(false);
            }
            catch (ZmtpException)
            {
                Interlocked.Increment(ref _refused); // Before the connection closes: who sees it closed sees it counted.
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException or SocketException)
            {
                // The connection has ended, as connections do.
            }
        }
    }

    private async Task ConverseAsync(Socket connection)
    {
        connection.NoDelay = true;
        var stream = new NetworkStream(connection);
        await using (stream.ConfigureAwait(false))
        {
            var reader = new FrameReader(new BufferedStream(stream, 16 * 1024), LongestMessage);
            byte[] identity = await ShakeHandsAsync(stream, reader).ConfigureAwait(false);
            await TalkAsync(new Peer(connection, identity, QueueLimit), stream, reader).ConfigureAwait(false);
        }
    }

    /// <summary>Greets, exchanges READY, and gives the peer's identity.</summary>
    private async Task<byte[]> ShakeHandsAsync(NetworkStream stream, FrameReader reader)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(_closed.Token);
        late.CancelAfter(HandshakeLimit);
        await stream.WriteAsync(Greeting.Ours(), late.Token).ConfigureAwait(false);
        await Greeting.ReadAsync(stream, late.Token).ConfigureAwait(false);

        var ready = new Command(Command.Ready, Metadata.Write((Metadata.SocketType, Encoding.ASCII.GetBytes(type)), (Metadata.Identity, [])));
        await stream.WriteAsync(FrameWriter.Command(ready), late.Token).ConfigureAwait(false);
        Frame frame = await reader.ReadAsync(late.Token).ConfigureAwait(false);
        Command answer = frame.IsCommand ? Command.Parse(frame.Body) : throw new ZmtpException("A message came before READY.");
        if (answer.Name != Command.Ready)
            throw new ZmtpException($"{answer.Name} came before READY.");

        IReadOnlyDictionary<string, byte[]> properties = Metadata.Read(answer.Data.Span);
        string theirs = properties.TryGetValue(Metadata.SocketType, out byte[]? name) ? Encoding.ASCII.GetString(name) : "none";
        if (!partners.Contains(theirs))
        {
            await stream.WriteAsync(FrameWriter.Command(Command.Refusal("Invalid socket type")), late.Token).ConfigureAwait(false);
            throw new ZmtpException($"A socket of type {type} cannot talk with one of type {theirs}.");
        }
        return properties.TryGetValue(Metadata.Identity, out byte[]? identity) ? identity : [];
    }

    private async Task TalkAsync(Peer peer, NetworkStream stream, FrameReader reader)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(_closed.Token);
        Task sending = peer.SendQueueAsync(stream, gone.Token);
        _sending[peer] = sending;
        Joined(peer);
        try
        {
            await ReceiveAsync(peer, reader, gone.Token).ConfigureAwait(false);
        }
        finally
        {
            _sending.TryRemove(peer, out _);
            Left(peer);
            peer.Finish();
            await gone.CancelAsync().ConfigureAwait(false);
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReceiveAsync(Peer peer, FrameReader reader, CancellationToken cancellation)
    {
        var message = new List<byte[]>();
        long size = 0;
        while (true)
        {
            Frame frame = await reader.ReadAsync(cancellation).ConfigureAwait(false);
            if (frame.IsCommand)
            {
                Follow(peer, Command.Parse(frame.Body));
                continue;
            }
            message.Add(frame.Body);
            size += frame.Body.Length;
            if (message.Count > MostFrames || size > LongestMessage)
                throw new ZmtpException($"A message has more than {MostFrames} frames or {LongestMessage} octets.");
            if (frame.HasMore)
                continue;
            await ReceivedAsync(peer, [.. message], cancellation).ConfigureAwait(false);
            message.Clear();
            size = 0;
        }
    }

    private void Follow(Peer peer, Command command)
    {
        switch (command.Name)
        {
            case Command.Ping:
                peer.TrySend(FrameWriter.Command(command.ToPong()));
                break;
            case Command.Error:
                throw new ZmtpException("The peer has closed the connection with ERROR.");
            default:
                Received(peer, command);
                break;
        }
    }
}
