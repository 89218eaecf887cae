using RnnKit.Documents;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Jupyter.Client;
using RnnKit.Notebooks.Running;

namespace RnnKit.Notebooks.Cli;

/// <summary>
/// Runs notebooks in genuine .NET Interactive where it is installed for Jupyter, over Jupyter's protocol: nothing else is needed, no Python either.
/// </summary>
internal sealed class GenuineKernel(Surroundings surroundings)
{
    private const string KernelName = ".net-csharp";

    /// <summary>Runs each notebook in a kernel of its own.</summary>
    /// <exception cref="BadInputException">The kernel is not installed, or cannot be started; the message says how to get it.</exception>
    public async Task<IReadOnlyList<NotebookRun>> RunAsync(IReadOnlyList<NotebookDocument> notebooks, TimeSpan cellLimit)
    {
        InstalledKernel kernel = InstalledKernel.Find(KernelName) ?? throw new BadInputException(
            $"--kernel dotnet-interactive: there is no Jupyter kernel called {KernelName} on this machine. " +
            "Install it with 'dotnet tool install -g Microsoft.dotnet-interactive' and 'dotnet interactive jupyter install', " +
            "or leave the option out to use the built-in kernel.");
        using var stop = new StopSignal(surroundings.Error);
        var runner = new RemoteRunner(kernel, cellLimit, new PlainProgress(surroundings.Out));
        var runs = new List<NotebookRun>();
        foreach (NotebookDocument notebook in notebooks)
        {
            if (stop.StopsRun)
                break;
            runs.Add(await runner.RunAsync(notebook, stop.ForNextCell).ConfigureAwait(false));
        }
        return runs;
    }
}
