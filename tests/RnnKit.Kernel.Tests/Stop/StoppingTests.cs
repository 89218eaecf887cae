using System.Diagnostics;
using RnnKit.Kernel.Cells;

namespace RnnKit.Kernel.Tests.Stop;

/// <summary>A cell can be stopped: by its time limit and from outside, whether it listens or not.</summary>
[Collection(KernelCollection.Name)]
public class StoppingTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    [Fact]
    public void A_loop_that_polls_the_token_ends_by_itself_and_keeps_what_it_has()
    {
        var bench = new KernelBench();
        bench.Run("using Microsoft.DotNet.Interactive; int steps = 0;");
        bench.RunAndStopOnce("began", "while (!KernelInvocationContext.Current.CancellationToken.IsCancellationRequested) { steps++; AppDomain.CurrentDomain.SetData(\"began\", true); System.Threading.Thread.Sleep(1); } var kept = 5;");
        Assert.Equal(CellStatus.Interrupted, bench.Last!.Status);
        Assert.Equal("out: True5", KernelBench.Describe(bench.Run("Console.Write((steps > 0).ToString() + kept)")));
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("long n = 0; while (true) try { n++; } catch (Exception) { }")]
    [InlineData("System.Threading.Thread.Sleep(60000);")]
    [InlineData("await Task.Delay(60000);")]
    [InlineData("await Task.Run(() => { while (true) { } });")]
    public void A_cell_that_does_not_listen_is_stopped_and_the_session_goes_on(string code)
    {
        var bench = new KernelBench();
        bench.Run("var before = 1;");
        long start = Stopwatch.GetTimestamp();
        bench.RunWithin(Short, "var kept = 2; kept++; " + code);

        Assert.Equal(CellStatus.TimedOut, bench.Last!.Status);
        Assert.Equal("cell [2] was stopped: it ran longer than 0.3 s.", bench.Last.Failure!.Message);
        Assert.True(Stopwatch.GetElapsedTime(start) < Quiet.Within(2.5, otherwise: 15));
        Assert.Equal("out: 13", KernelBench.Describe(bench.Run("Console.Write(before); Console.Write(kept)")));
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("System.Threading.Thread.Sleep(60000);")]
    [InlineData("await Task.Delay(60000);")]
    public void A_cell_that_never_took_its_token_is_not_waited_for(string code)
    {
        var bench = new KernelBench();
        bench.Run("var before = 1;");
        bench.RunAndStopAfter(Short, code);
        Assert.Equal(CellStatus.Interrupted, bench.Last!.Status);
        Assert.True(bench.Last.Elapsed < Quiet.Within(1, otherwise: 10), $"it took {bench.Last.Elapsed}");
        Assert.StartsWith("What it had declared and set is kept.", bench.Last.Failure!.Traceback[1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_iterator_that_an_earlier_cell_began_is_stopped_in_the_cell_that_goes_on_with_it()
    {
        var bench = new KernelBench();
        bench.Run("bool never = false; IEnumerable<int> Begun() { yield return 1; while (true) { if (never) yield return 2; } } var begun = Begun().GetEnumerator(); begun.MoveNext();");
        bench.RunAndStopAfter(Short, "begun.MoveNext();");
        Assert.Equal(CellStatus.Interrupted, bench.Last!.Status);
        Assert.StartsWith("What it had declared and set is kept.", bench.Last.Failure!.Traceback[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_that_keeps_many_threads_waiting_is_stopped_all_the_same()
    {
        var bench = new KernelBench();
        bench.RunAndStopAfter(Short, "Task.WaitAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => System.Threading.Thread.Sleep(15000))).ToArray());");
        Assert.Equal(CellStatus.Interrupted, bench.Last!.Status);
        Assert.True(bench.Last.Elapsed < Quiet.Within(2.5, otherwise: 10), $"it took {bench.Last.Elapsed}");
    }

    [Theory]
    [InlineData("Console.Write('x');")]
    [InlineData("Console.Error.WriteLine();")]
    [InlineData("display(1);")]
    [InlineData("shown.Update(2);")]
    [InlineData("ClearOutput();")]
    public void A_loop_that_shows_something_ends_where_it_does_so(string show)
    {
        var bench = new KernelBench();
        bench.Run("var shown = display(1);");
        bench.RunAndStopOnce("shown", $"bool ended = false; try {{ while (true) {{ {show} AppDomain.CurrentDomain.SetData(\"shown\", true); }} }} catch (OperationCanceledException) {{ ended = true; }}");
        Assert.Equal(CellStatus.Interrupted, bench.Last!.Status);
        Assert.Equal("out: True", KernelBench.Describe(bench.Run("Console.Write(ended)")));
    }

    [Fact]
    public void A_cell_asks_nobody_where_there_is_no_front_end()
    {
        var bench = new KernelBench();
        Assert.Equal("error: System.Exception", KernelBench.Describe(bench.Run("await GetInputAsync(\"Name?\")")));
        Assert.Contains("nobody is there to answer", bench.Last!.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stopped_cell_writes_nothing_more()
    {
        var bench = new KernelBench();
        bench.RunWithin(Short, "_ = Task.Run(async () => { while (true) { Console.Write('x'); await Task.Delay(1); } }); while (true) { }");
        string after = KernelBench.Describe(bench.Cells[0]);
        bench.Run("await Task.Delay(50);");
        Assert.Equal(after, KernelBench.Describe(bench.Cells[0]));
        Assert.Equal("", KernelBench.Describe(bench.Cells[1]));
    }
}
