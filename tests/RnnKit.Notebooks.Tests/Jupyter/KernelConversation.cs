using System.Diagnostics;
using RnnKit.Notebooks.Tests.Cli;

namespace RnnKit.Notebooks.Tests.Jupyter;

/// <summary>Installs the kernel into a folder of its own and lets jupyter_client talk with it, once for all tests: the outcome of each scenario of conversation.py.</summary>
public sealed class KernelConversation : IAsyncLifetime
{
    public const string KernelName = "rnnkit-test";

    /// <summary>What the scenarios are; the names of the functions.</summary>
    public static string[] Scenarios { get; } =
    [
        .. File.ReadLines(ProgramPath).SkipWhile(line => line != "SCENARIOS = [").Skip(1).TakeWhile(line => line != "]")
            .SelectMany(line => line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
    ];

    /// <summary>Outcome by scenario; empty when the tools are not there.</summary>
    public Dictionary<string, string> Outcomes { get; } = [];

    /// <summary>What the kernel and the client wrote besides.</summary>
    public string Errors { get; private set; } = "";

    private static string ProgramPath => Path.Combine(AppContext.BaseDirectory, "Jupyter", "conversation.py");

    public async ValueTask InitializeAsync()
    {
        if (!Python.Has("zmq", "jupyter_client"))
            return;
        using var bench = new CliBench();
        Process client = await StartClientAsync(bench, ProgramPath, KernelName);
        Task<string> errors = client.StandardError.ReadToEndAsync();
        foreach (string line in (await client.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Outcomes[line.Split('\t')[0]] = line.Split('\t').Last();
        Errors = await errors;
    }

    /// <summary>Installs the kernel below the bench's folder and starts a Python program that finds it there, and no other.</summary>
    internal static async Task<Process> StartClientAsync(CliBench bench, params string[] arguments)
    {
        Assert.Equal(0, await bench.RunAsync("kernel", "install", "--name", KernelName, "--prefix", "jupyter"));
        string folder = Path.Combine(bench.Folder, "jupyter", "share", "jupyter");
        return Python.Start(arguments, ("JUPYTER_PATH", folder), ("JUPYTER_RUNTIME_DIR", Path.Combine(bench.Folder, "runtime")));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
