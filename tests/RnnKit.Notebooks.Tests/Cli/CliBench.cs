using System.Text.Json.Nodes;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Cli;

namespace RnnKit.Notebooks.Tests.Cli;

/// <summary>Runs the command line in a folder of its own.</summary>
internal sealed class CliBench : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Folder => _folder.FullPath;

    public string Out { get; private set; } = "";

    public string Error { get; private set; } = "";

    public async Task<int> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int code = await CommandLine.RunAsync(arguments, new Surroundings(Folder, output, error, IsInteractive: false));
        (Out, Error) = (output.ToString(), error.ToString());
        return code;
    }

    public string Write(string name, string text) => _folder.Write(name, text);

    /// <summary>Writes a notebook of code cells.</summary>
    public string WriteNotebook(string name, params string[] cells)
    {
        var notebook = new NotebookDocument(name);
        notebook.Metadata["kept"] = new JsonObject { ["a"] = 1 };
        notebook.Cells.Add(new NotebookCell(CellKind.Markdown, "title", $"# About {name}"));
        for (int i = 0; i < cells.Length; i++)
            notebook.Cells.Add(new NotebookCell(CellKind.Code, $"c{i}", cells[i]));
        return _folder.Write(name, notebook.ToJson());
    }

    public NotebookDocument Read(params string[] path) => NotebookDocument.Load(Path.Combine([Folder, .. path]));

    public bool Exists(params string[] path) => Path.Exists(Path.Combine([Folder, .. path]));

    public void Dispose() => _folder.Dispose();
}
