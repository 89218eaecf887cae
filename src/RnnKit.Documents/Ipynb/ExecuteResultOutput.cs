using System.Text.Json.Nodes;

namespace RnnKit.Documents.Ipynb;

/// <summary>The value of a cell's last expression, in one or more forms.</summary>
public sealed class ExecuteResultOutput : DisplayOutput
{
    /// <summary>The value of the cell that ran as number <paramref name="executionCount"/>.</summary>
    public ExecuteResultOutput(MimeBundle data, int? executionCount)
        : this(new JsonObject
        {
            ["data"] = data.ToJson(),
            ["execution_count"] = executionCount,
            ["metadata"] = new JsonObject(),
            ["output_type"] = "execute_result",
        })
    {
    }

    internal ExecuteResultOutput(JsonObject json)
        : base(json)
    {
    }

    /// <summary>The number under which the cell ran.</summary>
    public int? ExecutionCount => Json["execution_count"] is JsonValue value && value.TryGetValue(out int count) ? count : null;
}
