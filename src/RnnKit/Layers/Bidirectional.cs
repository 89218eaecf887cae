using System.Numerics;
using RnnKit.Cells;
using RnnKit.Display;
using RnnKit.Foundations;

namespace RnnKit.Layers;

/// <summary>
/// Reads a sequence from both ends (Schuster and Paliwal 1997): one cell from the first step on, another from each
/// example's own last step back. The output of a step is the forward cell's h on top of the backward cell's,
/// so every step knows what came before it and what comes after. PyTorch: <c>bidirectional=True</c>; Keras: <c>Bidirectional</c>.
/// </summary>
[TypeFormatterSource(typeof(PresentationFormatters), PreferredMimeTypes = [PresentationFormatters.Html, PresentationFormatters.Text])]
public sealed class Bidirectional<T> : ISequenceLayer<T>, IPresentable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Recurrent<T> forward, backward;

    /// <summary>A layer around two cells; their parameters are called <c>forward.…</c> and <c>backward.…</c> from now on.</summary>
    /// <param name="forward">Reads from the front.</param>
    /// <param name="backward">Reads from the back; a cell of its own, with the same input size.</param>
    /// <exception cref="ArgumentException">The cells' input sizes differ, or they are one cell.</exception>
    public Bidirectional(ICell<T> forward, ICell<T> backward)
    {
        ArgumentNullException.ThrowIfNull(forward);
        ArgumentNullException.ThrowIfNull(backward);
        (this.forward, this.backward) = (new Recurrent<T>(forward), new Recurrent<T>(backward));
        Guard.Same(backward.InputSize, forward.InputSize, "an input size of", nameof(backward));
        Parameters = LayerTapes.Together<T>(nameof(backward), ("forward", forward), ("backward", backward));
        Cells = [forward, backward];
    }

    /// <inheritdoc/>
    public int InputSize => forward.InputSize;

    /// <summary>Features of the output: both hidden sizes together.</summary>
    public int OutputSize => forward.HiddenSize + backward.HiddenSize;

    /// <summary>The forward cell, then the backward cell.</summary>
    public IReadOnlyList<ICell<T>> Cells { get; }

    /// <summary>Those of the forward cell, then those of the backward cell.</summary>
    public IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <inheritdoc/>
    public (Sequence<T> Output, SequenceTape<T> Tape) Forward(
        Sequence<T> x, IReadOnlyList<State<T>?>? initial = null, SequenceTape<T>? reuse = null, int? dropoutSeed = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        Guard.Same(x.Features, InputSize, "features of", nameof(x));
        LayerTapes.OneEach(initial, Cells, nameof(initial));
        BidirectionalTape<T> tape = reuse is null ? new BidirectionalTape<T>(this) : Own(reuse, nameof(reuse));

        tape.FromTheBack.Reshape(x.Steps, InputSize, x.Batch, x.Lengths);
        Reading.Copy(x, 0, tape.FromTheBack, 0, InputSize, fromTheBack: true);
        (Sequence<T> there, tape.There) = forward.Forward(x, initial?[0], tape.There);
        (Sequence<T> back, tape.Back) = backward.Forward(tape.FromTheBack, initial?[1], tape.Back);

        Sequence<T> output = tape.Output;
        output.Reshape(x.Steps, OutputSize, x.Batch, x.Lengths);
        Reading.Copy(there, 0, output, 0, forward.HiddenSize, fromTheBack: false);
        Reading.Copy(back, 0, output, forward.HiddenSize, backward.HiddenSize, fromTheBack: true);
        return (output, tape);
    }

    /// <inheritdoc/>
    public Sequence<T> Backward(SequenceTape<T> tape, Sequence<T>? dOutput, IReadOnlyList<State<T>?>? dFinal = null, int? truncate = null, bool inputGradient = true)
    {
        BidirectionalTape<T> own = Own(tape, nameof(tape));
        LayerTapes.OneEach(dFinal, Cells, nameof(dFinal));
        if (dOutput is not null)
        {
            LayerTapes.SameShape(dOutput, own.Output, nameof(dOutput));
            own.Split();
            Reading.Copy(dOutput, 0, own.ThereGradient, 0, forward.HiddenSize, fromTheBack: false);
            Reading.Copy(dOutput, forward.HiddenSize, own.BackGradient, 0, backward.HiddenSize, fromTheBack: true);
        }
        Sequence<T> dx = forward.Backward(own.There!, dOutput is null ? null : own.ThereGradient, dFinal?[0], truncate, inputGradient);
        Sequence<T> dxFromTheBack = backward.Backward(own.Back!, dOutput is null ? null : own.BackGradient, dFinal?[1], truncate, inputGradient);
        if (inputGradient) Reading.AddFromTheBack(dxFromTheBack, dx);
        return dx;
    }

    /// <summary>Both cells.</summary>
    public override string ToString() => $"Bidirectional of {forward.Cell} and {backward.Cell}";

    /// <summary>The cells with their shapes.</summary>
    Presentation IPresentable.Present() => LayerLook.Of("Bidirectional layer", LayerLook.Lines("cell", this), Parameters);

    private BidirectionalTape<T> Own(SequenceTape<T> tape, string name) => LayerTapes.Own<BidirectionalTape<T>, T>(tape, name, this, t => t.Layer);
}

/// <summary>What a run of <see cref="Bidirectional{T}"/> wrote down.</summary>
internal sealed class BidirectionalTape<T>(Bidirectional<T> layer) : SequenceTape<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private RecurrentTape<T>[]? runs;

    public Bidirectional<T> Layer { get; } = layer;

    public RecurrentTape<T>? There { get; set; }

    public RecurrentTape<T>? Back { get; set; }

    /// <summary>The input as the backward cell reads it.</summary>
    public Sequence<T> FromTheBack { get; } = new();

    public Sequence<T> ThereGradient { get; } = new();

    public Sequence<T> BackGradient { get; } = new();

    public override Sequence<T> Output { get; } = new();

    public override Sequence<T> InputGradient => There!.InputGradient;

    public override IReadOnlyList<RecurrentTape<T>> Runs => runs ??= [There!, Back!];

    public override int OutputRuns => 2;

    /// <summary>Makes room for the gradients of both halves of the output.</summary>
    public void Split()
    {
        ThereGradient.Reshape(Output.Steps, There!.Output.Features, Output.Batch, Output.Lengths);
        BackGradient.Reshape(Output.Steps, Back!.Output.Features, Output.Batch, Output.Lengths);
    }
}
