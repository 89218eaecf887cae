using System.Diagnostics;
using System.Globalization;
using RnnKit.Benchmarks.TorchSharp;
using RnnKit.Benchmarks.VsPyTorch;

// Each library has a process of its own, so that the threads of one do not stand in the way of the other: this program starts itself again to answer.
if (args is ["answer", var answering, var runs])
    return Answers.Run(int.Parse(answering, CultureInfo.InvariantCulture), int.Parse(runs, CultureInfo.InvariantCulture));
if (args is ["bridge"]) return Bridge.Run();

int threads = 1;
if (args is not [] && !(args is ["--threads", var text] && int.TryParse(text, out threads) && threads > 0))
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/RnnKit.Benchmarks.TorchSharp [-- --threads N | -- bridge]");
    return 2;
}
var start = new ProcessStartInfo(Environment.ProcessPath!) { ArgumentList = { "answer", $"{threads}", $"{Comparison.Runs}" } };
// The libraries below TorchSharp read their thread numbers when they are loaded.
start.Environment["OMP_NUM_THREADS"] = start.Environment["MKL_NUM_THREADS"] = $"{threads}";
(Peer? peer, string error) = Peer.Start("TorchSharp", start);
if (peer is null)
{
    Console.Error.WriteLine(error.Trim());
    return 1;
}
using (peer) return Comparison.Run(peer, threads);
