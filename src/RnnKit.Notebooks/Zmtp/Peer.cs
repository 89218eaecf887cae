using System.Net.Sockets;
using System.Threading.Channels;

namespace RnnKit.Notebooks.Zmtp;

/// <summary>A connected peer: who it is, and the queue of what is to be sent to it.</summary>
internal sealed class Peer(Socket connection, byte[] identity, long queueLimit)
{
    private readonly Channel<byte[]> _outgoing = Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions { SingleReader = true });
    private long _queued;

    /// <summary>The name it gave itself; empty when it gave none.</summary>
    public byte[] Identity { get; } = identity;

    /// <summary>
    /// Puts octets into the queue, unless it is full: then they are dropped, and the answer is false.
    /// Whatever its length, a message fits into an empty queue.
    /// </summary>
    public bool TrySend(byte[] octets)
    {
        long before = Interlocked.Add(ref _queued, octets.Length) - octets.Length;
        if ((before == 0 || before + octets.Length <= queueLimit) && _outgoing.Writer.TryWrite(octets))
            return true;
        Interlocked.Add(ref _queued, -octets.Length);
        return false;
    }

    /// <summary>Nothing more is put into the queue; what is in it still goes out.</summary>
    public void Finish() => _outgoing.Writer.TryComplete();

    /// <summary>Ends the connection at once.</summary>
    public void Abort()
    {
        Finish();
        connection.Dispose();
    }

    /// <summary>Sends what the queue holds until it is finished.</summary>
    public async Task SendQueueAsync(Stream stream, CancellationToken cancellation)
    {
        await foreach (byte[] octets in _outgoing.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
        {
            await stream.WriteAsync(octets, cancellation).ConfigureAwait(false);
            Interlocked.Add(ref _queued, -octets.Length);
        }
    }
}
