using System.Diagnostics;
using System.Globalization;
using RnnKit.Foundations;

namespace RnnKit.Benchmarks.VsPyTorch;

/// <summary>Times RnnKit and another library on the same work, case by case in turn, and prints the table and the ratios.</summary>
internal static class Comparison
{
    /// <summary>Of how many runs a time is the median.</summary>
    public const int Runs = 30;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.7);

    /// <summary>Runs every case on as many threads. The product, which RnnKit does not split, only on one.</summary>
    public static int Run(Peer peer, int threads)
    {
        Threads.Count = threads;
        Console.WriteLine($"{peer.Name} {peer.Version} and RnnKit, {threads} thread{(threads == 1 ? "" : "s")} each, medians of {Runs} runs in milliseconds");
        Console.WriteLine($"on {Processor.Name}, {Environment.ProcessorCount} cores, vectors of {Processor.VectorBits} bits, .NET {Environment.Version}");
        if (threads == 1) Measure("matrix product", [Workload.Product(512)], peer);
        Measure("encoder-decoder", Workload.Translation(threads), peer);
        Measure("training step", Workload.Training(threads), peer);
        Measure("forward", Workload.Forward(), peer);
        return 0;
    }

    private static void Measure(string title, IEnumerable<Workload> cases, Peer peer)
    {
        Console.WriteLine($"\n{title,-30} {peer.Name,10} {"RnnKit",10} {"ratio",7}");
        double logs = 0;
        int count = 0;
        (double Ratio, string Case) worst = (double.PositiveInfinity, "");
        foreach (Workload work in cases)
        {
            double theirs = peer.Measure(work.Request), ours = Median(work.Run), ratio = theirs / ours;
            Print($"{work.Request,-30} {theirs,10:0.000} {ours,10:0.000} {ratio,7:0.00}");
            logs += Math.Log(ratio);
            if (ratio < worst.Ratio) worst = (ratio, work.Request);
            count++;
        }
        if (count > 1) Print($"geometric mean {Math.Exp(logs / count):0.00}, worst {worst.Ratio:0.00}: {worst.Case}");
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
