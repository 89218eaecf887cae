using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace RnnKit.Foundations;

/// <summary>
/// A few threads that do numbered pieces of work: whoever is free takes the next. Who does which piece differs from
/// run to run, so pieces must not depend on each other. The caller does what no thread of the pool comes to take, so a pool
/// that is busy elsewhere holds up nothing, and what it has not taken yet is not asked for again. Nothing is allocated after the first time.
/// </summary>
internal sealed class Crew : IThreadPoolWorkItem
{
    private const int Closed = int.MaxValue;

    /// <summary>Longer than a trainer takes from one batch to the next.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(1);

    private static readonly Action<int> s_nothing = _ => { };
    private static int allAwake;

    [ThreadStatic]
    private static bool working;

    [ThreadStatic]
    private static Crew? own;

    private Action<int> work = s_nothing;
    private Exception? failure;
    private bool staysAwake;
    private int count, done, awake, queued;
    private long ticket = Closed; // the number of the run above, the next piece below

    /// <summary>The crew of this thread, for runs that end before the thread begins another.</summary>
    public static Crew Own => own ??= new Crew();

    /// <summary>Whether this thread is at a piece already: what it starts from there it does alone.</summary>
    public static bool IsWorking => working;

    /// <summary>How many helpers stay awake, at work or waiting for it: those who would come at once.</summary>
    public int Awake => Volatile.Read(ref awake);

    /// <summary>Does pieces 0 … count - 1 on the caller's and as many more threads as may help, and returns when all are done.</summary>
    /// <param name="threads">How many threads, the caller's among them, to have at it; if more are awake from the run before, those too.</param>
    /// <param name="pieces">How many pieces there are.</param>
    /// <param name="piece">Does one.</param>
    /// <param name="staysAwake">
    /// Whether a helper waits for the next run for a moment instead of going to sleep: to wake a thread takes up to half a millisecond.
    /// For one who has the machine to himself; beside others at work it would take their processor.
    /// </param>
    /// <exception cref="Exception">What the first piece that failed threw. An interruption of the caller waits until it returns.</exception>
    public void Run(int threads, int pieces, Action<int> piece, bool staysAwake = false)
    {
        int helpers = working ? 0 : Math.Min(threads, pieces) - 1;
        if (helpers <= 0)
        {
            for (int i = 0; i < pieces; i++) piece(i);
            return;
        }
        long run = Interlocked.Read(ref ticket) >> 32;
        Interlocked.Exchange(ref ticket, (run << 32) | Closed); // who comes late from the run before finds nothing to take
        (count, done, work, failure, this.staysAwake) = (pieces, 0, piece, null, staysAwake);
        Interlocked.Exchange(ref ticket, (run + 1) << 32);
        for (int i = Volatile.Read(ref awake) + Volatile.Read(ref queued); i < helpers; i++)
        {
            Interlocked.Increment(ref queued);
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
        Work();
        bool interrupted = WaitFor(pieces);
        work = s_nothing; // what it belongs to may end before the thread
        if (interrupted) Thread.CurrentThread.Interrupt();
        if (failure is not null) ExceptionDispatchInfo.Throw(failure);
    }

    void IThreadPoolWorkItem.Execute()
    {
        Interlocked.Decrement(ref queued); // before it looks for work: a run that still counts on it is under way
        if (!staysAwake)
        {
            Work();
            return;
        }
        if (Interlocked.Increment(ref allAwake) < Environment.ProcessorCount) // the caller needs a processor of its own
        {
            Interlocked.Increment(ref awake);
            StayAwake();
            Interlocked.Decrement(ref awake);
        }
        Work(); // also a run that counted on this thread at the last moment
        Interlocked.Decrement(ref allAwake);
    }

    private void StayAwake()
    {
        long since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) < Patience)
        {
            if (Work()) since = Stopwatch.GetTimestamp();
            Thread.SpinWait(50);
        }
    }

    /// <summary>Waits for what helpers are at: the caller may not go on with what they still write to, not even if it is interrupted. Says whether it was.</summary>
    private bool WaitFor(int pieces)
    {
        bool interrupted = false;
        var wait = new SpinWait(); // the others are about to end too: to be woken would take longer, and allocate
        while (Volatile.Read(ref done) < pieces)
        {
            try
            {
                wait.SpinOnce(sleep1Threshold: 500);
            }
            catch (ThreadInterruptedException)
            {
                interrupted = true;
            }
        }
        return interrupted;
    }

    /// <summary>Does pieces while there are any; false if there was none.</summary>
    private bool Work()
    {
        bool any = false;
        working = true;
        while (true)
        {
            long now = Interlocked.Read(ref ticket);
            int i = (int)now;
            if (i >= Volatile.Read(ref count)) break;
            if (Interlocked.CompareExchange(ref ticket, now + 1, now) != now) continue;
            any = true;
            try
            {
                work(i);
            }
            catch (Exception e) // on a thread of the pool nobody would see it: the caller of Run throws it
            {
                Interlocked.CompareExchange(ref failure, e, null);
            }
            Interlocked.Increment(ref done);
        }
        working = false;
        return any;
    }
}
