using System.Collections.Concurrent;

namespace RnnKit.Notebooks.Zmtp;

/// <summary>
/// PUB (ZeroMQ RFC 29): sends each message to every peer that subscribed to a prefix of its first frame, waits for none of them,
/// and drops what a slow peer's queue cannot hold.
/// </summary>
internal sealed class PubSocket() : ZmtpSocket("PUB", "SUB", "XSUB")
{
    private readonly ConcurrentDictionary<Peer, Subscriptions> _subscriptions = new();
    private long _dropped;

    /// <summary>The number of messages that slow peers did not get.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Sends a message to all who want it.</summary>
    public void Publish(IReadOnlyList<byte[]> message)
    {
        byte[]? octets = null;
        foreach ((Peer peer, Subscriptions wanted) in _subscriptions)
        {
            if (wanted.Cover(message[0]) && !peer.TrySend(octets ??= FrameWriter.Message(message)))
                Interlocked.Increment(ref _dropped);
        }
    }

    /// <inheritdoc/>
    protected override void Joined(Peer peer) => _subscriptions[peer] = new Subscriptions();

    /// <inheritdoc/>
    protected override void Left(Peer peer) => _subscriptions.TryRemove(peer, out _);

    /// <summary>Peers of 3.0 subscribe by message: 1 and the prefix; 0 and the prefix to cancel.</summary>
    protected override ValueTask ReceivedAsync(Peer peer, byte[][] message, CancellationToken cancellation)
    {
        if (message is [[1, .. byte[] added]])
            _subscriptions[peer].Add(added);
        else if (message is [[0, .. byte[] removed]])
            _subscriptions[peer].Remove(removed);
        return ValueTask.CompletedTask;
    }

    /// <summary>Peers of 3.1 subscribe by command.</summary>
    protected override void Received(Peer peer, Command command)
    {
        if (command.Name == Command.Subscribe)
            _subscriptions[peer].Add(command.Data.ToArray());
        else if (command.Name == Command.Cancel)
            _subscriptions[peer].Remove(command.Data.ToArray());
    }
}
