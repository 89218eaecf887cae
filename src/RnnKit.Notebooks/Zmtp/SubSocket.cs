using System.Threading.Channels;

namespace RnnKit.Notebooks.Zmtp;

/// <summary>SUB (ZeroMQ RFC 29), subscribed to everything. It subscribes by message, which publishers of 3.0 and 3.1 understand.</summary>
internal sealed class SubSocket() : ZmtpSocket("SUB", "PUB", "XPUB")
{
    private static readonly byte[] Everything = FrameWriter.Message([[1]]);
    private readonly Channel<byte[][]> _incoming = Channel.CreateUnbounded<byte[][]>();

    /// <summary>The messages that came.</summary>
    public ChannelReader<byte[][]> Incoming => _incoming.Reader;

    /// <inheritdoc/>
    protected override void Joined(Peer peer) => peer.TrySend(Everything);

    /// <inheritdoc/>
    protected override ValueTask ReceivedAsync(Peer peer, byte[][] message, CancellationToken cancellation) => _incoming.Writer.WriteAsync(message, cancellation);
}
