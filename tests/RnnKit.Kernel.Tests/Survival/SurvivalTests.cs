using RnnKit.Kernel.Outputs;
using RnnKit.Kernel.Survival;

namespace RnnKit.Kernel.Tests.Survival;

/// <summary>What a cell does to its process, the session survives.</summary>
[Collection(KernelCollection.Name)]
public class SurvivalTests
{
    [Fact]
    public void A_recursion_without_end_is_an_exception_of_its_cell()
    {
        var bench = new KernelBench();
        bench.Run("int Down(int n) => Down(n + 1) + 1;");
        Assert.Equal("error: System.InsufficientExecutionStackException", KernelBench.Describe(bench.Run("Down(0)")));
        Assert.True(bench.Last!.Failure!.Traceback.Count < 100);
        Assert.Equal("out: 1", KernelBench.Describe(bench.Run("Console.Write(1)")));
    }

    [Fact]
    public void What_a_timer_writes_after_its_cell_reaches_the_host()
    {
        var bench = new KernelBench();
        bench.Run("var timer = new System.Threading.Timer(_ => Console.WriteLine(\"tick\"), null, 2000, -1);");
        for (int waits = 0; bench.Late.Count == 0 && waits < 100; waits++)
            bench.Run("await Task.Delay(200);");
        Assert.Contains(bench.Late, late => late is { Cell: "cell [1]", Output: StreamOutput { Text: "tick\n" } });
    }

    [Theory]
    [InlineData("class Counter { int seen; public int Total; event Action Done; int twice = 1; }")]
    public void Warnings_that_a_later_cell_can_make_false_are_not_told(string code) =>
        Assert.Equal("", KernelBench.Describe(new KernelBench().Run(code)));

    [Fact]
    public void A_using_declaration_at_the_top_level_is_explained()
    {
        var bench = new KernelBench();
        bench.Run("using var file = new System.IO.StringWriter();");
        Assert.Contains(bench.Last!.Failure!.Traceback, line => line.Contains("inside braces", StringComparison.Ordinal));
    }

    [Fact]
    public void An_error_of_a_thread_that_carries_messages_is_told_apart_from_those_that_cells_start()
    {
        using var socket = new NetMQ.Sockets.RouterSocket();
        Assert.True(BackgroundFailures.IsOfTheWire(Record.Exception(() => socket.Bind("nowhere"))!));
        Assert.False(BackgroundFailures.IsOfTheWire(Record.Exception(() => int.Parse("x", System.Globalization.CultureInfo.InvariantCulture))!));
    }

    [Fact]
    public void Writes_of_many_threads_at_once_all_arrive()
    {
        string shown = KernelBench.Describe(new KernelBench().Run("Parallel.For(0, 1000, i => Console.WriteLine(i));"));
        Assert.Equal(1000, shown["out: ".Length..].Split('⏎', StringSplitOptions.RemoveEmptyEntries).Distinct().Count());
    }
}
