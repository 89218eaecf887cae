using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive;

namespace RnnKit.Kernel.Stop;

/// <summary>
/// What rewritten cells call (<see cref="GuardedCode"/>): every loop and function asks whether its cell is to end, and what is
/// awaited ends with its cell. While nothing is to be stopped, asking costs one read of a flag.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Guards
{
    private static volatile bool s_raised;

    /// <summary>Whether some flag is raised.</summary>
    internal static bool IsRaised
    {
        get => s_raised;
        set => s_raised = value;
    }

    /// <summary>The flag of whom the calling code works for. A loop reads it in each round.</summary>
    public static StopFlag Flag() => StopFlag.Current;

    /// <summary>
    /// Ends the calling code, whose flag is raised. It never returns, so that a loop can keep its numbers in registers: around a call that
    /// may return, however rare, the compiler stores them in each round.
    /// </summary>
    /// <exception cref="OperationCanceledException">Always.</exception>
    [DoesNotReturn]
    public static void End() => throw Ended();

    /// <summary>Ends the calling code here if its cell is to end.</summary>
    /// <exception cref="OperationCanceledException">It is.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check()
    {
        if (s_raised)
            Answer();
    }

    /// <summary>The same at the beginning of a function, which needs room on the stack besides: without it .NET would end the process.</summary>
    /// <exception cref="InsufficientExecutionStackException">There is no room for another call.</exception>
    public static void Enter()
    {
        Check();
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new InsufficientExecutionStackException("The stack is full: a function calls itself without end, or too deep.");
    }

    /// <summary>The same within an expression.</summary>
    public static T Pass<T>(T value)
    {
        Enter();
        return value;
    }

    /// <summary>The cell's own code begins: from here on it can be ended wherever it is.</summary>
    public static void Begin()
    {
        if (CellRun.Current is { } cell)
            cell.RunsFreely = true;
        Check();
    }

    /// <summary>
    /// Hands a cell its token, where it asks the invocation context for one: from now on it is expected to end by itself. It is not the
    /// package's, which drops what a cell shows and has set after it was cancelled.
    /// </summary>
    public static CancellationToken Take(CancellationToken token) =>
        CellRun.Current is { } cell && KernelInvocationContext.Current is { } context && token == context.CancellationToken ? cell.TakeToken() : token;

    /// <summary>A task that ends with the cell that waits for it.</summary>
    public static Task For(Task task) => task is null || task.IsCompleted || CellRun.Current is not { } cell ? task! : task.WaitAsync(cell.Ending);

    /// <inheritdoc cref="For(Task)"/>
    public static Task<T> For<T>(Task<T> task) => task is null || task.IsCompleted || CellRun.Current is not { } cell ? task! : task.WaitAsync(cell.Ending);

    /// <inheritdoc cref="For(Task)"/>
    public static ValueTask For(ValueTask task) => task.IsCompleted ? task : new ValueTask(For(task.AsTask()));

    /// <inheritdoc cref="For(Task)"/>
    public static ValueTask<T> For<T>(ValueTask<T> task) => task.IsCompleted ? task : new ValueTask<T>(For(task.AsTask()));

    /// <summary>Anything else that can be awaited, as it is.</summary>
    public static T For<T>(T awaitable) => awaitable;

    /// <summary>The same at the top level of a cell, which goes on where it began: on the cell's own thread.</summary>
    public static CellAwaitable Top(Task task) => new(For(task));

    /// <inheritdoc cref="Top(Task)"/>
    public static CellAwaitable<T> Top<T>(Task<T> task) => new(For(task));

    /// <inheritdoc cref="Top(Task)"/>
    public static CellAwaitable Top(ValueTask task) => new(For(task.AsTask()));

    /// <inheritdoc cref="Top(Task)"/>
    public static CellAwaitable<T> Top<T>(ValueTask<T> task) => new(For(task.AsTask()));

    /// <inheritdoc cref="For{T}(T)"/>
    public static T Top<T>(T awaitable) => awaitable;

    private static void Answer()
    {
        if (StopFlag.Current.IsRaised)
            End();
    }

    private static OperationCanceledException Ended() => new("The cell was stopped.", CellRun.Current?.Ending ?? CancellationToken.None);
}
