using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Threading.Channels;

namespace RnnKit.Notebooks.Zmtp;

/// <summary>
/// ROUTER (ZeroMQ RFC 28): what comes has the peer's identity before it; what is sent goes to the peer that its first frame names.
/// A peer that comes back under the same identity takes the place of its old connection.
/// </summary>
internal sealed class RouterSocket() : ZmtpSocket("ROUTER", "DEALER", "REQ", "ROUTER")
{
    private const int MostWaiting = 10_000;
    private readonly Channel<byte[][]> _incoming = Channel.CreateBounded<byte[][]>(MostWaiting);
    private readonly ConcurrentDictionary<string, Peer> _peers = new();
    private readonly ConcurrentDictionary<Peer, byte[]> _identities = new();
    private int _unnamed;

    /// <summary>The messages that came, each with its sender's identity as first frame. A sender waits while too many are unread.</summary>
    public ChannelReader<byte[][]> Incoming => _incoming.Reader;

    /// <summary>Sends frames two and later to the peer named by the first; false when there is no such peer or its queue is full.</summary>
    public bool Send(IReadOnlyList<byte[]> message) =>
        _peers.TryGetValue(Key(message[0]), out Peer? peer) && peer.TrySend(FrameWriter.Message([.. message.Skip(1)]));

    /// <inheritdoc/>
    protected override void Joined(Peer peer)
    {
        byte[] identity = peer.Identity.Length > 0 ? peer.Identity : NewIdentity();
        _identities[peer] = identity;
        Peer? before = null;
        _peers.AddOrUpdate(Key(identity), peer, (_, old) =>
        {
            before = old;
            return peer;
        });
        before?.Abort();
    }

    /// <inheritdoc/>
    protected override void Left(Peer peer)
    {
        if (_identities.TryRemove(peer, out byte[]? identity))
            _peers.TryRemove(KeyValuePair.Create(Key(identity), peer));
    }

    /// <inheritdoc/>
    protected override ValueTask ReceivedAsync(Peer peer, byte[][] message, CancellationToken cancellation) =>
        _incoming.Writer.WriteAsync([_identities[peer], .. message], cancellation);

    /// <summary>Names that begin with a zero octet are ours to give.</summary>
    private byte[] NewIdentity()
    {
        byte[] identity = new byte[5];
        BinaryPrimitives.WriteInt32BigEndian(identity.AsSpan(1), Interlocked.Increment(ref _unnamed));
        return identity;
    }

    private static string Key(byte[] identity) => Convert.ToHexString(identity);
}
