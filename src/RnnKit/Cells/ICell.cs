using System.Numerics;
using RnnKit.Foundations;

namespace RnnKit.Cells;

/// <summary>
/// The equations of one step of a recurrent network, forward and backward.
/// The layer that unrolls it does what all steps share: it computes W x_t + b of every gate before a step, for a few steps at once
/// where that pays, and dW and db of all steps after the last.
/// </summary>
public interface ICell<T> : IModule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Rows of x_t.</summary>
    int InputSize { get; }

    /// <summary>Rows of h_t.</summary>
    int HiddenSize { get; }

    /// <summary>What is carried from step to step, the output first: <c>h</c>, or <c>h</c> and <c>c</c>.</summary>
    IReadOnlyList<string> States { get; }

    /// <summary>The gates, in the order in which their blocks stand on the tape.</summary>
    IReadOnlyList<Gate<T>> Gates { get; }

    /// <summary>
    /// What a step writes down for its way back, each hidden × batch: first one block a gate
    /// (it holds W x_t + b when the step begins), then whatever else the cell needs.
    /// </summary>
    IReadOnlyList<string> Blocks { get; }

    /// <summary>One step forward: from <c>Previous</c> and the gates' blocks to <c>Next</c>.</summary>
    void Forward(CellStep<T> step);

    /// <summary>
    /// One step back: from <c>NextGradient</c> to <c>BlockGradient</c> of every gate, which is ∂L/∂(W x_t + b),
    /// and to <c>PreviousGradient</c>. All of them are written, none added to.
    /// </summary>
    void Backward(CellStep<T> step);

    /// <summary>
    /// Adds to the gradient of every U, and of whatever else works on the state, over all steps of the tape: at once with
    /// <see cref="Gate{T}.AddStateGradients"/>, or together with the other sums of the run, as the cells of this library do.
    /// </summary>
    void AddStateGradients(CellTape<T> tape);
}
