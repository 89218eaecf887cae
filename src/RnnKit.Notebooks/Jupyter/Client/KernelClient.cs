using System.Diagnostics;
using System.Text.Json.Nodes;
using RnnKit.Documents;
using RnnKit.Documents.Ipynb;
using RnnKit.Kernel.Cells;
using RnnKit.Kernel.Jupyter.Wire;
using RnnKit.Kernel.Outputs;
using CellOutput = RnnKit.Kernel.Outputs.CellOutput;
using DisplayOutput = RnnKit.Kernel.Outputs.DisplayOutput;
using ErrorOutput = RnnKit.Kernel.Outputs.ErrorOutput;
using StreamOutput = RnnKit.Kernel.Outputs.StreamOutput;

namespace RnnKit.Notebooks.Jupyter.Client;

/// <summary>A front end without a face: starts an installed kernel, has it run cells, and passes their outputs on.</summary>
internal sealed class KernelClient : IDisposable
{
    private static readonly TimeSpan ToStart = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ToStop = TimeSpan.FromSeconds(10);
    private readonly ClientChannels _channels;
    private readonly KernelProcess _process;

    private KernelClient(KernelProcess process, ConnectionFile connection) => (_process, _channels) = (process, new ClientChannels(connection));

    /// <summary>Starts a kernel in a folder and waits until it answers.</summary>
    /// <exception cref="BadInputException">It cannot be started, ends at once, or does not answer in time.</exception>
    public static async Task<KernelClient> StartAsync(InstalledKernel kernel, string folder, CancellationToken cancellation)
    {
        ConnectionFile connection = ConnectionFile.ForNewKernel();
        var client = new KernelClient(KernelProcess.Start(kernel, connection, folder), connection);
        try
        {
            await client.WaitUntilReadyAsync(kernel.Name, cancellation).ConfigureAwait(false);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Has a cell run.</summary>
    /// <param name="cell">The cell; it gets the number that the kernel gives it.</param>
    /// <param name="output">Takes what the cell shows.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="interrupt">Stops it.</param>
    /// <returns>How it ended; a kernel that does not stop when asked is of no more use.</returns>
    public async Task<CellResult> RunAsync(NotebookCell cell, Action<CellOutput> output, TimeSpan limit, CancellationToken interrupt)
    {
        long start = Stopwatch.GetTimestamp();
        JupyterMessage request = _channels.AskOnShell("execute_request", new JsonObject
        {
            ["code"] = cell.Source,
            ["silent"] = false,
            ["store_history"] = true,
            ["user_expressions"] = new JsonObject(),
            ["allow_stdin"] = false,
            ["stop_on_error"] = true,
        });
        var failure = new Reported();
        Task over = FollowAsync(request, cell, output, failure);
        CellStatus? stopped = null;
        try
        {
            await over.WaitAsync(limit, interrupt).ConfigureAwait(false);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            stopped = e is TimeoutException ? CellStatus.TimedOut : CellStatus.Interrupted;
            _channels.AskOnControl("interrupt_request", []);
            await over.WaitAsync(ToStop, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            failure.Told ??= Short(stopped == CellStatus.TimedOut ? "Time limit" : "Stopped", stopped == CellStatus.TimedOut ? $"the cell took more than {limit.TotalSeconds:0.#} s." : "the cell was stopped.");
        }
        catch (EndOfStreamException e)
        {
            failure.Told = Short("Kernel", e.Message);
            output(OutputTranslator.Translate(failure.Told));
        }
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        return new CellResult(stopped ?? (failure.Told is null ? CellStatus.Succeeded : CellStatus.Failed), failure.Told, elapsed);
    }

    /// <summary>Asks the kernel to end; one that has never answered is ended without being asked.</summary>
    public void Dispose()
    {
        try
        {
            if (!_process.HasEnded && _channels.Answered.IsCompletedSuccessfully)
                _channels.AskOnControl("shutdown_request", new JsonObject { ["restart"] = false });
            else if (!_process.HasEnded)
                _process.Kill();
        }
        finally
        {
            _channels.Dispose();
            _process.Dispose();
        }
    }

    /// <summary>Asks who it is until it has answered and its publications come through.</summary>
    private async Task WaitUntilReadyAsync(string name, CancellationToken cancellation)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        late.CancelAfter(ToStart);
        Task ready = Task.WhenAll(_channels.Published.WaitToReadAsync(late.Token).AsTask(), _channels.Answered);
        try
        {
            do
            {
                if (_process.HasEnded)
                    throw new BadInputException($"The kernel {name} ended as soon as it was started: {_process.Words}");
                _channels.AskOnShell("kernel_info_request", []);
                await Task.WhenAny(ready, Task.Delay(BetweenQuestions, late.Token)).ConfigureAwait(false);
                late.Token.ThrowIfCancellationRequested();
            }
            while (!ready.IsCompletedSuccessfully);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new BadInputException($"The kernel {name} did not answer within {ToStart.TotalSeconds:0} seconds: {_process.Words}");
        }
    }

    /// <summary>Passes on what a request causes, until the kernel says that it is idle again.</summary>
    private async Task FollowAsync(JupyterMessage request, NotebookCell cell, Action<CellOutput> output, Reported failure)
    {
        string id = request.Header["msg_id"]!.GetValue<string>();
        while (true)
        {
            JupyterMessage message = await NextAsync().ConfigureAwait(false);
            if (message.ParentHeader?["msg_id"]?.GetValue<string>() != id)
                continue;
            JsonObject content = message.Content;
            switch (message.Type)
            {
                case "status" when message.Text("execution_state") == "idle":
                    return;
                case "execute_input":
                    cell.ExecutionCount = message.Number("execution_count", 0);
                    break;
                case "stream":
                    output(new StreamOutput(message.Text("name", "stdout"), message.Text("text")));
                    break;
                case "display_data":
                    output(new DisplayOutput(DisplayId(content), Data(content)));
                    break;
                case "update_display_data":
                    output(new UpdateOutput(DisplayId(content), Data(content)));
                    break;
                case "clear_output":
                    output(new ClearOutput(message.Flag("wait", otherwise: false)));
                    break;
                case "execute_result":
                    output(new ResultOutput(Data(content)));
                    break;
                case "error":
                    string[] traceback = [.. (content["traceback"] as JsonArray ?? []).Select(line => line?.ToString() ?? "")];
                    output(new ErrorOutput(message.Text("ename"), message.Text("evalue"), traceback));
                    failure.Told = new CellFailure(message.Text("ename"), message.Text("evalue"), traceback);
                    break;
            }
        }
    }

    /// <summary>The next message; a kernel that has ended sends none any more.</summary>
    private async Task<JupyterMessage> NextAsync()
    {
        JupyterMessage? message;
        while (!_channels.Published.TryRead(out message))
        {
            Task<bool> more = _channels.Published.WaitToReadAsync().AsTask();
            while (await Task.WhenAny(more, Task.Delay(BetweenQuestions)).ConfigureAwait(false) != more)
                if (_process.HasEnded)
                    throw new EndOfStreamException($"the kernel has ended: {_process.Words}");
        }
        return message;
    }

    private static JsonObject Data(JsonObject content) => content["data"]?.DeepClone() as JsonObject ?? [];

    private static string DisplayId(JsonObject content) => content["transient"]?["display_id"]?.ToString() ?? Guid.NewGuid().ToString();

    private static CellFailure Short(string name, string message) => new(name, message, [$"{name}: {message}"]);

    /// <summary>The failure that the kernel told of.</summary>
    private sealed class Reported
    {
        public CellFailure? Told { get; set; }
    }
}
