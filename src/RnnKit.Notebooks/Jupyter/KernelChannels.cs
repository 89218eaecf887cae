using RnnKit.Documents;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using RnnKit.Notebooks.Zmtp;

namespace RnnKit.Notebooks.Jupyter;

/// <summary>The kernel's five sockets, where the connection file says.</summary>
internal sealed class KernelChannels : IAsyncDisposable
{
    private readonly RouterSocket _shell = new();
    private readonly RouterSocket _control = new();
    private readonly RouterSocket _stdin = new();
    private readonly PubSocket _ioPub = new();
    private readonly RepSocket _heartbeat = new(request => request);
    private readonly string _session = Guid.NewGuid().ToString();

    /// <summary>Binds all of them.</summary>
    /// <exception cref="BadInputException">A port is taken, or the address is not this machine's.</exception>
    public KernelChannels(ConnectionFile connection)
    {
        Wire = new MessageWire(new MessageSignatures(connection.Key));
        foreach ((ZmtpSocket socket, int port) in new (ZmtpSocket, int)[]
        {
            (_shell, connection.ShellPort), (_control, connection.ControlPort), (_stdin, connection.StdinPort),
            (_ioPub, connection.IoPubPort), (_heartbeat, connection.HeartbeatPort),
        })
        {
            try
            {
                socket.Bind(new IPEndPoint(connection.Address, port));
            }
            catch (SocketException e)
            {
                throw new BadInputException($"The kernel cannot listen at {connection.Address}:{port}: {e.Message}", e);
            }
        }
    }

    /// <summary>Requests on the shell channel.</summary>
    public IAsyncEnumerable<JupyterMessage> ShellAsync(CancellationToken cancellation) => ReadAsync(_shell, cancellation);

    /// <summary>Requests on the control channel.</summary>
    public IAsyncEnumerable<JupyterMessage> ControlAsync(CancellationToken cancellation) => ReadAsync(_control, cancellation);

    /// <summary>Answers on the stdin channel.</summary>
    public IAsyncEnumerable<JupyterMessage> StdinAsync(CancellationToken cancellation) => ReadAsync(_stdin, cancellation);

    /// <summary>How messages look as frames, with the counts of those dropped.</summary>
    public MessageWire Wire { get; }

    /// <summary>Publishes to all front ends, as part of what a request caused.</summary>
    public void Publish(string type, JsonObject content, JupyterMessage? parent) =>
        _ioPub.Publish(Wire.Write(JupyterMessage.New(_session, type, content, Header(parent), Encoding.ASCII.GetBytes(type))));

    /// <summary>Answers a request of the shell channel.</summary>
    public void ReplyOnShell(JupyterMessage request, JsonObject content) => Reply(_shell, request, content);

    /// <summary>Answers a request of the control channel.</summary>
    public void ReplyOnControl(JupyterMessage request, JsonObject content) => Reply(_control, request, content);

    /// <summary>A question for who sent a request.</summary>
    public JupyterMessage Question(JupyterMessage request, JsonObject content) =>
        JupyterMessage.New(_session, "input_request", content, Header(request), [.. request.Identities]);

    /// <summary>Asks it.</summary>
    public void Ask(JupyterMessage question) => _stdin.Send(Wire.Write(question));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (ZmtpSocket socket in new ZmtpSocket[] { _shell, _control, _stdin, _ioPub, _heartbeat })
            await socket.DisposeAsync().ConfigureAwait(false);
    }

    private async IAsyncEnumerable<JupyterMessage> ReadAsync(
        RouterSocket socket, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (byte[][] frames in socket.Incoming.ReadAllAsync(cancellation).ConfigureAwait(false))
        {
            if (Wire.Read(frames) is { } message)
                yield return message;
        }
    }

    private void Reply(RouterSocket socket, JupyterMessage request, JsonObject content)
    {
        string type = request.Type.Replace("_request", "_reply", StringComparison.Ordinal);
        socket.Send(Wire.Write(JupyterMessage.New(_session, type, content, Header(request), [.. request.Identities])));
    }

    private static JsonObject? Header(JupyterMessage? message) => message?.Header.DeepClone().AsObject();
}
