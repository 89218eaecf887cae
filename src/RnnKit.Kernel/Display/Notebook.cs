using System.ComponentModel;
using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using RnnKit.Kernel.Outputs;
using RnnKit.Kernel.Stop;

namespace RnnKit.Kernel.Display;

/// <summary>What a cell can call here besides what the genuine kernel has. Code for both kernels updates a displayed value instead.</summary>
public static class Notebook
{
    /// <summary>
    /// Takes away what the cell has shown so far, as Jupyter's <c>clear_output</c> does; with <paramref name="wait"/> only when something
    /// else is shown, so that nothing flickers.
    /// </summary>
    public static void ClearOutput(bool wait = false)
    {
        if (KernelInvocationContext.Current is { } context)
            context.Publish(new OutputCleared(wait, context.Command));
    }

    /// <summary>
    /// Gives what <c>display</c> gives the id under which it was shown: the package hands out another one, so that an update would reach nothing.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static T Linked<T>(T shown)
    {
        if (shown is DisplayedValue value && CellRun.Current?.LastShown is { } last && ReferenceEquals(value.FormattedValues, last.FormattedValues))
            DisplayId(value) = last.ValueId;
        return shown;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_displayId")]
    private static extern ref string DisplayId(DisplayedValue value);
}
