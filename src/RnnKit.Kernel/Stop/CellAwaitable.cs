using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace RnnKit.Kernel.Stop;

/// <summary>A task that the top level of a cell awaits: what follows runs on the cell's thread, which has room for deep recursion and can be woken.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CellAwaitable(Task task) : ICriticalNotifyCompletion
{
    private readonly CellRun? _cell = CellRun.Current;

    /// <summary>Whether nothing need be waited for.</summary>
    public bool IsCompleted => task.IsCompleted;

    /// <summary>Itself.</summary>
    public CellAwaitable GetAwaiter() => this;

    /// <summary>Throws what the task threw.</summary>
    public void GetResult() => task.GetAwaiter().GetResult();

    /// <inheritdoc/>
    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    /// <inheritdoc/>
    public void UnsafeOnCompleted(Action continuation)
    {
        CellRun? cell = _cell;
        task.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(cell is null ? continuation : () => cell.GoOn(continuation));
    }
}

/// <inheritdoc cref="CellAwaitable"/>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CellAwaitable<T>(Task<T> task) : ICriticalNotifyCompletion
{
    /// <inheritdoc cref="CellAwaitable.IsCompleted"/>
    public bool IsCompleted => task.IsCompleted;

    /// <inheritdoc cref="CellAwaitable.GetAwaiter"/>
    public CellAwaitable<T> GetAwaiter() => this;

    /// <summary>What the task gives, or throws.</summary>
    public T GetResult() => task.GetAwaiter().GetResult();

    /// <inheritdoc/>
    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    /// <inheritdoc/>
    public void UnsafeOnCompleted(Action continuation) => new CellAwaitable(task).UnsafeOnCompleted(continuation);
}
