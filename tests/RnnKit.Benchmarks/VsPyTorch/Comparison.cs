using System.Diagnostics;
using System.Globalization;

namespace RnnKit.Benchmarks.VsPyTorch;

/// <summary>Times RnnKit and PyTorch on the same work, case by case in turn, and prints the table and the ratios.</summary>
internal static class Comparison
{
    private const int Runs = 30;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.7);

    /// <summary>
    /// Runs every case. Training RnnKit splits over the threads; a product or a forward run takes one of its threads, whatever
    /// PyTorch has. Exit code 1 when PyTorch is missing.
    /// </summary>
    public static int Run(int threads)
    {
        using PyTorch? torch = PyTorch.Start(threads, Runs);
        if (torch is null)
        {
            Console.Error.WriteLine("No Python on this machine has PyTorch; on Debian: apt-get install --no-install-recommends python3-torch libopenblas0-pthread");
            return 1;
        }
        Console.WriteLine($"PyTorch {torch.Version} and RnnKit, {threads} thread{(threads == 1 ? "" : "s")} each, medians of {Runs} runs in milliseconds");
        if (threads == 1) Measure("matrix product", [Workload.Product(512)], torch);
        Measure("encoder-decoder", Workload.Translation(threads), torch);
        Measure("training step", Workload.Training(threads), torch);
        Measure(threads == 1 ? "forward" : "forward (RnnKit: one thread)", Workload.Forward(), torch);
        return 0;
    }

    private static void Measure(string title, IEnumerable<Workload> cases, PyTorch torch)
    {
        Console.WriteLine($"\n{title,-30} {"PyTorch",9} {"RnnKit",9} {"ratio",7}");
        double logs = 0, worst = double.PositiveInfinity;
        int count = 0;
        foreach (Workload work in cases)
        {
            double theirs = torch.Measure(work.Request), ours = Median(work.Run), ratio = theirs / ours;
            Print($"{work.Request,-30} {theirs,9:0.000} {ours,9:0.000} {ratio,7:0.00}");
            logs += Math.Log(ratio);
            worst = Math.Min(worst, ratio);
            count++;
        }
        Print($"{"geometric mean, worst",-30} {Math.Exp(logs / count),27:0.00} {worst,7:0.00}");
    }

    private static double Median(Action run)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < WarmUp) run();
        var times = new double[Runs];
        for (int i = 0; i < Runs; i++)
        {
            long begin = Stopwatch.GetTimestamp();
            run();
            times[i] = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        }
        Array.Sort(times);
        return times[Runs / 2];
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
