namespace RnnKit.Kernel.Survival;

/// <summary>
/// Lets the thread pool grow at once when all its threads wait for something: a cell may keep many of them waiting, and Stop
/// is heard by one. While they compute, the pool is left as it is: more threads than cores would only slow them down.
/// </summary>
internal static class PoolWatch
{
    private const int ThreadsAtOnce = 8, MostThreads = 256;
    private static readonly TimeSpan s_beat = TimeSpan.FromMilliseconds(50);
    private static int s_started;
    private static volatile bool s_heard;

    /// <summary>Begins to watch, once in a process.</summary>
    public static void Start()
    {
        if (Interlocked.Exchange(ref s_started, 1) == 0)
            new Thread(Watch) { IsBackground = true, Name = "pool watch" }.Start();
    }

    private static void Watch()
    {
        ThreadPool.GetMinThreads(out int usual, out int ports);
        while (true)
        {
            s_heard = false;
            ThreadPool.UnsafeQueueUserWorkItem(_ => s_heard = true, null);
            bool raised = false;
            for (bool waits = Waits(); !s_heard; waits = Waits())
            {
                if (!waits || ThreadPool.ThreadCount >= MostThreads)
                    continue;
                raised = ThreadPool.SetMinThreads(ThreadPool.ThreadCount + ThreadsAtOnce, ports);
            }
            if (raised)
                ThreadPool.SetMinThreads(usual, ports);
        }
    }

    /// <summary>Whether the process left much of the machine's time unused for the length of a beat.</summary>
    private static bool Waits()
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        Thread.Sleep(s_beat);
        return Environment.CpuUsage.TotalTime - before < 0.6 * Environment.ProcessorCount * s_beat;
    }
}
