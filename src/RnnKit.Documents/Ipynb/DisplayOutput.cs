using System.Text.Json.Nodes;

namespace RnnKit.Documents.Ipynb;

/// <summary>A value shown by the cell, in one or more forms.</summary>
public class DisplayOutput : CellOutput
{
    /// <summary>A shown value; <paramref name="displayId"/> names it for later updates and is not stored in the file.</summary>
    public DisplayOutput(MimeBundle data, string? displayId = null)
        : this(new JsonObject { ["data"] = data.ToJson(), ["metadata"] = new JsonObject(), ["output_type"] = "display_data" }) => DisplayId = displayId;

    internal DisplayOutput(JsonObject json)
        : base(json) => Data = MimeBundle.FromJson((JsonObject)json["data"]!);

    /// <summary>The forms, by MIME type. Set a whole new bundle to replace it.</summary>
    public MimeBundle Data
    {
        get;
        set
        {
            field = value;
            Json.SetSorted("data", value.ToJson());
        }
    }

    /// <summary>The output's metadata.</summary>
    public JsonObject Metadata => Json.ObjectAt("metadata");

    /// <summary>What a later update names this output by; only while the kernel runs.</summary>
    public string? DisplayId { get; }

    internal override JsonObject ToJson()
    {
        JsonObject copy = base.ToJson();
        copy.SetSorted("data", Data.ToJson());
        return copy;
    }
}
