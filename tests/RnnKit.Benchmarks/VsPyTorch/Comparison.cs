using System.Diagnostics;
using System.Globalization;
using MathNet.Numerics.Statistics;
using RnnKit.Foundations;

namespace RnnKit.Benchmarks.VsPyTorch;

/// <summary>Times RnnKit and another library on the same work, case by case in turn, and prints the table and the ratios.</summary>
internal static class Comparison
{
    /// <summary>Of how many runs a time is the median.</summary>
    public const int Runs = 30;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.7);

    /// <summary>
    /// Runs every case on as many threads, in so many rounds: the times and the ratio of a case are the medians of its rounds. The product,
    /// which RnnKit does not split, only on one thread.
    /// </summary>
    public static void Run(Peer peer, int threads, int rounds)
    {
        Threads.Count = threads;
        string times = rounds == 1 ? $"medians of {Runs} runs" : $"medians of {rounds} rounds, each the median of {Runs} runs,";
        Console.WriteLine($"{peer.Name} {peer.Version} and RnnKit, {threads} thread{(threads == 1 ? "" : "s")} each, {times} in milliseconds");
        Console.WriteLine($"on {Processor.Name}, {Environment.ProcessorCount} cores, vectors of {Processor.VectorBits} bits, .NET {Environment.Version}");
        if (threads == 1) Measure("matrix product", [Workload.Product(512)], peer, rounds);
        Measure("encoder-decoder", Workload.Translation(threads), peer, rounds);
        Measure("training step", Workload.Training(threads), peer, rounds);
        Measure("forward", Workload.Forward(), peer, rounds);
    }

    private static void Measure(string title, IEnumerable<Workload> cases, Peer peer, int rounds)
    {
        Console.WriteLine($"\n{title,-30} {peer.Name,10} {"RnnKit",10} {"ratio",7}");
        double logs = 0;
        int count = 0;
        (double Ratio, string Case) worst = (double.PositiveInfinity, "");
        foreach (Workload work in cases)
        {
            (double theirs, double ours, double ratio) = InTurn(work, peer, rounds);
            Print($"{work.Request,-30} {theirs,10:0.000} {ours,10:0.000} {ratio,7:0.00}");
            logs += Math.Log(ratio);
            if (ratio < worst.Ratio) worst = (ratio, work.Request);
            count++;
        }
        if (count > 1) Print($"geometric mean {Math.Exp(logs / count):0.00}, worst {worst.Ratio:0.00}: {worst.Case}");
    }

    private static (double Theirs, double Ours, double Ratio) InTurn(Workload work, Peer peer, int rounds)
    {
        double[] theirs = new double[rounds], ours = new double[rounds], ratios = new double[rounds];
        for (int i = 0; i < rounds; i++)
        {
            theirs[i] = peer.Measure(work.Request);
            ours[i] = Time(work.Run);
            ratios[i] = theirs[i] / ours[i];
        }
        return (theirs.Median(), ours.Median(), ratios.Median());
    }

    private static double Time(Action run)
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
