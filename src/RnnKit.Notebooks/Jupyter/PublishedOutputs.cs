using System.Text;
using System.Text.Json.Nodes;
using RnnKit.Notebooks.Display;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Jupyter;

/// <summary>
/// Publishes a running cell's outputs. Writes to a stream are gathered and go out a few times a second, so that a cell which prints
/// in a loop drowns neither itself nor the front end; every other output first sends what was written before it.
/// </summary>
internal sealed class PublishedOutputs : IOutputSink, IDisposable
{
    private const int LargestPiece = 256 * 1024;
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(50);
    private readonly Lock _lock = new();
    private readonly KernelChannels _channels;
    private readonly JupyterMessage _request;
    private readonly int _executionCount;
    private readonly StringBuilder _text = new();
    private readonly Timer _timer;
    private string _stream = "";
    private bool _over;

    /// <summary>For the cell that a request asks to run, under its number.</summary>
    public PublishedOutputs(KernelChannels channels, JupyterMessage request, int executionCount)
    {
        _channels = channels;
        _request = request;
        _executionCount = executionCount;
        _timer = new Timer(_ => FlushGathered());
    }

    /// <summary>The text form of the cell's value; null when it has none.</summary>
    public string? ResultText { get; private set; }

    /// <inheritdoc/>
    public void Stream(string name, string text)
    {
        lock (_lock)
        {
            if (_over)
                return;
            if (_stream != name)
                Flush();
            _stream = name;
            if (_text.Length == 0)
                _timer.Change(Gathering, Timeout.InfiniteTimeSpan);
            _text.Append(text);
            if (_text.Length >= LargestPiece)
                Flush();
        }
    }

    /// <inheritdoc/>
    public void Display(MimeBundle data, string displayId) => Publish("display_data", Shown(data, displayId));

    /// <inheritdoc/>
    public void Update(MimeBundle data, string displayId) => Publish("update_display_data", Shown(data, displayId));

    /// <inheritdoc/>
    public void Result(MimeBundle data)
    {
        ResultText = data.Text("text/plain");
        Publish("execute_result", new JsonObject { ["data"] = ToJson(data), ["metadata"] = new JsonObject(), ["execution_count"] = _executionCount });
    }

    /// <inheritdoc/>
    public void Clear(bool wait) => Publish("clear_output", new JsonObject { ["wait"] = wait });

    /// <inheritdoc/>
    public void Error(string name, string message, IReadOnlyList<string> traceback) =>
        Publish("error", Describe(name, message, traceback));

    /// <summary>Sends what is gathered; nothing follows.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            Flush();
            _over = true;
        }
        _timer.Dispose();
    }

    /// <summary>A failure as messages tell it.</summary>
    public static JsonObject Describe(string name, string message, IReadOnlyList<string> traceback) => new()
    {
        ["ename"] = name,
        ["evalue"] = message,
        ["traceback"] = new JsonArray([.. traceback.Select(line => JsonValue.Create(line))]),
    };

    /// <summary>A bundle as messages hold it: text in one piece.</summary>
    public static JsonObject ToJson(MimeBundle data)
    {
        var forms = new JsonObject();
        foreach ((string mimeType, JsonNode value) in data)
            forms[mimeType] = value.DeepClone();
        return forms;
    }

    private static JsonObject Shown(MimeBundle data, string displayId) => new()
    {
        ["data"] = ToJson(data),
        ["metadata"] = new JsonObject(),
        ["transient"] = new JsonObject { ["display_id"] = displayId },
    };

    private void Publish(string type, JsonObject content)
    {
        lock (_lock)
        {
            if (_over)
                return;
            Flush();
            _channels.Publish(type, content, _request);
        }
    }

    private void FlushGathered()
    {
        lock (_lock)
        {
            if (!_over)
                Flush();
        }
    }

    private void Flush()
    {
        if (_text.Length == 0)
            return;
        _channels.Publish("stream", new JsonObject { ["name"] = _stream, ["text"] = _text.ToString() }, _request);
        _text.Clear();
    }
}
