using System.Collections.Concurrent;
using Microsoft.DotNet.Interactive.Events;
using RnnKit.Kernel.Cells;
using RnnKit.Kernel.Outputs;

namespace RnnKit.Kernel.Stop;

/// <summary>
/// A cell as it runs: the code it consists of, and whatever that starts, finds it here. Once the cell is over nothing more gets out of it.
/// </summary>
#pragma warning disable CA1001 // Tasks of the cell outlive it and may still ask for its token.
internal sealed class CellRun(CellSource cell, Action<CellOutput> publish, IInputSource? input)
#pragma warning restore CA1001
{
    private static readonly AsyncLocal<CellRun?> s_ambient = new();
    private readonly CancellationTokenSource _asked = new(), _ending = new();
    private readonly BlockingCollection<Action> _goesOn = [];
    private readonly Lock _lock = new();
    private volatile bool _over;

    /// <summary>The cell that the calling code belongs to; null outside of cells.</summary>
    public static CellRun? Current
    {
        get => s_ambient.Value;
        set => s_ambient.Value = value;
    }

    /// <summary>The cell.</summary>
    public CellSource Cell { get; } = cell;

    /// <summary>The person before the front end; null when nobody can be asked.</summary>
    public IInputSource? Input { get; } = input;

    /// <summary>Cancelled when the cell's code is to end wherever it is.</summary>
    public CancellationToken Ending => _ending.Token;

    /// <summary>Raised when the cell's code is to end wherever it is.</summary>
    public StopFlag Flag { get; } = new();

    /// <summary>Whether the cell has ended.</summary>
    public bool IsOver => _over;

    /// <summary>Whether the cell was asked to end before its time.</summary>
    public bool WasStopped => _asked.IsCancellationRequested;

    /// <summary>Whether the value of a last expression is shown: that of the cell, and not of a file that it imports.</summary>
    public bool ShowsValues { get; set; } = true;

    /// <summary>Whether the cell's own code runs, and not the kernel for it.</summary>
    public bool RunsFreely { get; set; }

    /// <summary>Whether the code has taken its token, so that it can be expected to end by itself.</summary>
    public bool HasToken { get; private set; }

    /// <summary>A value that took too long to be shown in one form, and is not tried in another.</summary>
    public object? Unshowable { get; set; }

    /// <summary>What was last displayed.</summary>
    public DisplayedValueProduced? LastShown { get; set; }

    /// <summary>Where outputs go that come after the end.</summary>
    public Action<CellOutput>? Late { get; init; }

    /// <summary>The code takes its token, which is cancelled when it is asked to end.</summary>
    public CancellationToken TakeToken()
    {
        HasToken = true;
        return _asked.Token;
    }

    /// <summary>Cancelled when the cell is asked to end; for the kernel, while it works for the cell.</summary>
    public CancellationToken Stopping => _asked.Token;

    /// <summary>Ends the kernel's work for the cell here if the cell is asked to end.</summary>
    public void ThrowIfStopped() => _asked.Token.ThrowIfCancellationRequested();

    /// <summary>Asks the code to end.</summary>
    public void Ask() => _ = _asked.CancelAsync();

    /// <summary>Ends the code wherever it is.</summary>
    public void End()
    {
        Flag.Raise();
        _ = _ending.CancelAsync();
    }

    /// <summary>Shows something.</summary>
    public void Publish(CellOutput output)
    {
        lock (_lock)
        {
            if (!_over)
                publish(output);
            else if (!WasStopped)
                Late?.Invoke(output);
        }
    }

    /// <summary>Nothing more belongs to the cell.</summary>
    public void Close()
    {
        lock (_lock)
            _over = true;
    }

    /// <summary>Has the cell's thread do something; after its end, any thread.</summary>
    public void GoOn(Action continuation)
    {
        try
        {
            _goesOn.Add(continuation);
        }
        catch (InvalidOperationException)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static action => action(), continuation, preferLocal: false);
        }
    }

    /// <summary>Does on the calling thread what <see cref="GoOn"/> is given until <paramref name="whole"/> is done.</summary>
    public void Pump(Task whole)
    {
        whole.ContinueWith(_ => _goesOn.CompleteAdding(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (true)
        {
            try
            {
                foreach (Action continuation in _goesOn.GetConsumingEnumerable())
                    continuation();
                return;
            }
            catch (ThreadInterruptedException)
            {
                // Meant for the cell's code, which had nothing left to wait for.
            }
        }
    }
}
