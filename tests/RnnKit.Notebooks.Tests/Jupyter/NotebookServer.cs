using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RnnKit.Book.Web;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Tests.Cli;
using RnnKit.Notebooks.Tests.Notebooks;

namespace RnnKit.Notebooks.Tests.Jupyter;

/// <summary>
/// Jupyter's own notebook server with the built-in kernel under the name that the notebooks ask for: at a free port, under a token of
/// its own, with a copy of the series' library. It starts when the first test asks, and ends with all its kernels after the last.
/// </summary>
public sealed class NotebookServer : IAsyncDisposable
{
    private const string NotebooksFolder = "series";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private readonly CliBench _bench = new();
    private readonly StringBuilder _log = new();
    private readonly string _token = RandomNumberGenerator.GetHexString(32, lowercase: true);
    private Process? _server;

    /// <summary>Opens a copy of a notebook of the series.</summary>
    public Task<NotebookPage> OpenSeriesAsync(Browser browser, string name)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.Copy(Path.Combine(Series.Folder, name), PathOf(name));
        return OpenAsync(browser, name);
    }

    /// <summary>The file of an open notebook, as it was last saved.</summary>
    public NotebookDocument Read(string name) => NotebookDocument.Load(PathOf(name));

    /// <summary>Opens a notebook of these code cells, which asks for the kernel as those of the series do.</summary>
    public Task<NotebookPage> OpenCellsAsync(Browser browser, string name, params string[] cells)
    {
        string file = _bench.WriteNotebook(Path.Combine(NotebooksFolder, name), cells);
        var notebook = NotebookDocument.Load(file);
        notebook.Metadata["kernelspec"] = Series.Load("02-activations.ipynb").Metadata["kernelspec"]!.DeepClone();
        notebook.Save(file);
        return OpenAsync(browser, name);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            _server.Kill(entireProcessTree: true);
            await _server.WaitForExitAsync();
            _server.Dispose();
        }
        _bench.Dispose();
    }

    private async Task<NotebookPage> OpenAsync(Browser browser, string name)
    {
        Python.Require("notebook");
        Tools.Require(WebAssets.TryGet(Repository.PathOf("artifacts", "web"), out _, out _), "npm with plotly.js");
        string address = await StartAsync();
        return await NotebookPage.OpenAsync(await browser.OpenAsync($"{address}notebooks/{name}?token={_token}"));
    }

    /// <summary>Starts the server at first and gives the address that it wrote down when it was listening.</summary>
    private async Task<string> StartAsync()
    {
        string runtime = Path.Combine(_bench.Folder, "runtime");
        if (_server is null)
        {
            Copy(Path.Combine(Series.Folder, "lib"), PathOf("lib"));
            Copy(Repository.PathOf("data", "eng-fra"), Path.Combine(_bench.Folder, "data", "eng-fra"));
            Assert.Equal(0, await _bench.RunAsync("kernel", "install", "--prefix", "jupyter"));
            _server = Python.Start(
                [
                    "-m", "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", $"--port={FreePort()}", $"--notebook-dir={PathOf("")}",
                ],
                ("JUPYTER_TOKEN", _token),
                ("JUPYTER_PATH", Path.Combine(_bench.Folder, "jupyter", "share", "jupyter")),
                ("JUPYTER_RUNTIME_DIR", runtime),
                ("JUPYTER_CONFIG_DIR", Path.Combine(_bench.Folder, "configuration")),
                ("JUPYTER_DATA_DIR", Path.Combine(_bench.Folder, "data")),
                ("IPYTHONDIR", Path.Combine(_bench.Folder, "ipython")));
            _server.OutputDataReceived += (_, line) => Log(line.Data);
            _server.ErrorDataReceived += (_, line) => Log(line.Data);
            _server.BeginOutputReadLine();
            _server.BeginErrorReadLine();
        }

        string notes = Path.Combine(runtime, $"nbserver-{_server.Id}.json");
        for (long start = Stopwatch.GetTimestamp(); new FileInfo(notes) is not { Exists: true, Length: > 0 }; await Task.Delay(100, TestContext.Current.CancellationToken))
            Assert.True(!_server.HasExited && Stopwatch.GetElapsedTime(start) < StartLimit, $"the server does not start:\n{_log}");
        return JsonNode.Parse(await File.ReadAllTextAsync(notes, TestContext.Current.CancellationToken))!["url"]!.GetValue<string>();
    }

    private string PathOf(string name) => Path.Combine(_bench.Folder, NotebooksFolder, name);

    private void Log(string? line)
    {
        lock (_log)
            _log.AppendLine(line);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
