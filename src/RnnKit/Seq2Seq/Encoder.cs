using System.Numerics;
using RnnKit.Cells;
using RnnKit.Display;
using RnnKit.Foundations;
using RnnKit.Layers;

namespace RnnKit.Seq2Seq;

/// <summary>
/// Reads the source: an embedding and any layer of cells on top, of one or two directions, one or several deep.
/// Its output is what attention looks at; its final states are what the decoder starts from.
/// </summary>
[TypeFormatterSource(typeof(PresentationFormatters), PreferredMimeTypes = [PresentationFormatters.Html, PresentationFormatters.Text])]
public sealed class Encoder<T> : IModule<T>, IPresentable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>An encoder from its layers.</summary>
    /// <param name="embedding">The vectors of the source tokens.</param>
    /// <param name="layer">What reads them.</param>
    /// <exception cref="ArgumentException">The sizes do not fit together.</exception>
    public Encoder(Embedding<T> embedding, ISequenceLayer<T> layer)
    {
        ArgumentNullException.ThrowIfNull(embedding);
        ArgumentNullException.ThrowIfNull(layer);
        Guard.Same(layer.InputSize, embedding.Size, "an input size of", nameof(layer));
        (Embedding, Layer) = (embedding, layer);
        Parameters = [.. embedding.Parameters, .. layer.Parameters];
    }

    /// <summary>The vectors of the source tokens.</summary>
    public Embedding<T> Embedding { get; }

    /// <summary>What reads them.</summary>
    public ISequenceLayer<T> Layer { get; }

    /// <summary>Features of the output.</summary>
    public int OutputSize => Layer.OutputSize;

    /// <summary>Those of the embedding, then those of the layer.</summary>
    public IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <summary>Reads the source.</summary>
    /// <param name="source">source steps × batch.</param>
    /// <param name="reuse">A tape that is no longer needed: its memory is used again.</param>
    /// <param name="dropoutSeed">While learning: where dropout is drawn from; null in evaluation.</param>
    /// <returns>source steps × (output × batch), and the tape for the way back.</returns>
    /// <exception cref="ArgumentException">A token is not in the vocabulary.</exception>
    public (Sequence<T> Output, EncoderTape<T> Tape) Forward(Tokens source, EncoderTape<T>? reuse = null, int? dropoutSeed = null)
    {
        EncoderTape<T> tape = reuse ?? new EncoderTape<T>();
        (Sequence<T> x, tape.Embedded) = Embedding.Forward(source, tape.Embedded);
        (Sequence<T> output, tape.Run) = Layer.Forward(x, reuse: tape.Run, dropoutSeed: dropoutSeed);
        return (output, tape);
    }

    /// <summary>Adds to the gradients of the parameters.</summary>
    /// <param name="tape">The tape of <see cref="Forward"/>.</param>
    /// <param name="dOutput">∂L/∂output, source steps × (output × batch); null if only final states were used.</param>
    /// <param name="dFinal">∂L/∂ the final state of each cell; null where it was not used.</param>
    /// <exception cref="ArgumentException">A gradient does not have the shape of what it belongs to.</exception>
    public void Backward(EncoderTape<T> tape, Sequence<T>? dOutput, IReadOnlyList<State<T>?>? dFinal)
    {
        ArgumentNullException.ThrowIfNull(tape);
        Guard.That(tape.Run is not null, nameof(tape), "'tape' is empty; expected the tape of a forward run.");
        Embedding.Backward(tape.Embedded!, Layer.Backward(tape.Run, dOutput, dFinal));
    }

    /// <summary>The layers.</summary>
    public override string ToString() => $"Encoder: {Embedding}; {Layer}";

    /// <summary>The parts as lines of a model's table.</summary>
    internal IEnumerable<LayerLine> Lines(string name) => [LayerLook.Line($"{name} embedding", Embedding), .. LayerLook.Lines(name, Layer)];

    /// <summary>The parts with their shapes and parameters.</summary>
    Presentation IPresentable.Present() => LayerLook.Of("Encoder", Lines("encoder"), Parameters);
}

/// <summary>What a run of <see cref="Encoder{T}"/> wrote down; the next run with the same tape overwrites it.</summary>
public sealed class EncoderTape<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal EncoderTape()
    {
    }

    /// <summary>The run of the layer: its output and final states.</summary>
    public SequenceTape<T>? Run { get; internal set; }

    internal EmbeddingTape<T>? Embedded { get; set; }
}
