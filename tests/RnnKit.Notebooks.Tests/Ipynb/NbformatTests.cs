using System.Diagnostics;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Tests.Ipynb;

/// <summary>Jupyter's own library agrees with what is written.</summary>
public class NbformatTests
{
    private const string Python = "/usr/bin/python3";

    [Fact]
    public void Jupyter_finds_a_written_notebook_valid_and_would_write_the_same_bytes()
    {
        Tools.Require(HasNbformat(), "Python's nbformat");
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.FullPath, "written.ipynb");
        NewNotebook().Save(path);

        string jupyters = RunPython(
            """
            import nbformat, sys
            notebook = nbformat.read(sys.argv[1], as_version=4)
            nbformat.validate(notebook)
            nbformat.write(notebook, sys.argv[1] + '.again')
            """,
            path);
        Assert.Equal("", jupyters);
        Assert.Equal(File.ReadAllText(path), File.ReadAllText(path + ".again"));
    }

    private static NotebookDocument NewNotebook()
    {
        var notebook = new NotebookDocument("written");
        notebook.Metadata["language_info"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "C#" };
        notebook.Cells.Add(new NotebookCell(CellKind.Markdown, "title", "# Ünïcode \u001b 🙂\nand \"more\""));
        var code = new NotebookCell(CellKind.Code, "code", "Console.WriteLine(1);\n1 + 1") { ExecutionCount = 1 };
        code.Outputs.Add(new StreamOutput("stdout", "1\n"));
        code.Outputs.Add(new DisplayOutput(new MimeBundle { { "text/plain", "a\nb" }, { "text/html", "<b>\n</b>" } }, "id"));
        code.Outputs.Add(new ExecuteResultOutput(new MimeBundle { { "text/plain", "2" } }, 1));
        code.Outputs.Add(new ErrorOutput("Oops", "no", ["line 1", ""]));
        notebook.Cells.Add(code);
        notebook.Cells.Add(new NotebookCell(CellKind.Raw, "raw", ""));
        return notebook;
    }

    private static bool HasNbformat() => File.Exists(Python) && RunPython("import nbformat", "") == "";

    private static string RunPython(string program, string argument)
    {
        var start = new ProcessStartInfo(Python) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (string word in new[] { "-c", program, argument })
            start.ArgumentList.Add(word);
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return output.Result + error;
    }
}
