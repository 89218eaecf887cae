using System.Net.Sockets;
using RnnKit.Notebooks.Zmtp;

namespace RnnKit.Notebooks.Tests.Zmtp;

/// <summary>A port goes on taking connections.</summary>
public class AcceptLoopTests
{
    [Theory]
    [InlineData(SocketError.ConnectionReset)]
    [InlineData(SocketError.TooManyOpenSockets)]
    [InlineData(SocketError.NoBufferSpaceAvailable)]
    public async Task A_connection_that_cannot_be_accepted_does_not_keep_out_the_next(SocketError error)
    {
        using var closed = new CancellationTokenSource();
        using var connection = new Socket(SocketType.Stream, ProtocolType.Tcp);
        int asked = 0;
        var served = new List<Socket>();
        await AcceptLoop.RunAsync(
            _ => ++asked == 1 ? throw new SocketException((int)error) : ValueTask.FromResult(connection),
            socket =>
            {
                served.Add(socket);
                closed.Cancel();
            },
            closed.Token).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal([connection], served);
    }

    [Fact]
    public async Task It_ends_with_its_listener()
    {
        var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        Task loop = AcceptLoop.RunAsync(listener.AcceptSocketAsync, socket => socket.Dispose(), TestContext.Current.CancellationToken);
        listener.Dispose();
        await loop.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }
}
