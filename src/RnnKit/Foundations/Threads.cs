namespace RnnKit.Foundations;

/// <summary>
/// How many threads a run of a layer may use where there is enough to do. Examples are split over them, or the hidden
/// units of large weights, and rows of the gradients of weights; every number is computed by one thread in one order, so results are the same for any number.
/// Trainings that run at once share them. PyTorch: <c>torch.set_num_threads</c>.
/// </summary>
public static class Threads
{
    /// <summary>Multiplications from which a second thread is worth waking.</summary>
    private const long Worthwhile = 1_500_000;

    private static int count = Environment.ProcessorCount;
    private static int trainings;

    /// <summary>The threads of a run, the caller's among them; as many as there are processors unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public static int Count
    {
        get => count;
        set => count = Guard.Positive(value, nameof(Count));
    }

    /// <summary>How many threads to use for so many multiplications: one where it is little, or where a crew is at work already.</summary>
    internal static int For(long multiplications) => multiplications < Worthwhile || Crew.IsWorking ? 1 : Math.Max(1, count / Math.Max(1, Volatile.Read(ref trainings)));

    /// <summary>Says that a training begins; it ends where this is disposed.</summary>
    internal static Training Train()
    {
        Interlocked.Increment(ref trainings);
        return default;
    }

    /// <summary>A training that runs.</summary>
    internal readonly struct Training : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref trainings);
    }
}
