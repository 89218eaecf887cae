using System.Globalization;
using System.Text.Json.Nodes;
using RnnKit.Notebooks.CSharp;
using RnnKit.Notebooks.Display;

namespace RnnKit.Notebooks.Jupyter;

/// <summary>Answers <c>execute_request</c>: counts cells, runs them, evaluates what the front end asks to know afterwards.</summary>
internal sealed class CellExecutor(Lazy<KernelSession> session, KernelChannels channels, FrontEndInput input)
{
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

    /// <summary>Runs a cell and gives the reply's content.</summary>
    public async Task<JsonObject> ExecuteAsync(JupyterMessage request)
    {
        string code = request.Text("code");
        bool silent = request.Flag("silent", otherwise: false);
        bool counts = !silent && request.Flag("store_history", otherwise: true);
        if (counts)
            ExecutionCount++;
        if (!silent)
            channels.Publish("execute_input", new JsonObject { ["code"] = code, ["execution_count"] = ExecutionCount }, request);

        var cell = new CellSource(string.Create(CultureInfo.InvariantCulture, $"cell [{ExecutionCount}]"), code);
        CellResult result;
        using (var outputs = new PublishedOutputs(channels, request, ExecutionCount))
        {
            result = await RunAsync(cell, silent ? new CapturedValue() : outputs, input.For(request)).ConfigureAwait(false);
            if (counts)
                History.Add(ExecutionCount, code, outputs.ResultText);
        }

        JsonObject reply = result.Failure is { } failure
            ? PublishedOutputs.Describe(failure.Name, failure.Message, failure.Traceback)
            : new JsonObject { ["payload"] = new JsonArray(), ["user_expressions"] = await EvaluateAsync(request).ConfigureAwait(false) };
        reply["status"] = result.Failure is null ? "ok" : "error";
        reply["execution_count"] = ExecutionCount;
        return reply;
    }

    private async Task<CellResult> RunAsync(CellSource cell, IOutputSink output, IInputSource? from)
    {
        using var interrupt = new CancellationTokenSource();
        lock (_lock)
            _running = interrupt;
        try
        {
            return await session.Value.RunAsync(cell, output, limit: null, from, interrupt.Token).ConfigureAwait(false);
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
        if (request.Content["user_expressions"] is not JsonObject expressions)
            return values;
        foreach ((string name, JsonNode? expression) in expressions)
        {
            var captured = new CapturedValue();
            CellResult result = await RunAsync(new CellSource($"expression '{name}'", expression?.ToString() ?? ""), captured, from: null).ConfigureAwait(false);
            JsonObject value = result.Failure is { } failure
                ? PublishedOutputs.Describe(failure.Name, failure.Message, failure.Traceback)
                : new JsonObject { ["data"] = captured.Value is { } data ? PublishedOutputs.ToJson(data) : [], ["metadata"] = new JsonObject() };
            value["status"] = result.Failure is null ? "ok" : "error";
            values[name] = value;
        }
        return values;
    }
}
