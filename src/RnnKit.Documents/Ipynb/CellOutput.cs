using System.Text.Json.Nodes;

namespace RnnKit.Documents.Ipynb;

/// <summary>One output of a code cell. Fields that nbformat does not name are kept.</summary>
public abstract class CellOutput
{
    private protected CellOutput(JsonObject json) => Json = json;

    /// <summary>The output as it stands in the file; the typed members read from it and write to it.</summary>
    private protected JsonObject Json { get; }

    /// <summary>A copy of the output as it will stand in the file.</summary>
    internal virtual JsonObject ToJson() => (JsonObject)Json.DeepClone();

    /// <summary>Reads an output; null when it is none that nbformat 4 knows.</summary>
    internal static CellOutput? FromJson(JsonObject json) => MultilineText.AsString(json["output_type"]) switch
    {
        "stream" when MultilineText.Join(json["text"]) is not null => new StreamOutput(json),
        "display_data" when json["data"] is JsonObject => new DisplayOutput(json),
        "execute_result" when json["data"] is JsonObject => new ExecuteResultOutput(json),
        "error" => new ErrorOutput(json),
        _ => null,
    };
}
