namespace RnnKit.Notebooks.Zmtp;

/// <summary>REP (ZeroMQ RFC 28): answers each request on the way it came; the address envelope, up to the empty frame, goes back as it was.</summary>
/// <param name="answer">Makes the reply's frames from the request's.</param>
internal sealed class RepSocket(Func<byte[][], byte[][]> answer) : ZmtpSocket("REP", "REQ", "DEALER")
{
    /// <inheritdoc/>
    protected override ValueTask ReceivedAsync(Peer peer, byte[][] message, CancellationToken cancellation)
    {
        int delimiter = Array.FindIndex(message, frame => frame.Length == 0);
        if (delimiter >= 0)
            peer.TrySend(FrameWriter.Message([.. message[..(delimiter + 1)], .. answer(message[(delimiter + 1)..])]));
        return ValueTask.CompletedTask;
    }
}
