using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using RnnKit.Documents;
using RnnKit.Kernel.Jupyter.Wire;

namespace RnnKit.Notebooks.Jupyter.Client;

/// <summary>The process of a kernel that this program started; ends with it.</summary>
internal sealed class KernelProcess : IDisposable
{
    private const int MostWords = 4000;
    private static readonly TimeSpan ToGo = TimeSpan.FromSeconds(5);
    private readonly Process _process;
    private readonly string _connectionFile;
    private readonly StringBuilder _words = new();

    private KernelProcess(Process process, string connectionFile)
    {
        (_process, _connectionFile) = (process, connectionFile);
        process.OutputDataReceived += Listen;
        process.ErrorDataReceived += Listen;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>The last of what it wrote to its own output.</summary>
    public string Words
    {
        get
        {
            lock (_words)
                return _words.ToString().Trim();
        }
    }

    /// <summary>Starts a kernel in a folder.</summary>
    /// <exception cref="BadInputException">Its program cannot be started.</exception>
    public static KernelProcess Start(InstalledKernel kernel, ConnectionFile connection, string folder)
    {
        string file = Path.Combine(Path.GetTempPath(), $"rnnkit-kernel-{Guid.NewGuid():N}.json");
        connection.Save(file);
        string[] command = [.. kernel.Command.Select(word => word.Replace("{connection_file}", file, StringComparison.Ordinal))];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in kernel.Environment)
            start.Environment[name] = value;
        try
        {
            return new KernelProcess(Process.Start(start)!, file);
        }
        catch (Win32Exception e)
        {
            File.Delete(file);
            throw new BadInputException($"The kernel {kernel.Name} cannot be started: '{command[0]}': {e.Message}", e);
        }
    }

    /// <summary>Ends it and what it has started.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    /// <summary>Waits a moment for it to end by itself, and ends it.</summary>
    public void Dispose()
    {
        if (!_process.WaitForExit(ToGo))
            Kill();
        _process.Dispose();
        File.Delete(_connectionFile);
    }

    private void Listen(object sender, DataReceivedEventArgs line)
    {
        lock (_words)
        {
            _words.AppendLine(line.Data);
            if (_words.Length > MostWords)
                _words.Remove(0, _words.Length - MostWords);
        }
    }
}
