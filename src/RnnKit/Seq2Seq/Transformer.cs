using System.Numerics;
using RnnKit.Attention;
using RnnKit.Display;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Numerics;

namespace RnnKit.Seq2Seq;

/// <summary>
/// Translates without recurrence (Vaswani et al. 2017): an encoder of self-attention, a decoder of causal self-attention and
/// cross-attention, and an output layer. Under teacher forcing all target steps are computed at once.
/// It trains like <see cref="EncoderDecoder{T}"/>, on the same batches. PyTorch: <c>Transformer</c>.
/// </summary>
[TypeFormatterSource(typeof(PresentationFormatters), PreferredMimeTypes = [PresentationFormatters.Html, PresentationFormatters.Text])]
public sealed class Transformer<T> : IReplica<T, PairBatch>, IPresentable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadoutTape<T> said = new();
    private readonly Sequence<T> gradient = new();
    private StackTape<T>? read, written;
    private DenseTape<T>? spoken;

    /// <summary>A Transformer from its parts.</summary>
    /// <param name="encoder">Reads the source: blocks without cross-attention that see the whole of it.</param>
    /// <param name="decoder">Writes the target: causal blocks with cross-attention.</param>
    /// <param name="seed">Where the weights of the output layer are drawn from.</param>
    /// <exception cref="ArgumentException">The sizes or kinds of blocks do not fit.</exception>
    public Transformer(TransformerStack<T> encoder, TransformerStack<T> decoder, int seed)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(decoder);
        Guard.Same(decoder.Embedding.Size, encoder.Embedding.Size, "a size of", nameof(decoder));
        Guard.That(encoder.Blocks.All(b => b.CrossAttention is null && !b.SelfAttention.Causal), nameof(encoder), "'encoder' has a block that is causal or has cross-attention; expected neither.");
        Guard.That(decoder.Blocks.All(b => b.CrossAttention is not null && b.SelfAttention.Causal), nameof(decoder), "'decoder' has a block that is not causal or has no cross-attention; expected both.");
        (Encoder, Decoder) = (encoder, decoder);
        Output = new Dense<T>(decoder.Embedding.Size, decoder.Embedding.VocabularySize, seed, name: "output");
        Parameters = [.. LayerTapes.Together<T>(nameof(decoder), ("encoder", encoder), ("decoder", decoder)), .. Output.Parameters];
    }

    /// <summary>A Transformer from its sizes.</summary>
    /// <param name="source">Words of the source's vocabulary.</param>
    /// <param name="target">Words of the target's.</param>
    /// <param name="size">Features of every vector.</param>
    /// <param name="heads">Heads of each attention.</param>
    /// <param name="hidden">Units of each feed-forward network.</param>
    /// <param name="blocks">Blocks of the encoder, and as many of the decoder.</param>
    /// <param name="seed">Where the weights are drawn from.</param>
    /// <exception cref="ArgumentException">A size is below 1, or the size is not a multiple of the heads.</exception>
    public static Transformer<T> Of(int source, int target, int size, int heads, int hidden, int blocks, int seed) => new(
        new TransformerStack<T>(new Embedding<T>(source, size, seed), [.. Enumerable.Range(1, Guard.Positive(blocks)).Select(l => new TransformerBlock<T>(size, heads, hidden, seed + 10 * l))]),
        new TransformerStack<T>(new Embedding<T>(target, size, seed + 1), [.. Enumerable.Range(1, blocks).Select(l => new TransformerBlock<T>(size, heads, hidden, seed + 10 * l + 5, causal: true, cross: true))]),
        seed + 2);

    /// <summary>Reads the source.</summary>
    public TransformerStack<T> Encoder { get; }

    /// <summary>Writes the target.</summary>
    public TransformerStack<T> Decoder { get; }

    /// <summary>From a vector to the logits.</summary>
    public Dense<T> Output { get; }

    /// <summary>All parameters, from the source to the output layer.</summary>
    public IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <summary>The mean cross-entropy per token under teacher forcing, end included. Changes nothing.</summary>
    /// <exception cref="ArgumentException">The batch does not fit the model.</exception>
    public double Loss(PairBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        (Sequence<T> memory, read) = Encoder.Forward(batch.Source, null, read);
        (Sequence<T> y, written) = Decoder.Forward(batch.Read, memory, written);
        said.Take(batch.Say);
        Sequence<T> x = said.Features;
        x.Reshape(1, y.Features, said.Count, null);
        for (int n = 0; n < said.Count; n++) y.Values.Slice(said.Positions[n] * y.Features, y.Features).CopyTo(x.Values[(n * y.Features)..]);
        (Sequence<T> logits, spoken) = Output.Forward(x, spoken);                    // where there is something to say: padding costs nothing
        return Softmax.CrossEntropy<T>(logits.Values, said.Targets, T.CreateTruncating(1.0 / said.Count), logits.Values, logits.Features, said.Count);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The batch does not fit the model.</exception>
    public double Learn(PairBatch batch)
    {
        double loss = Loss(batch);
        Sequence<T> d = Output.Backward(spoken!, spoken!.Output);
        gradient.Reshape(batch.Read.Steps, d.Features, batch.Size, null);
        gradient.Values.Clear();
        for (int n = 0; n < said.Count; n++) d.Values.Slice(n * d.Features, d.Features).CopyTo(gradient.Values[(said.Positions[n] * d.Features)..]);
        Encoder.Backward(read!, Decoder.Backward(written!, gradient)!);
        return loss;
    }

    /// <summary>Writes the likeliest next token again and again, for every source of a batch. What earlier steps have projected is kept (the KV cache; Pope et al. 2022).</summary>
    /// <param name="source">source steps × batch.</param>
    /// <param name="maxLength">Where to stop if no end is in sight.</param>
    /// <returns>One hypothesis an example, with the weights of the last block's cross-attention, the mean over its heads.</returns>
    /// <exception cref="ArgumentException">A token is not in the vocabulary, or the length is below 1.</exception>
    public IReadOnlyList<Hypothesis> Greedy(Tokens source, int maxLength)
    {
        ArgumentNullException.ThrowIfNull(source);
        return GreedySearch<T>.Run(new TransformerGenerator<T>(this, source), source.Batch, Guard.Positive(maxLength));
    }

    /// <summary>The parts and the number of parameters.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"encoder    {Encoder}\ndecoder    {Decoder}\noutput     {Output}\ntotal      {this.ParameterCount():N0} parameters");

    /// <summary>The parts with their shapes and parameters.</summary>
    Presentation IPresentable.Present() => LayerLook.Of("Transformer", [.. Lines("encoder", Encoder), .. Lines("decoder", Decoder), LayerLook.Line("output", Output)], Parameters, ToString());

    /// <summary>Nothing is set and nothing carried.</summary>
    void IReplica<T, PairBatch>.TakeOver(ILearner<T, PairBatch> original, int first, int count, int size)
    {
    }

    private static IEnumerable<LayerLine> Lines(string name, TransformerStack<T> stack) =>
    [
        LayerLook.Line($"{name} embedding", stack.Embedding),
        .. stack.Blocks.Select((block, l) => new LayerLine($"{name} block {l}", block.CrossAttention is null ? "self-attention, feed-forward" : "causal self-attention, cross-attention, feed-forward", $"{block.Size} → {block.Size}", block.ParameterCount())),
        new LayerLine($"{name} norm", "LayerNormalization", $"{stack.Norm.Size} → {stack.Norm.Size}", stack.Norm.ParameterCount()),
    ];
}
