using System.Numerics;
using RnnKit.Cells;
using RnnKit.Display;
using RnnKit.Foundations;

namespace RnnKit.Layers;

/// <summary>
/// Unrolls a cell over a sequence, the same weights at every step; going back over the steps is
/// back-propagation through time (Werbos 1990). A padded example stops at its last real step: from there on
/// its state is carried unchanged, so that results are those of running it alone.
/// </summary>
[TypeFormatterSource(typeof(PresentationFormatters), PreferredMimeTypes = [PresentationFormatters.Html, PresentationFormatters.Text])]
public sealed class Recurrent<T> : ISequenceLayer<T>, IPresentable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A layer around a cell.</summary>
    public Recurrent(ICell<T> cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        Cell = cell;
        Cells = [cell];
    }

    /// <summary>The equations of one step.</summary>
    public ICell<T> Cell { get; }

    /// <inheritdoc/>
    public IReadOnlyList<ICell<T>> Cells { get; }

    /// <summary>Features of the input.</summary>
    public int InputSize => Cell.InputSize;

    /// <summary>Features of the output.</summary>
    public int HiddenSize => Cell.HiddenSize;

    int ISequenceLayer<T>.OutputSize => HiddenSize;

    /// <summary>The cell's parameters; their number does not depend on the number of steps.</summary>
    public IReadOnlyList<Parameter<T>> Parameters => Cell.Parameters;

    /// <summary>Runs the cell over every step.</summary>
    /// <param name="x">steps × (input × batch).</param>
    /// <param name="initial">The state before the first step, hidden × batch; zeros if omitted.</param>
    /// <param name="reuse">A tape that is no longer needed: its memory is used again.</param>
    /// <param name="keep">
    /// False where no way back follows: the blocks of the steps are not kept, which saves memory and time. PyTorch: <c>torch.no_grad</c>.
    /// </param>
    /// <returns>h_t of every step, steps × (hidden × batch), and the tape for the way back.</returns>
    /// <exception cref="ArgumentException">The input or the initial state does not have the cell's size.</exception>
    public (Sequence<T> Output, RecurrentTape<T> Tape) Forward(Sequence<T> x, State<T>? initial = null, RecurrentTape<T>? reuse = null, bool keep = true)
    {
        ArgumentNullException.ThrowIfNull(x);
        Guard.Same(x.Features, InputSize, "features of", nameof(x));
        if (initial is not null) CheckState(initial, x.Batch, nameof(initial));
        RecurrentTape<T> tape = reuse ?? new RecurrentTape<T>(Cell);
        Guard.That(ReferenceEquals(tape.Cell, Cell), nameof(reuse), "'reuse' is the tape of another cell; expected one of this layer's.");
        tape.Begin(x, initial, keep);
        tape.Unrolling.Forward();
        return (tape.Output, tape);
    }

    /// <summary>Adds to the gradients of the parameters and returns the gradient of the input.</summary>
    /// <param name="tape">The tape of <see cref="Forward"/>.</param>
    /// <param name="dOutput">∂L/∂h_t of every step, steps × (hidden × batch); null if only the final state was used.</param>
    /// <param name="dFinal">∂L/∂ the final state, hidden × batch; null if it was not used.</param>
    /// <param name="truncate">
    /// Cuts the flow of gradient before every k-th step, as if the state there were a constant
    /// (truncated back-propagation through time, Williams and Peng 1990); null cuts nowhere.
    /// </param>
    /// <param name="inputGradient">False where nothing below the layer learns: what is returned is then meaningless.</param>
    /// <returns>∂L/∂x_t, steps × (input × batch). The gradient of the initial state is on the tape.</returns>
    /// <exception cref="ArgumentException">A gradient does not have the shape of what it belongs to.</exception>
    /// <exception cref="InvalidOperationException">The run kept nothing for the way back.</exception>
    public Sequence<T> Backward(RecurrentTape<T> tape, Sequence<T>? dOutput, State<T>? dFinal = null, int? truncate = null, bool inputGradient = true)
    {
        ArgumentNullException.ThrowIfNull(tape);
        Guard.That(ReferenceEquals(tape.Cell, Cell), nameof(tape), "'tape' is the tape of another cell; expected one of this layer's.");
        if (dOutput is not null) LayerTapes.SameShape(dOutput, tape.Output, nameof(dOutput));
        if (dFinal is not null) CheckState(dFinal, tape.Output.Batch, nameof(dFinal));
        if (truncate is int every) Guard.Positive(every, nameof(truncate));
        CellTape<T> steps = tape.Steps;
        tape.BeginBackward(dFinal, inputGradient);
        tape.Unrolling.Backward(dOutput, truncate, inputGradient);

        GradientSums<T> sums = steps.Sums;
        sums.Begin(HiddenSize, steps.Steps * steps.Batch);
        for (int k = 0; k < Cell.Gates.Count; k++)
        {
            sums.Add(Cell.Gates[k].W, steps.BlockGradientMemory(k), tape.Input.Buffer, InputSize); // dW += Σ_t da_t x_tᵀ
            sums.Add(Cell.Gates[k].b, steps.BlockGradientMemory(k));                               // db += Σ_t da_t
        }
        Cell.AddStateGradients(steps);                                                             // dU
        sums.Run();
        return tape.InputGradient;
    }

    (Sequence<T> Output, SequenceTape<T> Tape) ISequenceLayer<T>.Forward(Sequence<T> x, IReadOnlyList<State<T>?>? initial, SequenceTape<T>? reuse, int? dropoutSeed)
    {
        LayerTapes.OneEach(initial, Cells, nameof(initial));
        return Forward(x, initial?[0], reuse is null ? null : LayerTapes.Own<RecurrentTape<T>, T>(reuse, nameof(reuse)));
    }

    Sequence<T> ISequenceLayer<T>.Backward(SequenceTape<T> tape, Sequence<T>? dOutput, IReadOnlyList<State<T>?>? dFinal, int? truncate, bool inputGradient)
    {
        LayerTapes.OneEach(dFinal, Cells, nameof(dFinal));
        return Backward(LayerTapes.Own<RecurrentTape<T>, T>(tape, nameof(tape)), dOutput, dFinal?[0], truncate, inputGradient);
    }

    /// <summary>The cell and its shape.</summary>
    public override string ToString() => $"Recurrent of {Cell}";

    /// <summary>The cells with their shapes.</summary>
    Presentation IPresentable.Present() => LayerLook.Of("Recurrent layer", LayerLook.Lines("cell", this), Parameters);


    private void CheckState(State<T> state, int batch, string name)
    {
        Guard.Same(state.Parts, Cell.States.Count, "a number of parts of", name);
        Guard.That(
            state.HiddenSize == HiddenSize && state.Batch == batch,
            name,
            $"'{name}' is {state.HiddenSize} × {state.Batch}; expected {HiddenSize} × {batch}.");
    }
}
