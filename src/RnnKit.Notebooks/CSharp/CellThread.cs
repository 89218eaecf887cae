using System.Diagnostics;
using System.Runtime;

namespace RnnKit.Notebooks.CSharp;

/// <summary>
/// Runs a cell on a thread of its own with room for deep recursion, and ends it when it must stop: first by asking through its
/// cancellation token, then by waking it where it waits, then by aborting the thread, and when even that does not help by leaving it behind.
/// </summary>
internal sealed class CellThread : IDisposable
{
    private readonly TaskCompletionSource<Exception?> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _abort = new();
    private readonly Thread _thread;

    private CellThread(string name, Action body)
    {
        _thread = new Thread(() => Body(body), RoomyThread.StackSize) { IsBackground = true, Name = name };
        _thread.Start();
    }

    /// <summary>Only for a thread that has ended: one that was left behind still holds on to its token.</summary>
    public void Dispose() => _abort.Dispose();

    /// <summary>How long a cell that listens may go on after it was asked to stop, and any cell after it was aborted.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a cell that never took its token may go on.</summary>
    public static TimeSpan Grace { get; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How a thread ended.</summary>
    /// <param name="Stopped">What ended it before its time; null when it ended by itself.</param>
    /// <param name="Thrown">What it threw; null when it did not throw, or was aborted or left behind.</param>
    /// <param name="Completed">Whether it ran to its end without throwing.</param>
    /// <param name="LeftBehind">Whether the thread could not be ended and goes on.</param>
    public sealed record Ending(CellStatus? Stopped, Exception? Thrown, bool Completed, bool LeftBehind = false);

    /// <summary>Runs <paramref name="body"/>; cancels <paramref name="stop"/> when the time is up or <paramref name="interrupt"/> comes.</summary>
    /// <param name="name">The thread's name.</param>
    /// <param name="body">What to run.</param>
    /// <param name="limit">How long it may take; null for no limit.</param>
    /// <param name="stop">Asks the body to end.</param>
    /// <param name="heeds">Whether the body can now be expected to end when asked.</param>
    /// <param name="interrupt">Stops from outside.</param>
    public static async Task<Ending> RunAsync(
        string name, Action body, TimeSpan? limit, CancellationTokenSource stop, Func<bool> heeds, CancellationToken interrupt)
    {
        var thread = new CellThread(name, body);
        CellStatus? stopped = await thread.FirstReasonToStopAsync(limit, interrupt).ConfigureAwait(false);
        if (stopped is not null)
        {
            Task asked = stop.CancelAsync();
            if (!await thread.EndsByItselfAsync(heeds).ConfigureAwait(false) && !await thread.WakesAndEndsAsync().ConfigureAwait(false))
            {
                await thread._abort.CancelAsync().WaitAsync(Patience, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (!await thread.EndsWithinAsync(Patience).ConfigureAwait(false))
                    return new Ending(stopped, null, Completed: false, LeftBehind: true);
            }
            await asked.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Exception? thrown = await thread._ended.Task.ConfigureAwait(false);
        thread.Dispose();
        return new Ending(stopped, thrown, thrown is null);
    }

    private async Task<CellStatus?> FirstReasonToStopAsync(TimeSpan? limit, CancellationToken interrupt)
    {
        try
        {
            await _ended.Task.WaitAsync(limit ?? Timeout.InfiniteTimeSpan, interrupt).ConfigureAwait(false);
            return null;
        }
        catch (TimeoutException)
        {
            return CellStatus.TimedOut;
        }
        catch (OperationCanceledException)
        {
            return CellStatus.Interrupted;
        }
    }

    /// <summary>Gives any cell a moment, and one that can be expected to end by itself the time it needs.</summary>
    private async Task<bool> EndsByItselfAsync(Func<bool> heeds)
    {
        long start = Stopwatch.GetTimestamp();
        do
        {
            if (await EndsWithinAsync(Grace).ConfigureAwait(false))
                return true;
        }
        while (heeds() && Stopwatch.GetElapsedTime(start) < Patience);
        return false;
    }

    /// <summary>A thread that sleeps or waits for something cannot be aborted there, but woken.</summary>
    private Task<bool> WakesAndEndsAsync()
    {
        _thread.Interrupt();
        return EndsWithinAsync(Grace);
    }

    private async Task<bool> EndsWithinAsync(TimeSpan time) =>
        await Task.WhenAny(_ended.Task, Task.Delay(time)).ConfigureAwait(false) == _ended.Task;

    private void Body(Action body)
    {
        Exception? thrown = null;
        try
        {
            // Made for hosts of interactive code such as this one: the only way to end a loop that does not listen.
#pragma warning disable SYSLIB0046
            ControlledExecution.Run(
                () =>
                {
                    try
                    {
                        body();
                    }
                    catch (Exception e)
                    {
                        thrown = e;
                    }
                },
                _abort.Token);
#pragma warning restore SYSLIB0046
        }
        catch (Exception e) when (e is OperationCanceledException or ThreadInterruptedException)
        {
            thrown = e;
        }
        _ended.SetResult(thrown);
    }
}
