using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RnnKit.Kernel.Jupyter.Wire;

namespace RnnKit.Kernel.Jupyter;

/// <summary>The cells run since the kernel started. It is the only session that the kernel remembers: number 1, also called 0.</summary>
internal sealed class CellHistory
{
    private const int Session = 1;
    private readonly List<Entry> _entries = [];

    /// <summary>Adds a cell.</summary>
    public void Add(int line, string input, string? output) => _entries.Add(new Entry(line, input, output));

    /// <summary>Answers a <c>history_request</c>.</summary>
    public JsonObject Answer(JupyterMessage request)
    {
        bool withOutput = request.Flag("output", otherwise: false);
        IEnumerable<JsonNode> history = Select(request).Select(entry => (JsonNode)new JsonArray(
            Session,
            entry.Line,
            withOutput ? new JsonArray(entry.Input, entry.Output) : JsonValue.Create(entry.Input)));
        return new JsonObject { ["status"] = "ok", ["history"] = new JsonArray([.. history]) };
    }

    private IEnumerable<Entry> Select(JupyterMessage request)
    {
        int most = request.Number("n", int.MaxValue);
        switch (request.Text("hist_access_type"))
        {
            case "tail":
                return _entries.TakeLast(most);
            case "range" when request.Number("session", 0) is 0 or Session:
                (int start, int stop) = (request.Number("start", 0), request.Number("stop", int.MaxValue));
                return _entries.Where(entry => entry.Line >= start && entry.Line < stop);
            case "search":
                string pattern = Regex.Escape(request.Text("pattern", "*")).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal);
                var glob = new Regex($"^{pattern}$", RegexOptions.Singleline | RegexOptions.NonBacktracking);
                IEnumerable<Entry> found = _entries.Where(entry => glob.IsMatch(entry.Input));
                return (request.Flag("unique", otherwise: false) ? found.Reverse().DistinctBy(entry => entry.Input).Reverse() : found).TakeLast(most);
            default:
                return [];
        }
    }

    private sealed record Entry(int Line, string Input, string? Output);
}
