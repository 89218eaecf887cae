using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using RnnKit.Kernel.Cells;
using RnnKit.Kernel.Engine;
using RnnKit.Kernel.Jupyter.Wire;
using RnnKit.Kernel.Outputs;

namespace RnnKit.Kernel.Jupyter;

/// <summary>Answers <c>execute_request</c>: counts cells, runs them, evaluates what the front end asks to know afterwards.</summary>
internal sealed class CellExecutor(Lazy<KernelSession> session, KernelChannels channels, FrontEndInput input)
{
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(50);
    private readonly ConditionalWeakTable<CellSource, GatheredStreams> _outputs = [];
    private readonly Lock _lock = new();
    private CancellationTokenSource? _running;

    /// <summary>The number of the last cell that was counted.</summary>
    public int ExecutionCount { get; private set; }

    /// <summary>The cells so far.</summary>
    public CellHistory History { get; } = new();

    /// <summary>Stops the cell that runs; nothing happens when none does.</summary>
    public void Interrupt()
    {
        lock (_lock)
            _ = _running?.CancelAsync();
    }

    /// <summary>Publishes what a cell shows after its end, as a part of what its request caused.</summary>
    public void ShowLate(CellSource cell, CellOutput output)
    {
        if (_outputs.TryGetValue(cell, out GatheredStreams? outputs))
            outputs.Add(output);
    }

    /// <summary>Runs a cell and gives the reply's content.</summary>
    public async Task<JsonObject> ExecuteAsync(JupyterMessage request)
    {
        string code = request.Text("code");
        bool silent = request.Flag("silent", otherwise: false);
        bool counts = !silent && request.Flag("store_history", otherwise: true);
        if (counts)
            ExecutionCount++;
        int number = ExecutionCount;
        if (!silent)
            channels.Publish("execute_input", new JsonObject { ["code"] = code, ["execution_count"] = number }, request);

        JsonObject? value = null;
        var cell = new CellSource(string.Create(CultureInfo.InvariantCulture, $"cell [{number}]"), code);
        GatheredStreams outputs = _outputs.GetValue(cell, _ => new GatheredStreams(Publish, Gathering));
        CellResult result = await RunAsync(cell, outputs.Add, input.For(request)).ConfigureAwait(false);
        outputs.Flush();
        if (counts)
            History.Add(number, code, Documents.Ipynb.MultilineText.AsString(value?["text/plain"]));

        JsonObject reply = result.Failure is { } failure
            ? OutputMessages.Failure(failure.Name, failure.Message, failure.Traceback)
            : new JsonObject { ["payload"] = new JsonArray(), ["user_expressions"] = await EvaluateAsync(request).ConfigureAwait(false) };
        reply["status"] = result.Failure is null ? "ok" : "error";
        reply["execution_count"] = number;
        return reply;

        void Publish(CellOutput output)
        {
            if (silent)
                return;
            value = (output as ResultOutput)?.Data ?? value;
            (string type, JsonObject content) = OutputMessages.Of(output, number);
            channels.Publish(type, content, request);
        }
    }

    private async Task<CellResult> RunAsync(CellSource cell, Action<CellOutput> publish, IInputSource? from)
    {
        using var interrupt = new CancellationTokenSource();
        lock (_lock)
            _running = interrupt;
        try
        {
            return await session.Value.RunAsync(cell, publish, limit: null, from, interrupt.Token).ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
                _running = null;
        }
    }

    private async Task<JsonObject> EvaluateAsync(JupyterMessage request)
    {
        var values = new JsonObject();
        foreach ((string name, JsonNode? expression) in request.Content["user_expressions"] as JsonObject ?? [])
        {
            JsonObject data = [];
            CellResult result = await RunAsync(
                new CellSource($"expression '{name}'", expression?.ToString() ?? ""), output => data = (output as ResultOutput)?.Data ?? data, from: null).ConfigureAwait(false);
            JsonObject value = result.Failure is { } failure
                ? OutputMessages.Failure(failure.Name, failure.Message, failure.Traceback)
                : new JsonObject { ["data"] = data.DeepClone(), ["metadata"] = new JsonObject() };
            value["status"] = result.Failure is null ? "ok" : "error";
            values[name] = value;
        }
        return values;
    }
}
