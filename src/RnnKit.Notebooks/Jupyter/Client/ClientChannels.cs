using System.Text.Json.Nodes;
using System.Threading.Channels;
using NetMQ;
using NetMQ.Sockets;
using RnnKit.Kernel.Jupyter.Wire;

namespace RnnKit.Notebooks.Jupyter.Client;

/// <summary>A front end's sockets, of NetMQ, which connect again whenever the connection ends. One thread of theirs reads and writes them all.</summary>
internal sealed class ClientChannels : IDisposable
{
    private readonly Channel<JupyterMessage> _published = Channel.CreateUnbounded<JupyterMessage>();
    private readonly DealerSocket _shell = new();
    private readonly DealerSocket _control = new();
    private readonly SubscriberSocket _ioPub = new();
    private readonly NetMQQueue<(NetMQSocket To, byte[][] Frames)> _outgoing = new();
    private readonly NetMQPoller _poller = [];
    private readonly string _session = Guid.NewGuid().ToString();
    private readonly MessageWire _wire;
    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Connects to a kernel that listens where the file says, or will.</summary>
    public ClientChannels(ConnectionFile connection)
    {
        _wire = new MessageWire(new MessageSignatures(connection.Key));
        _ioPub.Options.ReceiveHighWatermark = 0;
        _ioPub.SubscribeToAnyTopic();
        Listen(_ioPub, message => _published.Writer.TryWrite(message));
        Listen(_shell, _ => _answered.TrySetResult());
        Listen(_control, _ => { });
        foreach ((NetMQSocket socket, int port) in new (NetMQSocket, int)[] { (_shell, connection.ShellPort), (_control, connection.ControlPort), (_ioPub, connection.IoPubPort) })
        {
            socket.Options.Linger = TimeSpan.FromSeconds(1);
            socket.Options.SendHighWatermark = 0; // Beyond a mark, requests would be dropped without a word.
            socket.Connect($"tcp://{connection.Address}:{port}");
        }
        _outgoing.ReceiveReady += (_, _) => SendWaiting();
        _poller.Add(_outgoing);
        _poller.RunAsync("front end");
    }

    /// <summary>What the kernel publishes.</summary>
    public ChannelReader<JupyterMessage> Published => _published.Reader;

    /// <summary>Done when a reply has come on the shell channel.</summary>
    public Task Answered => _answered.Task;

    /// <summary>Sends a request on the shell channel and gives it back.</summary>
    public JupyterMessage AskOnShell(string type, JsonObject content) => Send(_shell, type, content);

    /// <summary>Sends a request on the control channel.</summary>
    public void AskOnControl(string type, JsonObject content) => Send(_control, type, content);

    /// <summary>Sends what is still to be sent, and closes.</summary>
    public void Dispose()
    {
        _poller.Stop();
        SendWaiting();
        _poller.Dispose();
        _outgoing.Dispose();
        _shell.Dispose();
        _control.Dispose();
        _ioPub.Dispose();
    }

    private void Listen(NetMQSocket socket, Action<JupyterMessage> take)
    {
        socket.ReceiveReady += (_, _) =>
        {
            for (var frames = new List<byte[]>(); socket.TryReceiveMultipartBytes(ref frames); frames = [])
            {
                if (_wire.Read([.. frames!]) is { } message)
                    take(message);
            }
        };
        _poller.Add(socket);
    }

    private JupyterMessage Send(NetMQSocket to, string type, JsonObject content)
    {
        JupyterMessage request = JupyterMessage.New(_session, type, content, parent: null);
        _outgoing.Enqueue((to, _wire.Write(request)));
        return request;
    }

    private void SendWaiting()
    {
        while (_outgoing.TryDequeue(out (NetMQSocket To, byte[][] Frames) next, TimeSpan.Zero))
            next.To.TrySendMultipartBytes(next.Frames);
    }
}
