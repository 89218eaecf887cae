using System.Diagnostics;
using System.Globalization;
using RnnKit.Documents.Ipynb;
using RnnKit.Kernel.Cells;
using RnnKit.Notebooks.Cli;
using RnnKit.Notebooks.Jupyter.Client;
using RnnKit.Notebooks.Running;
using RnnKit.Notebooks.Tests.Cli;

namespace RnnKit.Notebooks.Tests.Jupyter;

/// <summary>
/// <c>run --kernel dotnet-interactive</c>: a client of Jupyter's protocol. The built-in kernel, installed under the genuine one's
/// name, answers it here.
/// </summary>
[Collection(KernelCollection.Name)]
public sealed class RemoteRunTests : IDisposable
{
    private const string Genuine = "dotnet-interactive";
    private readonly CliBench _bench = new();
    private readonly string? _path = Environment.GetEnvironmentVariable("JUPYTER_PATH"), _data = Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR");

    /// <summary>Kernels are looked for in a folder of the test alone: whoever runs it may have installed one.</summary>
    public RemoteRunTests()
    {
        Environment.SetEnvironmentVariable("JUPYTER_PATH", Path.Combine(_bench.Folder, "share", "jupyter"));
        Environment.SetEnvironmentVariable("JUPYTER_DATA_DIR", Path.Combine(_bench.Folder, "data"));
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("JUPYTER_PATH", _path);
        Environment.SetEnvironmentVariable("JUPYTER_DATA_DIR", _data);
        _bench.Dispose();
    }

    [Fact]
    public async Task A_notebook_gets_the_same_outputs_as_in_the_built_in_kernel()
    {
        string[] cells =
        [
            "var x = 20; Console.WriteLine(x); Console.Error.WriteLine(\"careful\");",
            "var shown = display(\"first\"); shown.Update(\"second\"); x + 1",
            "System.IO.Directory.GetCurrentDirectory() == System.IO.Path.GetFullPath(\".\")",
            "Console.Write(new string('é', 200_000));",
        ];
        await InstallAsync();
        _bench.WriteNotebook("a.ipynb", cells);
        Assert.Equal(0, await _bench.RunAsync("run", "a.ipynb", "--out", "here"));
        await ExpectAsync(0, "run", "a.ipynb", "--out", "there", "--kernel", Genuine, "--timeout", "60");
        NotebookDocument here = _bench.Read("here", "a.ipynb"), there = _bench.Read("there", "a.ipynb");
        Assert.Equal(here.Cells.Select(KernelBench.Describe), there.Cells.Select(KernelBench.Describe));
        Assert.Equal(here.Cells.Select(cell => cell.ExecutionCount), there.Cells.Select(cell => cell.ExecutionCount));
    }

    [Fact]
    public async Task A_cell_that_fails_ends_the_notebook_and_is_reported()
    {
        await InstallAsync();
        _bench.WriteNotebook("a.ipynb", "1 + 1", "int.Parse(\"no\")", "2 + 2");
        await ExpectAsync(1, "run", "a.ipynb", "--kernel", Genuine, "--timeout", "60");
        Assert.Contains("a.ipynb: cell [2]: System.FormatException", _bench.Error, StringComparison.Ordinal);
        Assert.False(_bench.Exists("artifacts", "notebooks", "a.ipynb"));
    }

    [Fact]
    public async Task A_cell_that_takes_too_long_is_stopped()
    {
        await InstallAsync();
        _bench.WriteNotebook("a.ipynb", "while (true) { }");
        await ExpectAsync(3, "run", "a.ipynb", "--kernel", Genuine, "--timeout", "2");
    }

