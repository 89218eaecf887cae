using System.Text.Json.Nodes;

namespace RnnKit.Documents.Ipynb;

/// <summary>Why a cell failed.</summary>
public sealed class ErrorOutput : CellOutput
{
    /// <summary>A failure: its kind, its message, and the lines to show.</summary>
    public ErrorOutput(string errorName, string errorValue, IEnumerable<string> traceback)
        : base(new JsonObject
        {
            ["ename"] = errorName,
            ["evalue"] = errorValue,
            ["output_type"] = "error",
            ["traceback"] = new JsonArray([.. traceback.Select(line => (JsonNode)line)]),
        })
    {
    }

    internal ErrorOutput(JsonObject json)
        : base(json)
    {
    }

    /// <summary>The kind of failure, such as an exception's type.</summary>
    public string ErrorName => MultilineText.AsString(Json["ename"]) ?? "";

    /// <summary>The message.</summary>
    public string ErrorValue => MultilineText.AsString(Json["evalue"]) ?? "";

    /// <summary>The lines to show, without line ends.</summary>
    public IReadOnlyList<string> Traceback =>
        Json["traceback"] is JsonArray lines ? [.. lines.Select(line => MultilineText.AsString(line) ?? "")] : [];
}
