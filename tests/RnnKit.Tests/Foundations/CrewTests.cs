using RnnKit.Foundations;

namespace RnnKit.Tests.Foundations;

public sealed class CrewTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_piece_is_done_once_by_whoever_is_free(bool staysAwake)
    {
        var crew = new Crew();
        int[] done = new int[7];
        for (int run = 0; run < 1000; run++) crew.Run(threads: 3, done.Length, i => Interlocked.Increment(ref done[i]), staysAwake);

        Assert.All(done, times => Assert.Equal(1000, times));
    }

    [Fact]
    public async Task A_pool_that_is_busy_elsewhere_holds_up_nothing_and_nothing_piles_up_in_it()
    {
        var crew = new Crew();
        int done = 0;
        long allocated = 0;
        await WhilePoolIsBusyAsync(() =>
        {
            Action<int> piece = _ => Interlocked.Increment(ref done);
            crew.Run(threads: 2, pieces: 2, piece);
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int run = 1; run < 5000; run++) crew.Run(threads: 2, pieces: 2, piece);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        });

        Assert.Equal(2 * 5000, done);
        Assert.InRange(allocated, 0, 1023); // the pool's queue would grow, on the caller's account
        using var together = new Barrier(2);
        crew.Run(threads: 2, pieces: 2, _ => Assert.True(together.SignalAndWait(TimeSpan.FromSeconds(60)), "No second thread came."));
    }

    [Fact]
    public void A_helper_that_stays_awake_is_counted_until_it_goes_to_sleep()
    {
        Assert.SkipWhen(Environment.ProcessorCount < 2, "A helper needs a processor of its own.");
        var crew = new Crew();
        using var together = new Barrier(2);

        bool awake = SpinWait.SpinUntil(
            () => // others may have all helpers awake that the machine has room for
            {
                crew.Run(threads: 2, pieces: 2, _ => together.SignalAndWait(TimeSpan.FromSeconds(60)), staysAwake: true);
                return crew.Awake == 1;
            },
            TimeSpan.FromSeconds(60));

        Assert.True(awake, "No helper stayed awake.");
        Assert.True(SpinWait.SpinUntil(() => crew.Awake == 0, TimeSpan.FromSeconds(60)), "A helper did not go to sleep.");
    }

    [Fact]
    public void What_a_piece_throws_the_caller_throws()
    {
        var crew = new Crew();

        Assert.Throws<InvalidOperationException>(() => crew.Run(threads: 2, pieces: 5, i =>
        {
            if (i == 3) throw new InvalidOperationException();
        }));
    }

    [Fact]
    public void A_caller_that_is_interrupted_waits_for_its_helpers_and_is_interrupted_then()
    {
        using var together = new CountdownEvent(2);
        using var release = new ManualResetEventSlim();
        bool helped = false, waited = false, wasInterrupted = false;
        var caller = new Thread(() =>
        {
            int self = Environment.CurrentManagedThreadId;
            try
            {
                new Crew().Run(threads: 2, pieces: 2, _ =>
                {
                    together.Signal();
                    SpinWait.SpinUntil(() => together.IsSet);
                    if (Environment.CurrentManagedThreadId == self) return;
                    release.Wait();
                    helped = true;
                });
                waited = helped;
                Thread.Sleep(TimeSpan.FromSeconds(60));
            }
            catch (ThreadInterruptedException)
            {
                wasInterrupted = true;
            }
        });
        caller.Start();
        together.Wait(TestContext.Current.CancellationToken);
        Thread.Sleep(100); // now the caller waits
        caller.Interrupt();
        bool ended = caller.Join(200);
        release.Set();
        caller.Join();

        Assert.Equal((false, true, true), (ended, waited, wasInterrupted));
    }

    /// <summary>Does something while every thread of the pool waits.</summary>
    private static async Task WhilePoolIsBusyAsync(Action something)
    {
        using var release = new ManualResetEventSlim();
        ThreadPool.GetMinThreads(out int threads, out _);
        var busy = new Task[4 * threads];
        for (int i = 0; i < busy.Length; i++) busy[i] = Task.Run(release.Wait, TestContext.Current.CancellationToken);
        try
        {
            something();
        }
        finally
        {
            release.Set();
            await Task.WhenAll(busy);
        }
    }
}
