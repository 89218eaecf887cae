using System.Diagnostics;
using System.Runtime;
using RnnKit.Kernel.Cells;

namespace RnnKit.Kernel.Stop;

/// <summary>
/// Runs a cell on a thread of its own with room for deep recursion, and ends it when it must stop: by its token where it has taken that,
/// by the guards in its code, by waking it where it waits. Only a call into a library that does none of these is aborted, and when
/// even that does not help, left behind.
/// </summary>
#pragma warning disable CA1001 // A thread that was left behind still holds on to its token.
internal sealed class CellThread
#pragma warning restore CA1001
{
    /// <summary>Room for deep recursion, in octets: a stack that overflows ends the process, and one that is four times as large takes an exception ten seconds to leave.</summary>
    public const int StackSize = 16 * 1024 * 1024;
    private static readonly TimeSpan s_beat = TimeSpan.FromMilliseconds(40);
    private readonly TaskCompletionSource<Exception?> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _abort = new();
    private readonly CellRun _run;
    private readonly Thread _thread;

    private CellThread(CellRun run, Func<Task> body)
    {
        _run = run;
        _thread = new Thread(() => Body(body), StackSize) { IsBackground = true, Name = run.Cell.Name };
        _thread.Start();
    }

    /// <summary>How long a cell that has taken its token may go on after it was asked to stop, and any cell after it was aborted.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(2);

    /// <summary>How long any cell's code may go on before a call into a library is aborted.</summary>
    private static TimeSpan Grace { get; } = TimeSpan.FromSeconds(1);

    /// <summary>How a cell ended.</summary>
    /// <param name="Stopped">What ended it before its time; null when it ended by itself.</param>
    /// <param name="Thrown">What it threw; null when it did not throw, or was left behind.</param>
    /// <param name="Aborted">Whether its thread was aborted.</param>
    /// <param name="LeftBehind">Whether the thread could not be ended and goes on.</param>
    public sealed record Ending(CellStatus? Stopped, Exception? Thrown, bool Aborted = false, bool LeftBehind = false)
    {
        /// <summary>Whether the cell ran to its end.</summary>
        public bool Completed => Thrown is null && !Aborted && !LeftBehind;
    }

    /// <summary>Runs <paramref name="body"/> until its end, its time limit or an interrupt.</summary>
    public static async Task<Ending> RunAsync(CellRun run, Func<Task> body, TimeSpan? limit, CancellationToken interrupt)
    {
        var thread = new CellThread(run, body);
        CellStatus? stopped = await thread.FirstReasonToStopAsync(limit, interrupt).ConfigureAwait(false);
        if (stopped is not null)
        {
            run.Ask();
            if (!await thread.EndsAsync().ConfigureAwait(false))
                return new Ending(stopped, null, LeftBehind: true);
        }
        return new Ending(stopped, await thread._ended.Task.ConfigureAwait(false), Aborted: thread._abort.IsCancellationRequested);
    }

    /// <summary>Without exceptions: the first of a process takes longer than all else between Stop and the end of a cell.</summary>
    private async Task<CellStatus?> FirstReasonToStopAsync(TimeSpan? limit, CancellationToken interrupt)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration asks = interrupt.Register(asked.SetResult);
        using var known = new CancellationTokenSource();
        Task late = Task.Delay(limit ?? Timeout.InfiniteTimeSpan, known.Token);
        Task first = await Task.WhenAny(_ended.Task, asked.Task, late).ConfigureAwait(false);
        await known.CancelAsync().ConfigureAwait(false);
        return first == _ended.Task ? null : first == late ? CellStatus.TimedOut : CellStatus.Interrupted;
    }

    private async Task<bool> EndsAsync()
    {
        // While the kernel works for the cell, or the cell has its token, it ends by itself.
        long start = Stopwatch.GetTimestamp();
        while ((_run.HasToken || !_run.RunsFreely) && Stopwatch.GetElapsedTime(start) < Patience)
        {
            if (await EndsWithinAsync(s_beat).ConfigureAwait(false))
                return true;
        }
        _run.End();
        for (start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < Grace;)
        {
            if (await EndsWithinAsync(s_beat).ConfigureAwait(false))
                return true;
            if (_run.RunsFreely)
                _thread.Interrupt();
        }
        await _abort.CancelAsync().WaitAsync(Patience, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return await EndsWithinAsync(Patience).ConfigureAwait(false);
    }

    private async Task<bool> EndsWithinAsync(TimeSpan time) =>
        await Task.WhenAny(_ended.Task, Task.Delay(time)).ConfigureAwait(false) == _ended.Task;

    private void Body(Func<Task> body)
    {
        Exception? thrown = null;
        try
        {
            // Made for hosts of interactive code such as this one: the only way to end a loop of a library.
#pragma warning disable SYSLIB0046
            ControlledExecution.Run(
                () =>
                {
                    try
                    {
                        Task whole = body();
                        _run.Pump(whole);
                        whole.GetAwaiter().GetResult();
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
