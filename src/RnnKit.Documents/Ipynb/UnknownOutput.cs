using System.Text.Json.Nodes;

namespace RnnKit.Documents.Ipynb;

/// <summary>An output of a newer nbformat 4 than this: kept as it is, and not shown.</summary>
public sealed class UnknownOutput : CellOutput
{
    internal UnknownOutput(JsonObject json)
        : base(json)
    {
    }
}
