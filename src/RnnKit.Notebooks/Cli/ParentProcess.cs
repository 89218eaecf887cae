using System.Diagnostics;
using System.Globalization;

namespace RnnKit.Notebooks.Cli;

/// <summary>The front end that started the kernel: when it dies without saying so, the kernel ends too.</summary>
internal sealed class ParentProcess : IDisposable
{
    private readonly Process? _process;

    private ParentProcess(Process? process) => _process = process;

    /// <summary>
    /// Watches the process of an id; cancels <paramref name="end"/> when it is gone. An id that says nothing is not watched, and
    /// none on Windows, where front ends give a handle in its place and end their kernels through the system.
    /// </summary>
    public static ParentProcess Watch(string? id, CancellationTokenSource end)
    {
        if (OperatingSystem.IsWindows() || !int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number <= 1)
            return new ParentProcess(null);
        try
        {
            var process = Process.GetProcessById(number);
            process.EnableRaisingEvents = true;
            process.Exited += (_, _) => end.Cancel();
            return new ParentProcess(process);
        }
        catch (ArgumentException)
        {
            end.Cancel(); // It is gone already.
            return new ParentProcess(null);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _process?.Dispose();
}
