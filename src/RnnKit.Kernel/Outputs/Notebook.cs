using Microsoft.DotNet.Interactive;

namespace RnnKit.Kernel.Outputs;

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
}
