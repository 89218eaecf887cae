using RnnKit.Notebooks.Display;

namespace Microsoft.DotNet.Interactive;

/// <summary>The running cell, under the name that .NET Interactive has for it.</summary>
public class KernelInvocationContext
{
    private KernelInvocationContext(RunningCell cell) => Cell = cell;

    /// <summary>The context of the running cell; null outside of cells.</summary>
    public static KernelInvocationContext? Current => RunningCell.Current is { } cell ? new KernelInvocationContext(cell) : null;

    /// <summary>Cancelled when the reader presses Stop or the cell's time is up: long loops poll it.</summary>
    public CancellationToken CancellationToken => Cell.TakeCancellation();

    internal RunningCell Cell { get; }

    internal static KernelInvocationContext Required =>
        Current ?? throw new InvalidOperationException("Something can be displayed only while a cell runs; here none does.");
}
