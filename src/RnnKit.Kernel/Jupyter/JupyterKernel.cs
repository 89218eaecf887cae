using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using RnnKit.Kernel.Engine;
using RnnKit.Kernel.Jupyter.Wire;

namespace RnnKit.Kernel.Jupyter;

/// <summary>
/// A kernel of the Jupyter protocol. Requests on the shell channel are followed one after another, in the order in which they came;
/// those on the control channel beside them, so that Stop and shutdown are heard while a cell runs.
/// </summary>
internal sealed class JupyterKernel : IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);
    private readonly KernelChannels _channels;
    private readonly FrontEndInput _input;
    private readonly CellExecutor _executor;
    private readonly TypingAssistant _assistant;
    private readonly Channel<Arrival> _waiting = Channel.CreateUnbounded<Arrival>();
    private readonly TaskCompletionSource _shutDown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _abortedUpTo;

    /// <summary>A kernel on these channels, with a session made at first need.</summary>
    public JupyterKernel(KernelChannels channels, Lazy<KernelSession> session)
    {
        _channels = channels;
        _input = new FrontEndInput(channels);
        _executor = new CellExecutor(session, channels, _input);
        _assistant = new TypingAssistant(() => session.Value.Kernel);
    }

    /// <summary>Starts a kernel where a connection file says, and goes on until a front end shuts it down or <paramref name="end"/> comes.</summary>
    /// <param name="connection">Where to listen.</param>
    /// <param name="options">What the session is given.</param>
    /// <param name="started">Gets the action that stops the running cell.</param>
    /// <param name="end">Ends the kernel.</param>
    /// <returns>The channels' counts of messages that were dropped.</returns>
    public static async Task<MessageWire> RunAsync(ConnectionFile connection, KernelOptions options, Action<Action> started, CancellationToken end)
    {
        var channels = new KernelChannels(connection);
        await using (channels.ConfigureAwait(false))
        {
            JupyterKernel? front = null;
            var session = new Lazy<KernelSession>(() => KernelSession.Create(options with { Late = (cell, output) => front!._executor.ShowLate(cell, output) }));
            using JupyterKernel kernel = front = new JupyterKernel(channels, session);
            started(kernel._executor.Interrupt);
            Task warming = Task.Run(() => session.Value, end);
            await kernel.RunAsync(end).ConfigureAwait(false);
            await warming.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return channels.Wire;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _input.Dispose();

    private async Task RunAsync(CancellationToken end)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(end);
        PublishStatus("starting", request: null);
        Task[] loops = [ReceiveAsync(stop.Token), FollowShellAsync(stop.Token), FollowControlAsync(stop.Token), _input.ListenAsync(stop.Token)];
        Task first = await Task.WhenAny([_shutDown.Task, .. loops]).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        if (!end.IsCancellationRequested)
            await first.ConfigureAwait(false);
    }

    private async Task ReceiveAsync(CancellationToken stop)
    {
        await foreach (JupyterMessage request in _channels.Shell.ReadAllAsync(stop).ConfigureAwait(false))
            _waiting.Writer.TryWrite(new Arrival(request, Stopwatch.GetTimestamp()));
    }

    /// <summary>What answers while code is typed is made ready in the first quiet moment, when no cell waits for it.</summary>
    private async Task FollowShellAsync(CancellationToken stop)
    {
        bool isWarm = false;
        while (true)
        {
            Task<bool> more = _waiting.Reader.WaitToReadAsync(stop).AsTask();
            if (!isWarm && await Task.WhenAny(more, Task.Delay(Quiet, stop)).ConfigureAwait(false) != more)
            {
                isWarm = true;
                await _assistant.WarmAsync().ConfigureAwait(false);
            }
            if (!await more.ConfigureAwait(false))
                return;
            while (_waiting.Reader.TryRead(out Arrival? arrival))
                await FollowAsync(arrival.Request, _channels.ReplyOnShell, arrival.Time).ConfigureAwait(false);
        }
    }

    private async Task FollowControlAsync(CancellationToken stop)
    {
        await foreach (JupyterMessage request in _channels.Control.ReadAllAsync(stop).ConfigureAwait(false))
            await FollowAsync(request, _channels.ReplyOnControl, long.MaxValue).ConfigureAwait(false);
    }

    /// <summary>Every request, known or not, is framed by busy and idle; the reply comes before idle.</summary>
    private async Task FollowAsync(JupyterMessage request, Action<JupyterMessage, JsonObject> reply, long arrived)
    {
        PublishStatus("busy", request);
        JsonObject? content;
        try
        {
            content = await AnswerAsync(request, arrived).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            content = Failure(request, e);
        }
        if (content is not null)
            reply(request, content);
        if (request.Type == "shutdown_request")
            _channels.Publish("shutdown_reply", content!.DeepClone().AsObject(), request);
        PublishStatus("idle", request);
        if (request.Type == "shutdown_request")
            _shutDown.TrySetResult();
    }

    private async Task<JsonObject?> AnswerAsync(JupyterMessage request, long arrived)
    {
        switch (request.Type)
        {
            case "kernel_info_request":
                return KernelDescription.ToJson();
            case "execute_request":
                return await ExecuteAsync(request, arrived).ConfigureAwait(false);
            case "is_complete_request":
                return Completeness.Of(request.Text("code"));
            case "complete_request":
                return await _assistant.CompleteAsync(request).ConfigureAwait(false);
            case "inspect_request":
                return await _assistant.InspectAsync(request).ConfigureAwait(false);
            case "history_request":
                return _executor.History.Answer(request);
            case "comm_info_request":
                return new JsonObject { ["status"] = "ok", ["comms"] = new JsonObject() };
            case "comm_open": // No comm targets here: refused, as the protocol asks.
                _channels.Publish("comm_close", new JsonObject { ["comm_id"] = request.Text("comm_id"), ["data"] = new JsonObject() }, request);
                return null;
            case "interrupt_request":
                return Interrupt();
            case "shutdown_request":
                return new JsonObject { ["status"] = "ok", ["restart"] = request.Flag("restart", otherwise: false) };
            default:
                return null;
        }
    }

    /// <summary>A request that cannot be followed, such as one with text that is no text, costs its sender the answer and nobody the kernel.</summary>
    private JsonObject? Failure(JupyterMessage request, Exception exception)
    {
        if (!request.Type.EndsWith("_request", StringComparison.Ordinal))
            return null;
        JsonObject content = OutputMessages.Failure(exception.GetType().FullName!, exception.Message, [$"The kernel cannot follow this {request.Type}: {exception.Message}"]);
        if (request.Type == "execute_request")
        {
            _channels.Publish("error", content.DeepClone().AsObject(), request);
            content["execution_count"] = _executor.ExecutionCount;
        }
        content["status"] = "error";
        return content;
    }

    /// <summary>When a cell fails, those that were already waiting behind it are not run, unless its request says otherwise.</summary>
    private async Task<JsonObject> ExecuteAsync(JupyterMessage request, long arrived)
    {
        if (arrived <= _abortedUpTo)
            return new JsonObject { ["status"] = "aborted", ["execution_count"] = _executor.ExecutionCount };
        JsonObject reply = await _executor.ExecuteAsync(request).ConfigureAwait(false);
        if (reply["status"]!.GetValue<string>() == "error" && request.Flag("stop_on_error", otherwise: true))
            _abortedUpTo = Stopwatch.GetTimestamp();
        return reply;
    }

    private JsonObject Interrupt()
    {
        _executor.Interrupt();
        return new JsonObject { ["status"] = "ok" };
    }

    private void PublishStatus(string state, JupyterMessage? request) =>
        _channels.Publish("status", new JsonObject { ["execution_state"] = state }, request);

    private sealed record Arrival(JupyterMessage Request, long Time);
}