    [Fact]
    public async Task A_kernel_that_ends_in_a_cell_fails_that_cell()
    {
        await InstallAsync();
        _bench.WriteNotebook("a.ipynb", "1", "Environment.Exit(3);");
        await ExpectAsync(1, "run", "a.ipynb", "--kernel", Genuine, "--timeout", "60");
        Assert.Contains("cell [2]: Kernel: the kernel has ended", _bench.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"argv":["no-such-program-anywhere","{connection_file}"]}""", "cannot be started: 'no-such-program-anywhere'")]
    [InlineData("""{"argv":["dotnet","--version"]}""", "ended as soon as it was started")]
    [InlineData("""{"argv":[]}""", "'argv' is empty")]
    [InlineData("{", "cannot be used")]
    public async Task A_kernel_that_does_not_start_is_bad_input(string spec, string message)
    {
        _bench.Write(Path.Combine("share", "jupyter", "kernels", ".net-csharp", "kernel.json"), spec);
        _bench.WriteNotebook("a.ipynb", "1");
        Assert.Equal(2, await _bench.RunAsync("run", "a.ipynb", "--kernel", Genuine));
        Assert.Contains(message, _bench.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_kernel_is_not_installed_the_message_says_how_to_get_it()
    {
        _bench.WriteNotebook("a.ipynb", "1");
        Assert.Equal(2, await _bench.RunAsync("run", "a.ipynb", "--kernel", Genuine));
        Assert.Contains("dotnet tool install -g Microsoft.dotnet-interactive", _bench.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_while_the_kernel_starts_ends_the_notebook_before_its_first_cell()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("The kernel that never answers is a program of Unix.");
        using var stop = new CancellationTokenSource();
        using var output = new StringWriter { NewLine = "\n" };
        var kernel = new InstalledKernel("silent", ["sleep", "60"], new Dictionary<string, string>());
        var runner = new RemoteRunner(kernel, TimeSpan.FromSeconds(60), new PlainProgress(output));
        NotebookDocument notebook = NotebookDocument.Load(_bench.WriteNotebook("a.ipynb", "1"));

        Task<NotebookRun> running = runner.RunAsync(notebook, () => stop.Token);
        long stopped = Stopwatch.GetTimestamp();
        await stop.CancelAsync();
        NotebookRun run = await running;
        TimeSpan took = Stopwatch.GetElapsedTime(stopped);

        Assert.Equal((CellStatus.Interrupted, null, "the kernel was stopped while it started."), (run.Status, run.FailedCell, run.Failure?.Message));
        Assert.StartsWith("a: 1 cells\na: stopped before its first cell, ", output.ToString(), StringComparison.Ordinal);
        Assert.True(took < TimeSpan.FromSeconds(4), $"It waited {took} for a kernel that was never there.");
    }

    [Fact]
    public async Task A_kernel_that_is_slow_to_answer_is_asked_once_a_second_and_gets_its_first_cell()
    {
        Python.Require("zmq", "jupyter_client");
        string program = Path.Combine(AppContext.BaseDirectory, "Jupyter", "slow_kernel.py");
        var kernel = new InstalledKernel("slow", [Python.Path, program, "{connection_file}"], new Dictionary<string, string>());
        var runner = new RemoteRunner(kernel, TimeSpan.FromSeconds(30), new PlainProgress(TextWriter.Null));
        NotebookDocument notebook = NotebookDocument.Load(_bench.WriteNotebook("a.ipynb", "1"));

        NotebookRun run = await runner.RunAsync(notebook, () => TestContext.Current.CancellationToken);

        Assert.Equal((CellStatus.Succeeded, null), (run.Status, run.Failure?.Message));
        Assert.InRange(int.Parse(Assert.IsType<StreamOutput>(Assert.Single(run.Document.Cells[1].Outputs)).Text, CultureInfo.InvariantCulture), 1, 90);
    }

    /// <summary>A run that ends with another code shows what it has said.</summary>
    private async Task ExpectAsync(int code, params string[] arguments)
    {
        int ended = await _bench.RunAsync(arguments);
        Assert.True(ended == code, $"ended with {ended} instead of {code}\n{_bench.Out}\n{_bench.Error}");
    }

    private async Task InstallAsync() => Assert.Equal(0, await _bench.RunAsync("kernel", "install", "--prefix", "."));
}
