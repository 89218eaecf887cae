using System.Diagnostics;
using RnnKit.Kernel.Cells;

namespace RnnKit.Kernel.Tests.Display;

/// <summary>A value that cannot be shown is named by its type with the reason, soon, and nothing ends the kernel.</summary>
[Collection(KernelCollection.Name)]
public class UnshowableTests
{
    private const string Types = """
        class Node { public string Name { get; set; } = "n"; public List<Node> Next { get; } = new(); }
        class Thrower { public override string ToString() => throw new InvalidOperationException("no"); public int P => throw new NotSupportedException(); }
        class Endless { public int P { get { while (true) { } } } public override string ToString() { while (true) { } } }
        class Deep { public Deep Child => new Deep(); public Deep Other => new Deep(); public Deep Third => new Deep(); }
        """;

    [Theory]
    [InlineData("var n = new Node(); n.Next.Add(n); n", "it holds itself")]
    [InlineData("var ring = Enumerable.Range(0, 30).Select(_ => new Node()).ToList(); foreach (var r in ring) r.Next.AddRange(ring); ring[0]", "Node")]
    [InlineData("new Thrower()", "Thrower")]
    [InlineData("display(new Thrower());", "Thrower")]
    [InlineData("new Endless()", "Endless: it cannot be shown")]
    [InlineData("new Deep()", "Deep")]
    [InlineData("new TaskCompletionSource<int>().Task", "it is not finished: await it.")]
    [InlineData("new { a = Task.Delay(60000) }", "it is not finished: await it.")]
    [InlineData("var o = new object[1]; o[0] = o; o", "it holds itself")]
    [InlineData("IEnumerable<int> Forever() { int i = 0; while (true) yield return i++; }\nForever()", "more")]
    public void The_output_says_what_it_is_within_two_seconds(string code, string expected)
    {
        var bench = new KernelBench();
        bench.Run(Types);
        bench.Run("new { a = new[] { 1 } }");
        long start = Stopwatch.GetTimestamp();
        string shown = KernelBench.Describe(bench.Run(code));
        Assert.Contains(expected, shown, StringComparison.Ordinal);
        Assert.Equal(CellStatus.Succeeded, bench.Last!.Status);
        TimeSpan took = Stopwatch.GetElapsedTime(start);
        Assert.True(took < Quiet.Within(2, otherwise: 20), $"it took {took}");
        Assert.Equal("out: 1", KernelBench.Describe(bench.Run("Console.Write(1)")));
    }

    [Fact]
    public void Stop_ends_the_showing_too()
    {
        var bench = new KernelBench();
        bench.Run(Types);
        bench.RunAndStopAfter(TimeSpan.FromMilliseconds(200), "new Endless()");
        Assert.Equal(CellStatus.Interrupted, bench.Last!.Status);
        Assert.True(bench.Stopping < Quiet.Within(0.5, otherwise: 10), $"it took {bench.Stopping}");
    }
}
