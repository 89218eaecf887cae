using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace RnnKit.Benchmarks.VsPyTorch;

/// <summary>A Python process that times PyTorch case by case.</summary>
internal sealed class PyTorch : IDisposable
{
    private static readonly string[] Interpreters = ["/usr/bin/python3", "python3", "python"];
    private readonly Process process;

    private PyTorch(Process process, string version) => (this.process, Version) = (process, version);

    public string Version { get; }

    /// <summary>The first Python that has PyTorch; null when none has.</summary>
    public static PyTorch? Start(int threads, int runs)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "VsPyTorch", "torch_cases.py");
        foreach (string interpreter in Interpreters)
        {
            var start = new ProcessStartInfo(interpreter, [script, threads.ToString(CultureInfo.InvariantCulture), runs.ToString(CultureInfo.InvariantCulture)])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            try
            {
                Process process = Process.Start(start)!;
                if (process.StandardOutput.ReadLine() is { } line)
                    return new PyTorch(process, JsonNode.Parse(line)!["torch"]!.GetValue<string>());
                process.Dispose();
            }
            catch (Win32Exception)
            {
                continue; // There is no such interpreter; the next may be there.
            }
        }
        return null;
    }

    /// <summary>The median of one case, in milliseconds.</summary>
    public double Measure(string request)
    {
        process.StandardInput.WriteLine(request);
        process.StandardInput.Flush();
        string line = process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException($"PyTorch stopped at '{request}': {process.StandardError.ReadToEnd()}");
        return JsonNode.Parse(line)!["milliseconds"]!.GetValue<double>();
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
