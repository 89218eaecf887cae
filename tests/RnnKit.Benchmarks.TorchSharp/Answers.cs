using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using static TorchSharp.torch;

namespace RnnKit.Benchmarks.TorchSharp;

/// <summary>Answers timing requests for TorchSharp, one line each, as <c>torch_cases.py</c> does for PyTorch.</summary>
internal static class Answers
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.7);

    /// <summary>Says the version, then answers until standard input ends. Exit code 1 when the native library does not load.</summary>
    public static int Run(int threads, int runs)
    {
        if (NativeTorch.Missing() is { } why)
        {
            Console.Error.WriteLine(why);
            return 1;
        }
        set_num_threads(threads);
        random.manual_seed(0);
        string package = typeof(Tensor).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
        Console.WriteLine($$"""{"version": "{{package}} (libtorch {{__version__}})"}""");
        while (Console.ReadLine() is { } line)
            Console.WriteLine($$"""{"milliseconds": {{Median(TorchCases.Of(line.Split(' ')), runs).ToString(CultureInfo.InvariantCulture)}}}""");
        return 0;
    }

    private static double Median(Action run, int runs)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < WarmUp) run();
        var times = new double[runs];
        for (int i = 0; i < runs; i++)
        {
            long begin = Stopwatch.GetTimestamp();
            run();
            times[i] = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        }
        Array.Sort(times);
        return times[runs / 2];
    }
}
