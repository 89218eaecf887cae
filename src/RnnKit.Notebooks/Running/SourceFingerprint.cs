using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Running;

/// <summary>
/// Says in a notebook's metadata which code its outputs come from: a hash over the code cells, their ids and sources, in order.
/// Prose may change without it.
/// </summary>
public static class SourceFingerprint
{
    private const string Owner = "rnnkit";
    private const string Key = "executed_sources";

    /// <summary>The fingerprint of the code as it stands.</summary>
    public static string Of(NotebookDocument notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var text = new StringBuilder();
        foreach (NotebookCell cell in notebook.Cells.Where(cell => cell.Kind == CellKind.Code))
            text.Append(cell.Id).Append('\0').Append(cell.Source).Append('\0');
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Notes that the outputs come from the code as it stands.</summary>
    public static void Record(NotebookDocument executed)
    {
        string fingerprint = Of(executed);
        executed.Metadata.ObjectAt(Owner).SetSorted(Key, fingerprint);
    }

    /// <summary>The fingerprint of the code that the outputs come from; null when none is noted.</summary>
    public static string? Recorded(NotebookDocument notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        return notebook.Metadata[Owner] is JsonObject ours ? MultilineText.AsString(ours[Key]) : null;
    }
}
