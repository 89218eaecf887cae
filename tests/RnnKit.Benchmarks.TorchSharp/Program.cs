using System.Diagnostics;
using System.Globalization;
using RnnKit.Benchmarks.TorchSharp;
using RnnKit.Benchmarks.VsPyTorch;

// Each library has a process of its own, so that the threads of one do not stand in the way of the other: this program starts itself again to answer.
if (args is ["answer", var answering, var runs])
    return Answers.Run(int.Parse(answering, CultureInfo.InvariantCulture), int.Parse(runs, CultureInfo.InvariantCulture));
if (args is ["bridge"]) return Bridge.Run();

return ComparisonCommand.Run(args, "Times RnnKit against TorchSharp; 'bridge' takes models there instead and compares the outputs.", threads =>
{
    var start = new ProcessStartInfo(Environment.ProcessPath!) { ArgumentList = { "answer", $"{threads}", $"{Comparison.Runs}" } };
    // The libraries below TorchSharp read their thread numbers when they are loaded.
    start.Environment["OMP_NUM_THREADS"] = start.Environment["MKL_NUM_THREADS"] = $"{threads}";
    return Peer.Start("TorchSharp", start);
});
