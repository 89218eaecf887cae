using System.Net;
using System.Net.Sockets;

namespace RnnKit.Kernel.Jupyter.Wire;

/// <summary>
/// Stands on a port of the connection file, before a NetMQ socket on a port of its own. NetMQ reads all its connections on one
/// thread, which a peer that breaks the protocol can end, and keeps for a subscriber that reads nothing as many messages as it may.
/// So what a peer sends is held to the protocol here before it goes on, and a peer that takes nothing for a while loses its connection.
/// </summary>
internal sealed class PeerGate : IAsyncDisposable
{
    private static readonly TimeSpan ToGreet = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ToTake = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ToFinish = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BeforeNextTry = TimeSpan.FromMilliseconds(50);
    private readonly CancellationTokenSource _closed = new();
    private readonly TcpListener _listener;
    private readonly int _inner;
    private readonly HashSet<string> _peerTypes;
    private readonly HashSet<Task> _connections = [];
    private readonly HashSet<string> _names = [];

    /// <summary>Takes peers at once.</summary>
    /// <param name="listener">Where they come; it listens already, and is closed with the gate.</param>
    /// <param name="inner">The loopback port of the NetMQ socket.</param>
    /// <param name="peerTypes">The types of sockets that may talk with it, such as <c>DEALER</c>.</param>
    public PeerGate(TcpListener listener, int inner, params string[] peerTypes)
    {
        (_listener, _inner, _peerTypes) = (listener, inner, [.. peerTypes]);
        _ = AcceptAsync();
    }

    /// <summary>Lets what NetMQ still sends through, as long as it closes its side soon, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        Task[] open;
        lock (_connections)
            open = [.. _connections];
        await Task.WhenAll(open).WaitAsync(ToFinish).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _closed.CancelAsync().ConfigureAwait(false);
    }

    /// <summary>A connection that cannot be accepted does not keep out the next.</summary>
    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                Serve(await _listener.AcceptSocketAsync(_closed.Token).ConfigureAwait(false));
            }
            catch (SocketException) when (_listener.Server.IsBound)
            {
                await Task.Delay(BeforeNextTry).ConfigureAwait(false);
            }
            catch (Exception e) when (e is ObjectDisposedException or OperationCanceledException or SocketException)
            {
                return;
            }
        }
    }

    private void Serve(Socket peer)
    {
        Task serving = ServeAsync(peer);
        lock (_connections)
            _connections.Add(serving);
        serving.ContinueWith(
            ended =>
            {
                lock (_connections)
                    _connections.Remove(ended);
            },
            TaskScheduler.Default);
    }

    /// <summary>Until one side closes, the peer breaks the protocol or takes nothing: then both are closed.</summary>
    private async Task ServeAsync(Socket peer)
    {
        using var inner = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        peer.NoDelay = true;
        using var outside = new NetworkStream(peer, ownsSocket: true);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(_closed.Token);
        try
        {
            await inner.ConnectAsync(new IPEndPoint(IPAddress.Loopback, _inner), end.Token).ConfigureAwait(false);
            using var inside = new NetworkStream(inner);
            Task first = await Task.WhenAny(SendAsync(inside, outside, end.Token), ReceiveAsync(outside, inside, end.Token)).ConfigureAwait(false);
            await end.CancelAsync().ConfigureAwait(false);
            await first.ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // This peer's own connection, and no other.
        }
    }

    private async Task ReceiveAsync(Stream outside, Stream inside, CancellationToken end)
    {
        using var buffered = new BufferedStream(outside, 64 * 1024);
        var peer = new CheckedPeer(buffered, inside);
        byte[] name = [];
        try
        {
            using (var greeting = CancellationTokenSource.CreateLinkedTokenSource(end))
            {
                greeting.CancelAfter(ToGreet);
                await peer.GreetAsync(_peerTypes, wanted => name = Take(wanted), greeting.Token).ConfigureAwait(false);
            }
            await peer.PassAllAsync(end).ConfigureAwait(false);
        }
        finally
        {
            lock (_names)
                _names.Remove(Convert.ToHexString(name));
        }
    }

    /// <summary>
    /// The name for a peer: the one that it gives itself, with an addition while another has it. Clients of one of Jupyter's managers
    /// all have the same; NetMQ would listen to the last of them alone.
    /// </summary>
    private byte[] Take(byte[] wanted)
    {
        byte[] name = wanted;
        lock (_names)
        {
            for (byte other = 2; wanted.Length > 0 && !_names.Add(Convert.ToHexString(name)) && other > 0; other++)
                name = [.. wanted, 0, other];
        }
        return name;
    }

    private static async Task SendAsync(Stream inside, Stream outside, CancellationToken end)
    {
        byte[] buffer = new byte[64 * 1024];
        while (await inside.ReadAsync(buffer, end).ConfigureAwait(false) is > 0 and var count)
        {
            using var late = CancellationTokenSource.CreateLinkedTokenSource(end);
            late.CancelAfter(ToTake);
            await outside.WriteAsync(buffer.AsMemory(0, count), late.Token).ConfigureAwait(false);
        }
    }
}
