using System.Text.Json.Nodes;
using RnnKit.Kernel.Outputs;

namespace RnnKit.Kernel.Jupyter;

/// <summary>What a cell shows, as messages tell it.</summary>
internal static class OutputMessages
{
    /// <summary>The type and the content of the message for an output of the cell with this number.</summary>
    public static (string Type, JsonObject Content) Of(CellOutput output, int executionCount) => output switch
    {
        StreamOutput stream => ("stream", new() { ["name"] = stream.Name, ["text"] = stream.Text }),
        DisplayOutput display => ("display_data", Shown(display.Data, display.DisplayId)),
        UpdateOutput update => ("update_display_data", Shown(update.Data, update.DisplayId)),
        ResultOutput result => ("execute_result", new() { ["data"] = result.Data.DeepClone(), ["metadata"] = new JsonObject(), ["execution_count"] = executionCount }),
        ErrorOutput error => ("error", Failure(error.Name, error.Message, error.Traceback)),
        ClearOutput clear => ("clear_output", new() { ["wait"] = clear.Wait }),
        _ => throw new ArgumentException($"No message tells a {output.GetType().Name}.", nameof(output)),
    };

    /// <summary>A failure.</summary>
    public static JsonObject Failure(string name, string message, IReadOnlyList<string> traceback) => new()
    {
        ["ename"] = name,
        ["evalue"] = message,
        ["traceback"] = new JsonArray([.. traceback.Select(line => JsonValue.Create(line))]),
    };

    private static JsonObject Shown(JsonObject data, string displayId) => new()
    {
        ["data"] = data.DeepClone(),
        ["metadata"] = new JsonObject(),
        ["transient"] = new JsonObject { ["display_id"] = displayId },
    };
}
