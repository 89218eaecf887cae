using System.Threading.Channels;

namespace RnnKit.Notebooks.Zmtp;

/// <summary>DEALER (ZeroMQ RFC 28), with one peer: sends to it when it is there, and takes what it sends.</summary>
internal sealed class DealerSocket() : ZmtpSocket("DEALER", "ROUTER", "DEALER", "REP")
{
    private readonly Channel<byte[][]> _incoming = Channel.CreateUnbounded<byte[][]>();
    private readonly Lock _lock = new();
    private readonly Queue<byte[]> _unsent = [];
    private Peer? _peer;

    /// <summary>The messages that came.</summary>
    public ChannelReader<byte[][]> Incoming => _incoming.Reader;

    /// <summary>Sends a message, at once or as soon as there is a peer.</summary>
    public void Send(IReadOnlyList<byte[]> message)
    {
        byte[] octets = FrameWriter.Message(message);
        lock (_lock)
        {
            if (_peer is null || !_peer.TrySend(octets))
                _unsent.Enqueue(octets);
        }
    }

    /// <inheritdoc/>
    protected override void Joined(Peer peer)
    {
        lock (_lock)
        {
            _peer = peer;
            while (_unsent.TryPeek(out byte[]? octets) && peer.TrySend(octets))
                _unsent.Dequeue();
        }
    }

    /// <inheritdoc/>
    protected override void Left(Peer peer)
    {
        lock (_lock)
        {
            if (_peer == peer)
                _peer = null;
        }
    }

    /// <inheritdoc/>
    protected override ValueTask ReceivedAsync(Peer peer, byte[][] message, CancellationToken cancellation) => _incoming.Writer.WriteAsync(message, cancellation);
}
