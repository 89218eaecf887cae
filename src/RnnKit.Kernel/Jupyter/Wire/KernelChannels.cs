using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using NetMQ;
using NetMQ.Sockets;
using RnnKit.Documents;

namespace RnnKit.Kernel.Jupyter.Wire;

/// <summary>
/// The kernel's five sockets, of NetMQ, each behind a <see cref="PeerGate"/> where the connection file says. One thread of theirs
/// reads and writes them all; what is sent from other threads goes through a queue, so that its order is kept.
/// </summary>
internal sealed class KernelChannels : IAsyncDisposable
{
    private const int MostWaiting = 100_000;
    private const int MostJoining = 4096;
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(1);
    private readonly Channel<JupyterMessage> _shellRequests = Channel.CreateUnbounded<JupyterMessage>();
    private readonly Channel<JupyterMessage> _controlRequests = Channel.CreateUnbounded<JupyterMessage>();
    private readonly Channel<JupyterMessage> _answers = Channel.CreateUnbounded<JupyterMessage>();
    private readonly RouterSocket _shell = new();
    private readonly RouterSocket _control = new();
    private readonly RouterSocket _stdin = new();
    private readonly RouterSocket _heartbeat = new();
    private readonly PublisherSocket _ioPub = new();
    private readonly NetMQQueue<(NetMQSocket To, byte[][] Frames)> _outgoing = new();
    private readonly NetMQPoller _poller = [];
    private readonly List<PeerGate> _gates = [];
    private readonly string _session = Guid.NewGuid().ToString();

    /// <summary>Binds all of them.</summary>
    /// <exception cref="BadInputException">A port is taken, or the address is not this machine's.</exception>
    public KernelChannels(ConnectionFile connection)
    {
        Wire = new MessageWire(new MessageSignatures(connection.Key));
        try
        {
            // All ports of the file before any other: one that the machine picks for a socket behind a gate could be the next one's.
            TcpListener[] listeners = Claim(connection.Address, connection.ShellPort, connection.ControlPort, connection.StdinPort, connection.HeartbeatPort, connection.IoPubPort);
            Open(_shell, listeners[0], "DEALER", "REQ", "ROUTER");
            Open(_control, listeners[1], "DEALER", "REQ", "ROUTER");
            Open(_stdin, listeners[2], "DEALER", "REQ", "ROUTER");
            Open(_heartbeat, listeners[3], "DEALER", "REQ", "ROUTER");
            Open(_ioPub, listeners[4], "SUB", "XSUB");
        }
        catch
        {
            DisposeAsync().AsTask().GetAwaiter().GetResult();
            throw;
        }
        Listen(_shell, frames => Take(frames, _shellRequests));
        Listen(_control, frames => Take(frames, _controlRequests));
        Listen(_stdin, frames => Take(frames, _answers));
        Listen(_heartbeat, frames => _heartbeat.TrySendMultipartBytes(frames));
        _outgoing.ReceiveReady += (_, _) => SendWaiting();
        _poller.Add(_outgoing);
        _poller.RunAsync("jupyter");
    }

    /// <summary>Requests on the shell channel.</summary>
    public ChannelReader<JupyterMessage> Shell => _shellRequests.Reader;

    /// <summary>Requests on the control channel.</summary>
    public ChannelReader<JupyterMessage> Control => _controlRequests.Reader;

    /// <summary>Answers on the stdin channel.</summary>
    public ChannelReader<JupyterMessage> Stdin => _answers.Reader;

    /// <summary>How messages look as frames, with the counts of those dropped.</summary>
    public MessageWire Wire { get; }

    /// <summary>Publishes to all front ends, as part of what a request caused.</summary>
    public void Publish(string type, JsonObject content, JupyterMessage? parent) =>
        Send(_ioPub, JupyterMessage.New(_session, type, content, Header(parent), Encoding.ASCII.GetBytes(type)));

    /// <summary>Answers a request of the shell channel.</summary>
    public void ReplyOnShell(JupyterMessage request, JsonObject content) => Reply(_shell, request, content);

    /// <summary>Answers a request of the control channel.</summary>
    public void ReplyOnControl(JupyterMessage request, JsonObject content) => Reply(_control, request, content);

    /// <summary>A question for who sent a request.</summary>
    public JupyterMessage Question(JupyterMessage request, JsonObject content) =>
        JupyterMessage.New(_session, "input_request", content, Header(request), [.. request.Identities]);

    /// <summary>Asks it.</summary>
    public void Ask(JupyterMessage question) => Send(_stdin, question);

    /// <summary>Sends for up to a second what is still to be sent, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_poller.IsRunning)
        {
            _poller.Stop();
            SendWaiting();
        }
        _poller.Dispose();
        _outgoing.Dispose();
        foreach (NetMQSocket socket in new NetMQSocket[] { _shell, _control, _stdin, _heartbeat, _ioPub })
            socket.Dispose();
        foreach (PeerGate gate in _gates)
            await gate.DisposeAsync().ConfigureAwait(false);
    }

    private static TcpListener[] Claim(IPAddress address, params int[] ports)
    {
        var listeners = new List<TcpListener>();
        foreach (int port in ports)
        {
            try
            {
                listeners.Add(new TcpListener(address, port));
                listeners[^1].Start();
            }
            catch (SocketException e)
            {
                listeners.ForEach(listener => listener.Dispose());
                string advice = e.SocketErrorCode == SocketError.AddressAlreadyInUse
                    ? " If another kernel was started with this connection file, end it, or let the front end start this one with a file of its own."
                    : "";
                throw new BadInputException($"The kernel cannot listen at {address}:{port}: {e.Message}.{advice}", e);
            }
        }
        return [.. listeners];
    }

    private void Open(NetMQSocket socket, TcpListener listener, params string[] peerTypes)
    {
        socket.Options.Linger = Linger;
        socket.Options.SendHighWatermark = MostWaiting;
        socket.Options.Backlog = MostJoining; // NetMQ's own 100 are soon full: then the system may drop a peer that it has told to go on
        if (socket is RouterSocket router)
            router.Options.RouterHandover = true; // A front end that comes back under its name gets its messages.
        _gates.Add(new PeerGate(listener, socket.BindRandomPort("tcp://127.0.0.1"), peerTypes));
    }

    private void Listen(RouterSocket socket, Action<List<byte[]>> take)
    {
        socket.ReceiveReady += (_, _) =>
        {
            for (var frames = new List<byte[]>(); socket.TryReceiveMultipartBytes(ref frames); frames = [])
                take(frames!);
        };
        _poller.Add(socket);
    }

    private void Take(List<byte[]> frames, Channel<JupyterMessage> requests)
    {
        if (Wire.Read([.. frames]) is { } message)
            requests.Writer.TryWrite(message);
    }

    private void Send(NetMQSocket to, JupyterMessage message) => _outgoing.Enqueue((to, Wire.Write(message)));

    private void SendWaiting()
    {
        while (_outgoing.TryDequeue(out (NetMQSocket To, byte[][] Frames) next, TimeSpan.Zero))
            next.To.TrySendMultipartBytes(next.Frames);
    }

    private void Reply(RouterSocket socket, JupyterMessage request, JsonObject content)
    {
        string type = request.Type.Replace("_request", "_reply", StringComparison.Ordinal);
        Send(socket, JupyterMessage.New(_session, type, content, Header(request), [.. request.Identities]));
    }

    private static JsonObject? Header(JupyterMessage? message) => message?.Header.DeepClone().AsObject();
}
