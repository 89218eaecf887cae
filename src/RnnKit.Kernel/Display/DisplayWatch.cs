using System.Diagnostics;
using System.Runtime;
using RnnKit.Kernel.Stop;

namespace RnnKit.Kernel.Display;

/// <summary>Writes a value on a thread of its own, which ends when the time for it is over, or the cell is.</summary>
internal sealed class DisplayWatch
{
    /// <summary>The problem of a value for which the time is not enough.</summary>
    public const string TooLong = "it cannot be shown within 2 s";

    [ThreadStatic]
    private static DisplayWatch? t_current;
    private readonly HashSet<object> _path = new(ReferenceEqualityComparer.Instance);
    private readonly StopFlag _flag = new();

    /// <summary>The watch over the calling thread; null when it writes no value.</summary>
    public static DisplayWatch? Current => t_current;

    private static TimeSpan Limit { get; } = TimeSpan.FromSeconds(1.5);

    /// <summary>What <paramref name="write"/> gives, or why it gives nothing.</summary>
    public static (string? Text, string? Problem) Run(Func<string> write)
    {
        var watch = new DisplayWatch();
        using var abort = new CancellationTokenSource();
        (string? Text, string? Problem) written = (null, null);
        var thread = new Thread(() => written = watch.Body(write, abort.Token), CellThread.StackSize) { IsBackground = true, Name = "display" };
        thread.Start();
        long start = Stopwatch.GetTimestamp();
        try
        {
            while (!thread.Join(TimeSpan.FromMilliseconds(50)))
            {
                Guards.Check(); // Stop
                if (Stopwatch.GetElapsedTime(start) < Limit)
                    continue;
                watch._flag.Raise();
                if (!thread.Join(TimeSpan.FromMilliseconds(200)))
                {
                    abort.CancelAsync().Wait(TimeSpan.FromMilliseconds(200));
                    thread.Join(TimeSpan.FromMilliseconds(100));
                }
                return (null, TooLong);
            }
        }
        finally
        {
            if (thread.IsAlive)
            {
                watch._flag.Raise();
                _ = abort.CancelAsync();
            }
        }
        return written;
    }

    /// <summary>Begins with a value; false when it is being written already, so that it holds itself.</summary>
    public bool Enter(object value) => _path.Add(value);

    /// <summary>Ends with a value.</summary>
    public void Leave(object value) => _path.Remove(value);

    /// <summary>Ends the writing here when its time is over.</summary>
    public void ThrowIfOverdue()
    {
        if (_flag.IsRaised)
            throw new OperationCanceledException("The value takes too long to be shown.");
    }

    private (string?, string?) Body(Func<string> write, CancellationToken abort)
    {
        (string?, string?) written = (null, "it cannot be shown");
        t_current = this;
        _flag.Own();
        try
        {
            // As for a cell: the only way to end a loop of a library.
#pragma warning disable SYSLIB0046
            ControlledExecution.Run(
                () =>
                {
                    try
                    {
                        written = (write(), null);
                    }
                    catch (Exception e)
                    {
                        written = (null, $"it cannot be shown, since showing it throws {e.GetType().FullName}");
                    }
                },
                abort);
#pragma warning restore SYSLIB0046
        }
        catch (Exception e) when (e is OperationCanceledException or ThreadInterruptedException)
        {
            written = (null, TooLong);
        }
        return written;
    }
}
