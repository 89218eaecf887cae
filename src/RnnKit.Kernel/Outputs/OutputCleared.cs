using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace RnnKit.Kernel.Outputs;

/// <summary>What a cell has shown so far is to be taken away, as Jupyter's <c>clear_output</c> says.</summary>
public sealed class OutputCleared(bool wait, KernelCommand command) : KernelEvent(command)
{
    /// <summary>Whether only when something else is shown, so that nothing flickers.</summary>
    public bool Wait { get; } = wait;
}
