using System.Text.Json.Nodes;

namespace RnnKit.Documents.Ipynb;

/// <summary>Text written to the console.</summary>
public sealed class StreamOutput : CellOutput
{
    /// <summary>Text written to <paramref name="name"/>, which is <c>stdout</c> or <c>stderr</c>.</summary>
    public StreamOutput(string name, string text)
        : base(new JsonObject { ["name"] = name, ["output_type"] = "stream", ["text"] = MultilineText.Split(text) })
    {
    }

    internal StreamOutput(JsonObject json)
        : base(json)
    {
    }

    /// <summary><c>stdout</c> or <c>stderr</c>.</summary>
    public string Name => MultilineText.AsString(Json["name"]) ?? "stdout";

    /// <summary>The whole text.</summary>
    public string Text
    {
        get => MultilineText.Join(Json["text"]) ?? "";
        set => Json.SetSorted("text", MultilineText.Split(value));
    }
}
