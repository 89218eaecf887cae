using System.Text.Json.Nodes;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Checks;
using RnnKit.Notebooks.Tests.Notebooks;

namespace RnnKit.Notebooks.Tests.Checks;

/// <summary>A notebook of the series that keeps every rule, as JSON in which a test spoils something.</summary>
internal sealed class GoodNotebook
{
    private const string Name = "02-activations.ipynb";
    private static readonly string[] Neighbors = ["01-sequences.ipynb", "03-vanilla-rnn.ipynb"];
    private readonly JsonObject _json = (JsonObject)JsonNode.Parse(File.ReadAllText(Path.Combine(Series.Folder, Name)))!;

    public JsonObject Json => _json;

    public JsonObject Metadata => (JsonObject)_json["metadata"]!;

    public JsonArray Cells => (JsonArray)_json["cells"]!;

    public JsonObject this[string id] => (JsonObject)Cells.First(cell => (string?)cell!["id"] == id)!;

    public JsonObject Figure => (JsonObject)this["curves-chart"]["outputs"]![0]!["data"]![RnnKit.Notebooks.Charts.PlotlyFigure.MimeType]!;

    public IEnumerable<JsonObject> Code => Cells.OfType<JsonObject>().Where(cell => (string?)cell["cell_type"] == "code");

    public string Source(string id) => string.Concat(((JsonArray)this[id]["source"]!).Select(line => (string?)line));

    public void Write(string id, string source) => this[id]["source"] = new JsonArray((JsonNode)source);

    public void Append(string id, string source) => Write(id, $"{Source(id)}\n{source}");

    public void Replace(string id, string old, string replacement)
    {
        Assert.Contains(old, Source(id), StringComparison.Ordinal);
        Write(id, Source(id).Replace(old, replacement, StringComparison.Ordinal));
    }

    public void Remove(string id) => Cells.Remove(this[id]);

    public void InsertAfter(string id, string newId)
    {
        JsonNode copy = this[id].DeepClone();
        copy["id"] = newId;
        Cells.Insert(Cells.IndexOf(this[id]) + 1, copy);
    }

    public void Output(string id, string text) => ((JsonArray)this[id]["outputs"]!).Add(JsonNode.Parse(
        $$$"""{"output_type":"stream","name":"stdout","text":["{{{text}}}"]}"""));

    /// <summary>What the rules say of it, lying beside all that it refers to.</summary>
    public IReadOnlyList<string> Complaints()
    {
        using var folder = new TemporaryFolder();
        foreach (string part in new[] { "images", "solutions" })
            foreach (string file in Directory.GetFiles(Path.Combine(Series.Folder, part)))
                folder.Write(Path.Combine("notebooks", part, Path.GetFileName(file)), File.ReadAllText(file));
        foreach (string neighbor in Neighbors)
            folder.Write(Path.Combine("notebooks", neighbor), File.ReadAllText(Path.Combine(Series.Folder, neighbor)));
        folder.Write(Path.Combine("notebooks", "glossary.md"), File.ReadAllText(Path.Combine(Series.Folder, "glossary.md")));
        folder.Write("README.md", File.ReadAllText(Repository.PathOf("README.md")));
        var notebook = NotebookDocument.Load(folder.Write(Path.Combine("notebooks", Name), _json.ToJsonString() + "\n"));
        return [.. NotebookRules.Check(notebook).Select(complaint => complaint.ToString())];
    }
}
