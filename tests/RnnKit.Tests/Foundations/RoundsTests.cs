using RnnKit.Foundations;

namespace RnnKit.Tests.Foundations;

public sealed class RoundsTests
{
    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 5)]
    [InlineData(3, 2)]
    [InlineData(4, 9)]
    public void A_round_begins_when_every_piece_of_the_one_before_is_done_once(int threads, int pieces)
    {
        var work = new Rounds();
        const int Count = 500;
        int[] done = new int[Count];
        int early = 0, strangers = 0;
        for (int run = 1; run <= 3; run++)
        {
            work.Run(threads, Count, pieces, (round, _, thread) =>
            {
                if (round > 0 && Volatile.Read(ref done[round - 1]) != run * pieces) Interlocked.Increment(ref early);
                if (thread < 0 || thread >= threads) Interlocked.Increment(ref strangers);
                Interlocked.Increment(ref done[round]);
            });

            Assert.All(done, times => Assert.Equal(run * pieces, times));
        }

        Assert.Equal((0, 0), (early, strangers));
    }

    [Fact]
    public void Each_thread_begins_with_pieces_of_its_own_and_a_slow_one_leaves_the_rest_of_them_to_others()
    {
        var work = new Rounds();
        const int Count = 40;
        int[,] by = new int[2, 4];
        int slow = 0, fast = 0;
        work.Run(threads: 2, Count, pieces: 4, (round, piece, thread) =>
        {
            if (thread == 1) // holds its first piece until the other thread has done all that is left
            {
                Interlocked.Increment(ref slow);
                WaitFor(() => Volatile.Read(ref fast) == 3 * (round + 1));
            }
            else // begins the second piece of a round when the other thread is at its first
            {
                if (piece == 0) WaitFor(() => Volatile.Read(ref slow) > round);
                Interlocked.Increment(ref fast);
            }
            by[thread, piece]++;
        });

        Assert.Equal([Count, Count, 0, Count, 0, 0, Count, 0], by.Cast<int>());

        static void WaitFor(Func<bool> condition) => Assert.True(SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(60)), "No second thread came.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_a_piece_throws_the_caller_throws_and_nobody_waits_for_it(int threads)
    {
        var work = new Rounds();
        int later = 0;

        Assert.Throws<InvalidOperationException>(() => work.Run(threads, rounds: 100, pieces: 6, (round, piece, _) =>
        {
            if (round == 7 && piece == 4) throw new InvalidOperationException();
            if (round > 7) Interlocked.Increment(ref later);
        }));

        Assert.Equal(0, later);
        work.Run(threads, rounds: 3, pieces: 6, (_, _, _) => Interlocked.Increment(ref later));
        Assert.Equal(18, later);
    }
}
