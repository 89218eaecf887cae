using System.Diagnostics;
using System.Text.Json.Nodes;

namespace RnnKit.Benchmarks.VsPyTorch;

/// <summary>
/// A process that times another library case by case: it says its version on the first line, then answers each request
/// with a line, both in JSON.
/// </summary>
internal sealed class Peer : IDisposable
{
    private readonly Process process;

    private Peer(Process process, string name, string version) => (this.process, Name, Version) = (process, name, version);

    /// <summary>What the library is called.</summary>
    public string Name { get; }

    /// <summary>What it says of its version.</summary>
    public string Version { get; }

    /// <summary>Starts the process; null, and what it wrote to standard error, when it ends without a word.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no such program.</exception>
    public static (Peer? Peer, string Error) Start(string name, ProcessStartInfo start)
    {
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        Process process = Process.Start(start)!;
        if (process.StandardOutput.ReadLine() is { } line)
            return (new Peer(process, name, JsonNode.Parse(line)!["version"]!.GetValue<string>()), "");
        string error = process.StandardError.ReadToEnd();
        process.Dispose();
        return (null, error);
    }

    /// <summary>The median of one case, in milliseconds.</summary>
    /// <exception cref="InvalidOperationException">The process stopped.</exception>
    public double Measure(string request)
    {
        process.StandardInput.WriteLine(request);
        process.StandardInput.Flush();
        string line = process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException($"{Name} stopped at '{request}': {process.StandardError.ReadToEnd()}");
        return JsonNode.Parse(line)!["milliseconds"]!.GetValue<double>();
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
