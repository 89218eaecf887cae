using System.Globalization;
using System.Text.Json.Nodes;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Checks.Rules;

/// <summary>The file keeps to the schema of nbformat 4.5: which members its parts must and may have, and of which type.</summary>
internal static class FormatRule
{
    private static readonly Dictionary<string, Func<JsonNode?, bool>> Types = new()
    {
        ["cell_type"] = IsText,
        ["id"] = IsText,
        ["metadata"] = node => node is JsonObject,
        ["source"] = node => MultilineText.Join(node) is not null,
        ["outputs"] = node => node is JsonArray,
        ["execution_count"] = node => node is null || (node is JsonValue value && value.TryGetValue(out int count) && count >= 0),
        ["attachments"] = node => node is JsonObject,
        ["output_type"] = IsText,
        ["name"] = IsText,
        ["text"] = node => MultilineText.Join(node) is not null,
        ["data"] = node => node is JsonObject,
        ["ename"] = IsText,
        ["evalue"] = IsText,
        ["traceback"] = node => node is JsonArray lines && lines.All(IsText),
    };

    private static readonly Dictionary<string, (string[] Required, string[] Optional)> Members = new()
    {
        ["code"] = (["cell_type", "execution_count", "id", "metadata", "outputs", "source"], []),
        ["markdown"] = (["cell_type", "id", "metadata", "source"], ["attachments"]),
        ["raw"] = (["cell_type", "id", "metadata", "source"], ["attachments"]),
        ["stream"] = (["output_type", "name", "text"], []),
        ["display_data"] = (["output_type", "data", "metadata"], []),
        ["execute_result"] = (["output_type", "data", "metadata", "execution_count"], []),
        ["error"] = (["output_type", "ename", "evalue", "traceback"], []),
    };

    public static IEnumerable<Complaint> Check(NotebookDocument notebook)
    {
        // What was loaded has been brought up to date; the file itself is judged.
        string text = notebook.FilePath is null ? notebook.ToJson() : File.ReadAllText(notebook.FilePath);
        var json = (JsonObject)JupyterJson.Parse(text)!;
        foreach (string key in json.Select(member => member.Key).Except(["cells", "metadata", "nbformat", "nbformat_minor"]))
            yield return new Complaint(null, $"nbformat 4.5 has no member '{key}' at the top.");
        if (json["nbformat_minor"] is not JsonValue minor || !minor.TryGetValue(out int version) || version != 5)
            yield return new Complaint(null, $"its format is nbformat 4.{json["nbformat_minor"]?.ToJsonString() ?? "?"}, not 4.5.");
        if (text.Contains('\r', StringComparison.Ordinal) || !text.EndsWith("}\n", StringComparison.Ordinal))
            yield return new Complaint(null, "its lines must end in LF, the last one too.");

        var cells = (JsonArray)json["cells"]!;
        for (int i = 0; i < cells.Count; i++)
        {
            var cell = (JsonObject)cells[i]!;
            string id = MultilineText.AsString(cell["id"]) ?? string.Create(CultureInfo.InvariantCulture, $"number {i + 1}");
            foreach (string problem in Problems(cell, "cell_type").Concat((cell["outputs"] as JsonArray ?? []).SelectMany(output => Problems((JsonObject)output!, "output_type"))))
                yield return new Complaint(id, problem);
        }
    }

    private static IEnumerable<string> Problems(JsonObject part, string kindMember)
    {
        string kind = MultilineText.AsString(part[kindMember])!;
        if (!Members.TryGetValue(kind, out (string[], string[]) members))
        {
            yield return $"nbformat 4.5 has no part of type {kind}.";
            yield break;
        }
        (string[] required, string[] optional) = members;
        foreach (string key in required.Where(key => !part.ContainsKey(key)))
            yield return $"nbformat 4.5 asks for '{key}' in a part of type {kind}.";
        foreach ((string key, JsonNode? value) in part)
        {
            if (!required.Contains(key) && !optional.Contains(key))
                yield return $"nbformat 4.5 has no member '{key}' in a part of type {kind}.";
            else if (!Types[key](value))
                yield return $"'{key}' has a type that nbformat 4.5 does not allow.";
        }
    }

    private static bool IsText(JsonNode? node) => MultilineText.AsString(node) is not null;
}
