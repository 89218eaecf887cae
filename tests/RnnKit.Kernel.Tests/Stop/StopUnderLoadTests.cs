using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using RnnKit.Kernel.Cells;

namespace RnnKit.Kernel.Tests.Stop;

/// <summary>Stop ends any cell at once, as often as it is pressed, while both cores have other work; the session is never lost.</summary>
[Collection(KernelCollection.Name)]
public class StopUnderLoadTests
{
    private const string Train =
        "var token = Microsoft.DotNet.Interactive.KernelInvocationContext.Current.CancellationToken; int epoch = 0; "
        + "while (!token.IsCancellationRequested) { epoch++; AppDomain.CurrentDomain.SetData(\"trained\", true); double s = 0; for (int i = 0; i < 100000; i++) s += Math.Sqrt(i); } Console.Write($\"stopped\");";

    private static readonly string[] s_endless =
    [
        "while (true) { }",
        "var kept = new List<byte[]>(); while (true) { kept.Add(new byte[1000]); if (kept.Count > 1000) kept.Clear(); }",
        "while (true) Console.WriteLine(\"line\");",
        "while (true) display(\"value\");",
        "await Task.Delay(60000);",
        "Console.ReadLine();",
        "void Nested() { Action loop = () => { for (;;) foreach (int i in new[] { 1, 2 }) { } }; loop(); } Nested();",
    ];

    private const string Counted = "count++; AppDomain.CurrentDomain.SetData(\"counted\", true); ";

    [Fact]
    public void Each_of_seven_endless_cells_ends_within_half_a_second_time_after_time()
    {
        int rounds = Extent.Asks(Extent.EveryRound) ? 50 : 2 * s_endless.Length;
        using var over = new CancellationTokenSource();
        Thread[] load = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Busy(over.Token))];
        var bench = new KernelBench(input: new Silent());
        bench.Run("int count = 0; var earlier = \"kept\";");
        var late = new List<string>();
        // The first press in this process waits for the compilation of what ends a cell and tells of it.
        bench.RunAndStopOnce("counted", Counted + s_endless[0]);
        for (int round = 0; round < rounds; round++)
        {
            string code = s_endless[round % s_endless.Length];
            bench.RunAndStopOnce("counted", Counted + code); // pressed once it runs: how long it is compiled beside other work is no matter of Stop
            Assert.Equal(CellStatus.Interrupted, bench.Last!.Status);
            if (bench.Stopping > Quiet.Within(0.5, otherwise: 10))
                late.Add($"{code}: {bench.Stopping.TotalMilliseconds:0} ms");
            Assert.Equal("out: kept", KernelBench.Describe(bench.Run("Console.Write(earlier);")));
        }
        over.Cancel();
        Array.ForEach(load, thread => thread.Join());
        Assert.Equal($"out: {1 + rounds}", KernelBench.Describe(bench.Run("Console.Write(count)")));
        Assert.True(late.Count == 0, string.Join("\n", late));
    }

    [Fact]
    public void A_training_ends_through_its_token_within_a_fifth_of_a_second_and_says_so()
    {
        var bench = new KernelBench();
        // The first press in this process waits for the compilation of what ends a cell and tells of it. The tool has that as machine
        // code, and measure.py holds its first press.
        bench.RunAndStopOnce("trained", Train);
        for (int round = 0; round < 5; round++)
        {
            Assert.Equal("out: stopped | error: Interrupted", KernelBench.Describe(bench.RunAndStopOnce("trained", Train)));
            Assert.True(bench.Stopping < Quiet.Within(0.2, otherwise: 10), $"{bench.Stopping.TotalMilliseconds:0} ms");
            Assert.Equal("out: True", KernelBench.Describe(bench.Run("Console.Write(epoch > 0)")));
        }
    }

    [Theory]
    [InlineData("long sum = 0; for (long i = 0; i < n; i++) sum += i ^ (sum >> 3); return sum;")]
    [InlineData("double sum = 0; for (long i = 0; i < n; i++) sum += i * 0.5; return sum;")]
    [InlineData("var a = new double[1000]; double sum = 0; for (long r = 0; r < n / 1000; r++) for (int i = 0; i < a.Length; i++) sum += a[i] * a[i]; return sum;")]
    [InlineData("float sum = 0; long i = 0; while (i < n) { sum = sum * 0.999f + i; i++; } return sum;")]
    public async Task A_check_costs_a_loop_that_counts_or_sums_little(string body)
    {
        Assert.SkipUnless(Quiet.IsAsked, "Times are held where RNNKIT_MEASURE=1 asks for it, on a quiet machine.");
        string code = $"static double Work(long n) {{ {body} }}";
        var bench = new KernelBench();
        bench.Run(code);
        var bare = (Func<long, double>)await CSharpScript.EvaluateAsync<Delegate>($"{code}\n(System.Delegate)(System.Func<long, double>)Work", ScriptOptions.Default.WithOptimizationLevel(OptimizationLevel.Release), cancellationToken: TestContext.Current.CancellationToken);
        bench.Run("AppDomain.CurrentDomain.SetData(\"guarded\", (Func<long, double>)Work);");
        var guarded = (Func<long, double>)AppDomain.CurrentDomain.GetData("guarded")!;
        (double with, double without) = (double.MaxValue, double.MaxValue);
        for (int round = 0; round < 9; round++)
            (with, without) = (Math.Min(with, Seconds(guarded)), Math.Min(without, Seconds(bare)));
        TestContext.Current.TestOutputHelper!.WriteLine($"guarded {with:0.000} s, bare {without:0.000} s");
        Assert.True(with < (1.3 * without) + 0.005, $"guarded {with:0.000} s, bare {without:0.000} s");
    }

    private static double Seconds(Func<long, double> work)
    {
        TimeSpan before = Environment.CpuUsage.UserTime;
        work(100_000_000);
        return (Environment.CpuUsage.UserTime - before).TotalSeconds;
    }

    private static Thread Busy(CancellationToken over)
    {
        var thread = new Thread(() =>
        {
            while (!over.IsCancellationRequested)
                Thread.SpinWait(1000);
        })
        { IsBackground = true };
        thread.Start();
        return thread;
    }

    /// <summary>A reader who never answers.</summary>
    private sealed class Silent : IInputSource
    {
        public Task<string> AskAsync(string prompt, bool isPassword, CancellationToken cancellation) => new TaskCompletionSource<string>().Task;
    }
}
