using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace RnnKit.Benchmarks.VsPyTorch;

/// <summary>PyTorch on this machine's Python.</summary>
internal static class PyTorch
{
    private static readonly string[] Interpreters = ["/usr/bin/python3", "python3", "python"];

    /// <summary>The first Python that has PyTorch, on so many threads; null, and what to do, when none has.</summary>
    public static (Peer? Peer, string Error) Start(int threads)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "VsPyTorch", "torch_cases.py");
        foreach (string interpreter in Interpreters)
        {
            string[] arguments = [script, threads.ToString(CultureInfo.InvariantCulture), Comparison.Runs.ToString(CultureInfo.InvariantCulture)];
            try
            {
                if (Peer.Start("PyTorch", new ProcessStartInfo(interpreter, arguments)).Peer is { } peer) return (peer, "");
            }
            catch (Win32Exception)
            {
                continue; // There is no such interpreter; the next may be there.
            }
        }
        return (null, "No Python on this machine has PyTorch; on Debian: apt-get install --no-install-recommends python3-torch libopenblas0-pthread");
    }
}
