namespace RnnKit.Foundations;

/// <summary>
/// Work in rounds, each of as many pieces, that a crew shares out: a round begins when all pieces of the one before are done.
/// Every thread begins with pieces of its own, the same in each round, so that what they read stays in its cache; who is done
/// with them takes what others have not begun, so a slow processor gets fewer. A thread that comes late joins in the round that
/// is under way, and if none comes the caller does all. Nothing is allocated after the first time.
/// </summary>
internal sealed class Rounds
{
    private readonly Action<int> takePart;
    private Action<int, int, int> work = (_, _, _) => { };
    private int[] begun = []; // of each piece: in how many rounds somebody has begun it
    private int threads, rounds, pieces;
    private long done;
    private bool failed;

    public Rounds() => takePart = TakePart;

    /// <summary>Does every piece of every round, on the caller's and as many more threads as may help.</summary>
    /// <param name="threads">The most threads to use, the caller's among them.</param>
    /// <param name="rounds">How many rounds there are.</param>
    /// <param name="pieces">Pieces of a round, which do not depend on each other.</param>
    /// <param name="work">Does a piece: which round, which piece, and which of the threads does it.</param>
    /// <exception cref="Exception">What a piece threw; rounds after it are not begun.</exception>
    public void Run(int threads, int rounds, int pieces, Action<int, int, int> work)
    {
        if (begun.Length < pieces) begun = new int[pieces];
        Array.Clear(begun, 0, pieces);
        (this.threads, this.rounds, this.pieces, this.work, done, failed) = (Math.Min(threads, pieces), rounds, pieces, work, 0, false);
        Crew.Own.Run(this.threads, this.threads, takePart);
    }

    private void TakePart(int thread)
    {
        int own = (int)((long)pieces * thread / threads);
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < pieces; i++)
            {
                int piece = (own + i) % pieces;
                if (Volatile.Read(ref begun[piece]) == round && Interlocked.CompareExchange(ref begun[piece], round + 1, round) == round)
                    Do(round, piece, thread);
            }
            var wait = new SpinWait(); // the others are about to end too
            while (Interlocked.Read(ref done) < (round + 1L) * pieces)
            {
                if (Volatile.Read(ref failed)) return;
                wait.SpinOnce(sleep1Threshold: 500);
            }
        }
    }

    private void Do(int round, int piece, int thread)
    {
        try
        {
            work(round, piece, thread);
        }
        catch
        {
            Volatile.Write(ref failed, true); // the others wait for this piece
            throw;
        }
        Interlocked.Increment(ref done);
    }
}
