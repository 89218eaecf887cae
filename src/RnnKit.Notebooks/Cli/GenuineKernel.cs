using RnnKit.Documents;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Jupyter.Client;
using RnnKit.Notebooks.Running;

namespace RnnKit.Notebooks.Cli;

/// <summary>
/// Runs notebooks in genuine .NET Interactive over Jupyter's protocol: the local tool of the folder that holds them, or else the one
/// that is installed for Jupyter. Nothing else is needed, no Python either. It sends no telemetry and serves HTTP to this machine alone.
/// </summary>
internal sealed class GenuineKernel(Surroundings surroundings)
{
    private const string KernelName = ".net-csharp";
    private const string LocalOnly = "--http-local-only";

    /// <summary>Switches of the tool that only its environment has.</summary>
    private static readonly Dictionary<string, string> s_quiet = new() { ["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1", ["DOTNET_NOLOGO"] = "1" };

    /// <summary>Runs each notebook in a kernel of its own.</summary>
    /// <exception cref="BadInputException">The kernel is not installed, or cannot be started; the message says how to get it.</exception>
    public async Task<IReadOnlyList<NotebookRun>> RunAsync(IReadOnlyList<NotebookDocument> notebooks, TimeSpan cellLimit)
    {
        using var stop = new StopSignal(surroundings.Error);
        var progress = new PlainProgress(surroundings.Out);
        var runs = new List<NotebookRun>();
        foreach (NotebookDocument notebook in notebooks)
        {
            if (stop.StopsRun)
                break;
            var runner = new RemoteRunner(KernelFor(notebook), cellLimit, progress);
            runs.Add(await runner.RunAsync(notebook, stop.ForNextCell).ConfigureAwait(false));
        }
        return runs;
    }

    private static InstalledKernel KernelFor(NotebookDocument notebook)
    {
        if (HasLocalTool(Path.GetDirectoryName(Path.GetFullPath(notebook.FilePath!))))
            return new InstalledKernel("dotnet-interactive", [DotnetHost.Sdk, "tool", "run", "dotnet-interactive", "--", "jupyter", "--default-kernel", "csharp", LocalOnly, "{connection_file}"], s_quiet);
        InstalledKernel installed = InstalledKernel.Find(KernelName) ?? throw new BadInputException(
            $"--kernel dotnet-interactive: there is no tool manifest above {notebook.Name} and no Jupyter kernel called {KernelName} on this machine. " +
            "Install it with 'dotnet tool install -g Microsoft.dotnet-interactive' and 'dotnet interactive jupyter install', " +
            "or leave the option out to use the built-in kernel.");
        bool isGenuine = installed.Command.Any(word => word is "interactive" || Path.GetFileNameWithoutExtension(word) == "dotnet-interactive");
        return !isGenuine ? installed : installed with
        {
            Command = [.. installed.Command, LocalOnly],
            Environment = s_quiet.Concat(installed.Environment).DistinctBy(variable => variable.Key).ToDictionary(),
        };
    }

    /// <summary>Whether a folder or one above it has a tool manifest that names the tool; the SDK looks in the same places.</summary>
    private static bool HasLocalTool(string? folder)
    {
        for (; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            string manifest = Path.Combine(folder, ".config", "dotnet-tools.json");
            if (File.Exists(manifest))
                return File.ReadAllText(manifest).Contains("microsoft.dotnet-interactive", StringComparison.OrdinalIgnoreCase);
        }
        return false;
    }
}
