using System.Runtime.ExceptionServices;

namespace RnnKit.Training;

/// <summary>
/// A few threads that do numbered pieces of work: whoever is free takes the next. Who does which piece differs from
/// run to run, so pieces must not depend on each other. Nothing is allocated after the first time.
/// </summary>
internal sealed class Crew : IThreadPoolWorkItem, IDisposable
{
    private readonly int threads;
    private readonly CountdownEvent others = new(0);
    private Action<int> work = _ => { };
    private Exception? failure;
    private int count, next;

    /// <summary>A crew of the caller and <paramref name="threads"/> - 1 threads of the pool.</summary>
    public Crew(int threads) => this.threads = threads;

    /// <summary>Does pieces 0 … count - 1 and returns when all are done.</summary>
    /// <exception cref="Exception">What the first piece that failed threw.</exception>
    public void Run(int pieces, Action<int> piece)
    {
        (count, next, work, failure) = (pieces, 0, piece, null);
        int helpers = Math.Min(threads, pieces) - 1;
        if (helpers > 0)
        {
            others.Reset(helpers);
            for (int i = 0; i < helpers; i++) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
        Work();
        if (helpers > 0) others.Wait();
        if (failure is not null) ExceptionDispatchInfo.Throw(failure);
    }

    public void Dispose() => others.Dispose();

    void IThreadPoolWorkItem.Execute()
    {
        Work();
        others.Signal();
    }

    private void Work()
    {
        try
        {
            for (int i = Interlocked.Increment(ref next) - 1; i < count; i = Interlocked.Increment(ref next) - 1) work(i);
        }
        catch (Exception e) // on a thread of the pool nobody would see it: the caller of Run throws it
        {
            Interlocked.CompareExchange(ref failure, e, null);
        }
    }
}
