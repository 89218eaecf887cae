using System.Numerics;
using RnnKit.Cells;
using RnnKit.Display;
using RnnKit.Foundations;

namespace RnnKit.Layers;

/// <summary>
/// Layers on top of each other, each reading what the one below says at every step (Graves, Mohamed and Hinton 2013),
/// with dropout between them while learning, on the way up only (Zaremba, Sutskever and Vinyals 2014).
/// PyTorch: <c>num_layers</c> and <c>dropout</c>.
/// </summary>
[TypeFormatterSource(typeof(PresentationFormatters), PreferredMimeTypes = [PresentationFormatters.Html, PresentationFormatters.Text])]
public sealed class Stacked<T> : ISequenceLayer<T>, IPresentable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ISequenceLayer<T>[] layers;
    private readonly Dropout<T> dropout;

    /// <summary>A stack from the input up; the parameters are called <c>0.…</c>, <c>1.…</c> from now on.</summary>
    /// <param name="layers">At least one; the input size of each is the output size of the one below.</param>
    /// <param name="dropout">The rate of dropout after every layer but the last.</param>
    /// <exception cref="ArgumentException">There are no layers, their sizes do not fit together, or two of them share a cell.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rate is out of range.</exception>
    public Stacked(IReadOnlyList<ISequenceLayer<T>> layers, double dropout = 0)
    {
        ArgumentNullException.ThrowIfNull(layers);
        Guard.That(layers.Count > 0, nameof(layers), "'layers' is empty; expected at least one layer.");
        for (int l = 1; l < layers.Count; l++) Guard.Same(layers[l].InputSize, layers[l - 1].OutputSize, $"at {l} an input size of", nameof(layers));
        this.dropout = new Dropout<T>(dropout);
        this.layers = [.. layers];
        Parameters = LayerTapes.Together<T>(nameof(layers), [.. layers.Select((layer, l) => (l.ToString(), (IModule<T>)layer))]);
        Cells = [.. layers.SelectMany(layer => layer.Cells)];
    }

    /// <summary>The layers, from the input up.</summary>
    public IReadOnlyList<ISequenceLayer<T>> Layers => layers;

    /// <summary>The rate of dropout between two layers.</summary>
    public double Dropout => dropout.Rate;

    /// <inheritdoc/>
    public int InputSize => layers[0].InputSize;

    /// <summary>Features of the output: those of the last layer.</summary>
    public int OutputSize => layers[^1].OutputSize;

    /// <inheritdoc/>
    public IReadOnlyList<ICell<T>> Cells { get; }

    /// <summary>Those of every layer, from the input up.</summary>
    public IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <inheritdoc/>
    public (Sequence<T> Output, SequenceTape<T> Tape) Forward(
        Sequence<T> x, IReadOnlyList<State<T>?>? initial = null, SequenceTape<T>? reuse = null, int? dropoutSeed = null)
    {
        LayerTapes.OneEach(initial, Cells, nameof(initial));
        StackedTape<T> tape = reuse is null ? new StackedTape<T>(this) : Own(reuse, nameof(reuse));
        for (int l = 0, first = 0; l < layers.Length; first += layers[l].Cells.Count, l++)
        {
            int? seed = dropoutSeed is int drawn ? unchecked(drawn * 31 + l) : null;   // another mask for every layer
            (x, tape.Tapes[l]) = layers[l].Forward(x, Part(initial, first, l), tape.Tapes[l], seed);
            if (l < layers.Length - 1) (x, tape.Dropouts[l]) = dropout.Forward(x, seed, tape.Dropouts[l]);
        }
        return (x, tape);
    }

    /// <inheritdoc/>
    public Sequence<T> Backward(SequenceTape<T> tape, Sequence<T>? dOutput, IReadOnlyList<State<T>?>? dFinal = null, int? truncate = null, bool inputGradient = true)
    {
        StackedTape<T> own = Own(tape, nameof(tape));
        LayerTapes.OneEach(dFinal, Cells, nameof(dFinal));
        int first = Cells.Count;
        for (int l = layers.Length - 1; l >= 0; l--)
        {
            first -= layers[l].Cells.Count;
            dOutput = layers[l].Backward(own.Tapes[l]!, dOutput, Part(dFinal, first, l), truncate, inputGradient || l > 0);
            if (l > 0) dOutput = dropout.Backward(own.Dropouts[l - 1]!, dOutput);
        }
        return dOutput!;
    }

    /// <summary>The layers, from the input up.</summary>
    public override string ToString() =>
        $"Stacked of {layers.Length}{(Dropout > 0 ? FormattableString.Invariant($" with dropout {Dropout}") : "")}: {string.Join("; ", layers.Select(layer => layer.ToString()))}";

    /// <summary>The cells with their shapes.</summary>
    Presentation IPresentable.Present() => LayerLook.Of("Stacked layer", LayerLook.Lines("layer", this), Parameters);

    private State<T>?[]? Part(IReadOnlyList<State<T>?>? states, int first, int layer)
    {
        if (states is null) return null;
        var part = new State<T>?[layers[layer].Cells.Count];
        for (int i = 0; i < part.Length; i++) part[i] = states[first + i];
        return part;
    }

    private StackedTape<T> Own(SequenceTape<T> tape, string name) => LayerTapes.Own<StackedTape<T>, T>(tape, name, this, t => t.Layer);
}

/// <summary>What a run of <see cref="Stacked{T}"/> wrote down.</summary>
internal sealed class StackedTape<T>(Stacked<T> layer) : SequenceTape<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private RecurrentTape<T>[]? runs;

    public Stacked<T> Layer { get; } = layer;

    public SequenceTape<T>?[] Tapes { get; } = new SequenceTape<T>?[layer.Layers.Count];

    public DropoutTape<T>?[] Dropouts { get; } = new DropoutTape<T>?[layer.Layers.Count - 1];

    public override Sequence<T> Output => Tapes[^1]!.Output;

    public override Sequence<T> InputGradient => Tapes[0]!.InputGradient;

    public override IReadOnlyList<RecurrentTape<T>> Runs => runs ??= [.. Tapes.SelectMany(tape => tape!.Runs)];

    public override int OutputRuns => Tapes[^1]!.OutputRuns;
}
