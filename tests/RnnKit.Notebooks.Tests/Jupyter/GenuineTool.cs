using System.Diagnostics;
using System.Text.Json;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Tests.Jupyter;

/// <summary>The genuine kernel: the local tool of this repository, run by Jupyter's own client.</summary>
internal static class GenuineTool
{
    private const string Client =
        """
        import sys, nbformat
        from nbclient import NotebookClient
        source, target, folder = sys.argv[1:]
        notebook = nbformat.read(source, as_version=4)
        NotebookClient(notebook, kernel_name='genuine', timeout=900, startup_timeout=300, allow_errors=True,
                       resources={'metadata': {'path': folder}}).execute()
        nbformat.write(notebook, target)
        """;

    private static readonly Lazy<bool> s_isRestored = new(() =>
    {
        var start = new ProcessStartInfo("dotnet", ["tool", "run", "dotnet-interactive", "--", "--version"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1" },
        };
        using Process tool = Process.Start(start)!;
        tool.StandardOutput.ReadToEnd();
        tool.WaitForExit();
        return tool.ExitCode == 0;
    });

    /// <summary>Skips the test where the environment does not ask for every notebook; skips or fails it where the tool or Jupyter's client is missing.</summary>
    public static void Require()
    {
        Extent.Needs(Extent.EveryNotebook, isQuick: false);
        Python.Require("zmq", "jupyter_client", "nbclient");
        Tools.Require(s_isRestored.Value, "The tool dotnet-interactive ('dotnet tool restore')");
    }

    /// <summary>Runs a notebook as if it lay in <paramref name="folder"/>, which needs a tool manifest above it.</summary>
    public static async Task<NotebookDocument> RunAsync(string notebook, string folder)
    {
        using var temporary = new TemporaryFolder();
        string[] command = ["dotnet", "tool", "run", "dotnet-interactive", "--", "jupyter", "--default-kernel", "csharp", "--http-local-only", "{connection_file}"];
        temporary.Write(Path.Combine("kernels", "genuine", "kernel.json"), JsonSerializer.Serialize(new
        {
            argv = command,
            display_name = "genuine",
            language = "C#",
            env = new Dictionary<string, string> { ["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1" },
        }));
        string target = Path.Combine(temporary.FullPath, "executed.ipynb");
        using Process client = Python.Start(
            ["-c", Client, notebook, target, folder], ("JUPYTER_PATH", temporary.FullPath), ("JUPYTER_RUNTIME_DIR", Path.Combine(temporary.FullPath, "runtime")));
        Task<string> output = client.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string errors = await client.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.True(File.Exists(target), await output + errors);
        return NotebookDocument.Load(target);
    }
}
