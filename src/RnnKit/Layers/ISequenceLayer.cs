using System.Numerics;
using RnnKit.Cells;
using RnnKit.Foundations;

namespace RnnKit.Layers;

/// <summary>
/// A layer that reads a sequence and answers with a sequence, carrying a state: <see cref="Recurrent{T}"/>,
/// <see cref="Bidirectional{T}"/>, <see cref="Stacked{T}"/>. Whoever builds on this contract takes any of them.
/// </summary>
public interface ISequenceLayer<T> : IModule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Features of the input.</summary>
    int InputSize { get; }

    /// <summary>Features of the output.</summary>
    int OutputSize { get; }

    /// <summary>The cells it unrolls, from the input up, forward before backward (PyTorch's order); each carries a state of its own.</summary>
    IReadOnlyList<ICell<T>> Cells { get; }

    /// <summary>Runs over every step.</summary>
    /// <param name="x">steps × (input × batch).</param>
    /// <param name="initial">The state of each cell before its first step, hidden × batch; zeros where null.</param>
    /// <param name="reuse">A tape of this layer that is no longer needed: its memory is used again.</param>
    /// <param name="dropoutSeed">While learning: what to drop is drawn from it, so every step needs another. Null in evaluation: nothing is dropped.</param>
    /// <returns>steps × (output × batch), and the tape for the way back.</returns>
    /// <exception cref="ArgumentException">The input or a state does not fit the layer, or the tape is another layer's.</exception>
    (Sequence<T> Output, SequenceTape<T> Tape) Forward(
        Sequence<T> x, IReadOnlyList<State<T>?>? initial = null, SequenceTape<T>? reuse = null, int? dropoutSeed = null);

    /// <summary>Adds to the gradients of the parameters and returns the gradient of the input.</summary>
    /// <param name="tape">The tape of <see cref="Forward"/>.</param>
    /// <param name="dOutput">∂L/∂output, steps × (output × batch); null if only final states were used.</param>
    /// <param name="dFinal">∂L/∂ the final state of each cell; null where it was not used.</param>
    /// <param name="truncate">Cuts the flow of gradient before every k-th step of each cell; null cuts nowhere.</param>
    /// <param name="inputGradient">False where nothing below the layer learns: what is returned is then meaningless.</param>
    /// <returns>∂L/∂x, steps × (input × batch). The gradients of the initial states are on the tape.</returns>
    /// <exception cref="ArgumentException">A gradient does not have the shape of what it belongs to, or the tape is another layer's.</exception>
    Sequence<T> Backward(SequenceTape<T> tape, Sequence<T>? dOutput, IReadOnlyList<State<T>?>? dFinal = null, int? truncate = null, bool inputGradient = true);
}

/// <summary>
/// What a run of an <see cref="ISequenceLayer{T}"/> wrote down, and after the way back the gradients.
/// Everything here is a view of memory that the next run with the same tape overwrites.
/// </summary>
public abstract class SequenceTape<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private State<T>[]? finals, initialGradients;

    private protected SequenceTape()
    {
    }

    /// <summary>The output of every step. Past its end a padded example shows its final state.</summary>
    public abstract Sequence<T> Output { get; }

    /// <summary>∂L/∂x, after the way back.</summary>
    public abstract Sequence<T> InputGradient { get; }

    /// <summary>The run of each cell, from the input up, forward before backward.</summary>
    public abstract IReadOnlyList<RecurrentTape<T>> Runs { get; }

    /// <summary>The last of the <see cref="Runs"/>, those whose states make the output: one, or two where it looks both ways.</summary>
    public abstract int OutputRuns { get; }

    /// <summary>The state of each cell after its last real step.</summary>
    public IReadOnlyList<State<T>> Finals => finals ??= [.. Runs.Select(run => run.Final)];

    /// <summary>∂L/∂ the initial state of each cell, after the way back.</summary>
    public IReadOnlyList<State<T>> InitialGradients => initialGradients ??= [.. Runs.Select(run => run.InitialGradient)];
}
