using System.Text.Json.Nodes;

namespace RnnKit.Documents.Ipynb;

/// <summary>One cell of a notebook. Fields that nbformat does not name are kept.</summary>
public sealed class NotebookCell
{
    private readonly JsonObject _json;
    private readonly List<CellOutput> _outputs = [];

    /// <summary>A new cell.</summary>
    public NotebookCell(CellKind kind, string id, string source)
        : this(kind, NewJson(kind, id))
    {
        Source = source;
    }

    private NotebookCell(CellKind kind, JsonObject json)
    {
        Kind = kind;
        _json = json;
    }

    /// <summary>What the cell holds.</summary>
    public CellKind Kind { get; }

    /// <summary>The cell's identity within its notebook.</summary>
    public string Id => MultilineText.AsString(_json["id"]) ?? "";

    /// <summary>The cell's text.</summary>
    public string Source
    {
        get => MultilineText.Join(_json["source"]) ?? "";
        set => _json.SetSorted("source", MultilineText.Split(value));
    }

    /// <summary>The cell's metadata.</summary>
    public JsonObject Metadata => _json.ObjectAt("metadata");

    /// <summary>The tags in the cell's metadata.</summary>
    public IReadOnlyList<string> Tags =>
        (_json["metadata"] as JsonObject)?["tags"] is JsonArray tags ? [.. tags.Select(MultilineText.AsString).OfType<string>()] : [];

    /// <summary>A file that the cell carries, by the name that its text gives it: its forms, each in Base64 or as text; null when it carries none of this name.</summary>
    public MimeBundle? Attachment(string name) =>
        (_json["attachments"] as JsonObject)?[name] is JsonObject forms ? MimeBundle.FromJson(forms) : null;

    /// <summary>The number under which a code cell last ran; null when it has not.</summary>
    public int? ExecutionCount
    {
        get => _json["execution_count"] is JsonValue value && value.TryGetValue(out int count) ? count : null;
        set => _json.SetSorted("execution_count", value);
    }

    /// <summary>What a code cell showed when it last ran.</summary>
    public IList<CellOutput> Outputs => _outputs;

    internal JsonObject ToJson()
    {
        var copy = (JsonObject)_json.DeepClone();
        if (Kind == CellKind.Code)
            copy.SetSorted("outputs", new JsonArray([.. _outputs.Select(output => output.ToJson())]));
        return copy;
    }

    /// <summary>
    /// Reads a cell; <paramref name="fallbackId"/> is its id when it has none (before nbformat 4.5). In a notebook that
    /// <paramref name="isNewer"/> than this, cells and outputs of types that are not known are kept as they are.
    /// </summary>
    /// <exception cref="FormatException">It is no cell of nbformat 4; the message says why.</exception>
    internal static NotebookCell FromJson(JsonObject json, string fallbackId, bool isNewer = false)
    {
        string? type = MultilineText.AsString(json["cell_type"]);
        CellKind kind = type switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            not null when isNewer => CellKind.Raw,
            _ => throw new FormatException($"its cell_type is {(type is null ? "missing" : $"'{type}'")}, not 'code', 'markdown' or 'raw'"),
        };
        if (MultilineText.Join(json["source"]) is null)
            throw new FormatException("its source is neither a string nor a list of lines");
        if (json["metadata"] is not (null or JsonObject))
            throw new FormatException("its metadata is no object");

        if (!json.ContainsKey("id"))
            json.SetSorted("id", fallbackId);
        var cell = new NotebookCell(kind, json);
        if (kind == CellKind.Code)
            cell.ReadOutputs(isNewer);
        return cell;
    }

    private void ReadOutputs(bool isNewer)
    {
        if (_json["outputs"] is not JsonArray outputs)
            throw new FormatException("it is a code cell without a list of outputs");
        for (int i = 0; i < outputs.Count; i++)
        {
            CellOutput? output = outputs[i] is JsonObject json ? CellOutput.FromJson((JsonObject)json.DeepClone()) : null;
            if (output is null && isNewer && outputs[i] is JsonObject unknown)
                output = new UnknownOutput((JsonObject)unknown.DeepClone());
            _outputs.Add(output ?? throw new FormatException($"its output {i + 1} is none of nbformat 4"));
        }
        if (!_json.ContainsKey("execution_count"))
            ExecutionCount = null;
    }

    private static JsonObject NewJson(CellKind kind, string id)
    {
        var json = new JsonObject { ["cell_type"] = kind.ToString().ToLowerInvariant() };
        if (kind == CellKind.Code)
            json["execution_count"] = null;
        json["id"] = id;
        json["metadata"] = new JsonObject();
        if (kind == CellKind.Code)
            json["outputs"] = new JsonArray();
        json["source"] = new JsonArray();
        return json;
    }
}
