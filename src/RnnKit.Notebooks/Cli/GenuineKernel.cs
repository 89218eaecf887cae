using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using RnnKit.Notebooks.Ipynb;

namespace RnnKit.Notebooks.Cli;

/// <summary>Runs notebooks in genuine .NET Interactive, through Jupyter's nbconvert, where both are installed.</summary>
internal sealed class GenuineKernel(Surroundings surroundings)
{
    private const string KernelName = ".net-csharp";

    /// <summary>Runs each notebook and writes its executed copy to its target.</summary>
    /// <exception cref="BadInputException">Jupyter or the kernel is not installed; the message says how to get it.</exception>
    public async Task<int> RunAsync(IReadOnlyList<NotebookDocument> notebooks, IReadOnlyDictionary<NotebookDocument, string> targets, TimeSpan cellLimit)
    {
        await CheckInstalledAsync().ConfigureAwait(false);
        int code = ExitCode.Success;
        foreach (NotebookDocument notebook in notebooks)
        {
            long start = Stopwatch.GetTimestamp();
            (int exit, string output, string errors) = await JupyterAsync(
                [
                    "nbconvert", "--to", "notebook", "--execute", "--stdout",
                    $"--ExecutePreprocessor.kernel_name={KernelName}",
                    string.Create(CultureInfo.InvariantCulture, $"--ExecutePreprocessor.timeout={Math.Ceiling(cellLimit.TotalSeconds)}"),
                    notebook.FilePath!,
                ]).ConfigureAwait(false);
            string time = string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s");
            if (exit == 0)
            {
                NotebookDocument.Parse(output, notebook.Name).Save(targets[notebook]);
                surroundings.Out.WriteLine($"{notebook.Name}: done, {time}");
                continue;
            }
            bool isLate = errors.Contains("CellTimeoutError", StringComparison.Ordinal);
            surroundings.Out.WriteLine($"{notebook.Name}: {(isLate ? "time limit" : "failed")}, {time}");
            surroundings.Error.WriteLine($"{surroundings.Show(notebook.FilePath!)}: {errors.Trim()}");
            code = isLate && code != ExitCode.CellFailed ? ExitCode.TimedOut : ExitCode.CellFailed;
        }
        return code;
    }

    private static async Task CheckInstalledAsync()
    {
        (int exit, string kernels, string errors) = await JupyterAsync(["kernelspec", "list"]).ConfigureAwait(false);
        if (exit != 0)
            throw new BadInputException($"--kernel dotnet-interactive: 'jupyter kernelspec list' fails: {errors.Trim()}");
        if (!kernels.Contains(KernelName, StringComparison.Ordinal))
        {
            throw new BadInputException(
                $"--kernel dotnet-interactive: Jupyter has no kernel called {KernelName}. " +
                "Install it with 'dotnet tool install -g Microsoft.dotnet-interactive' and 'dotnet interactive jupyter install'.");
        }
    }

    private static async Task<(int Exit, string Output, string Errors)> JupyterAsync(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("jupyter", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync().ConfigureAwait(false);
            return (process.ExitCode, await output.ConfigureAwait(false), await errors.ConfigureAwait(false));
        }
        catch (Win32Exception e)
        {
            throw new BadInputException(
                "--kernel dotnet-interactive: notebooks run there through Jupyter, and there is no 'jupyter' command on this machine. " +
                "Install Jupyter, or leave the option out to use the built-in kernel.",
                e);
        }
    }
}
