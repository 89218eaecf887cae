using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using RnnKit.Documents.Files;

namespace RnnKit.Documents.Ipynb;

/// <summary>
/// A notebook of nbformat 4. Older minor versions become 4.5 when read (cells get ids), newer ones stay what they are; whatever the format does not name is kept,
/// and keys stay in the order of the file, so that writing an untouched notebook of Jupyter gives the same bytes.
/// </summary>
public sealed class NotebookDocument
{
    private const int Major = 4;
    private const int Minor = 5;
    private readonly JsonObject _json;
    private readonly List<NotebookCell> _cells = [];

    /// <summary>An empty notebook.</summary>
    public NotebookDocument(string name)
        : this(name, new JsonObject { ["cells"] = new JsonArray(), ["metadata"] = new JsonObject(), ["nbformat"] = Major, ["nbformat_minor"] = Minor })
    {
    }

    private NotebookDocument(string name, JsonObject json)
    {
        Name = name;
        _json = json;
    }

    /// <summary>The notebook's name: its file's, without folder and ending.</summary>
    public string Name { get; }

    /// <summary>Where the notebook was loaded from, whole; null when it was not loaded.</summary>
    public string? FilePath { get; private init; }

    /// <summary>The notebook's metadata.</summary>
    public JsonObject Metadata => _json.ObjectAt("metadata");

    /// <summary>The cells, in order.</summary>
    public IList<NotebookCell> Cells => _cells;

    /// <summary>The first heading of the first Markdown cell that has one; the name when there is none.</summary>
    public string Title => _cells
        .Where(cell => cell.Kind == CellKind.Markdown)
        .SelectMany(cell => cell.Source.Split('\n'))
        .FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim() ?? Name;

    /// <summary>Reads a notebook from a file.</summary>
    /// <exception cref="NotebookFormatException">The file is missing or unreadable, no JSON, or not nbformat 4.</exception>
    public static NotebookDocument Load(string path)
    {
        string json;
        try
        {
            json = File.ReadAllText(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new NotebookFormatException(path, "there is no such file", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotebookFormatException(path, $"cannot be read: {e.Message}", e);
        }
        return Read(json, path, Path.GetFileNameWithoutExtension(path), Path.GetFullPath(path));
    }

    /// <summary>Reads a notebook from its text; <paramref name="name"/> is what messages and <see cref="Name"/> call it.</summary>
    /// <exception cref="NotebookFormatException">The text is no JSON or not nbformat 4.</exception>
    public static NotebookDocument Parse(string json, string name) => Read(json, name, name, filePath: null);

    /// <summary>The notebook's text, as Jupyter writes it.</summary>
    public string ToJson()
    {
        var copy = (JsonObject)_json.DeepClone();
        copy.SetSorted("cells", new JsonArray([.. _cells.Select(cell => cell.ToJson())]));
        return JupyterJson.Write(copy);
    }

    /// <summary>A copy that shares nothing with this notebook.</summary>
    public NotebookDocument Copy() => Read(ToJson(), Name, Name, FilePath);

    /// <summary>Writes the notebook to a file, whole or not at all.</summary>
    public void Save(string path) => AtomicFile.WriteText(path, ToJson());

    private static NotebookDocument Read(string text, string file, string name, string? filePath)
    {
        JsonObject json = ReadObject(text, file);
        CheckVersion(json, file);
        if (json["cells"] is not JsonArray cells)
            throw new NotebookFormatException(file, "not a notebook: it has no list of cells");
        if (json["metadata"] is not (null or JsonObject))
            throw new NotebookFormatException(file, "not a notebook: its metadata is no object");

        var document = new NotebookDocument(name, json) { FilePath = filePath };
        for (int i = 0; i < cells.Count; i++)
            document._cells.Add(ReadCell(cells[i], i + 1, file, IsNewer(json)));
        json.SetSorted("cells", new JsonArray());
        return document;
    }

    private static NotebookCell ReadCell(JsonNode? node, int number, string file, bool isNewer)
    {
        if (node is not JsonObject cell)
            throw new NotebookFormatException(file, $"cell {number} is no object");
        try
        {
            return NotebookCell.FromJson((JsonObject)cell.DeepClone(), string.Create(CultureInfo.InvariantCulture, $"cell-{number:00}"), isNewer);
        }
        catch (FormatException e)
        {
            throw new NotebookFormatException(file, $"cell {number} cannot be read: {e.Message}", e);
        }
    }

    private static JsonObject ReadObject(string text, string file)
    {
        try
        {
            return JupyterJson.Parse(text) as JsonObject
                ?? throw new NotebookFormatException(file, "not a notebook: the JSON in it is no object");
        }
        catch (JsonException e)
        {
            // Only what breaks the syntax has a place.
            string problem = text.AsSpan().Trim().IsEmpty ? "the file is empty"
                : e.LineNumber is null ? e.Message
                : string.Create(CultureInfo.InvariantCulture, $"no JSON at line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}");
            throw new NotebookFormatException(file, $"not a notebook: {problem}", e);
        }
    }

    private static bool IsNewer(JsonObject json) => json["nbformat_minor"] is JsonValue version && version.TryGetValue(out int minor) && minor > Minor;

    private static void CheckVersion(JsonObject json, string file)
    {
        if (json["nbformat"] is not JsonValue version || !version.TryGetValue(out int major))
            throw new NotebookFormatException(file, "not a notebook: it does not say which nbformat it has");
        if (major != Major)
            throw new NotebookFormatException(file, $"nbformat {major}, but only nbformat {Major} can be read; open and save it in a current Jupyter");
        if (json["nbformat_minor"] is not JsonValue minorVersion || !minorVersion.TryGetValue(out int minor) || minor < Minor)
            json.SetSorted("nbformat_minor", Minor);
    }
}
