using System.Collections.Concurrent;
using System.Numerics;
using RnnKit.Cells;
using RnnKit.Display;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Numerics;

namespace RnnKit.Seq2Seq;

/// <summary>
/// Makes one sequence of another: an encoder reads the source, a decoder starts from what the encoder knows and writes
/// the target token by token (Sutskever et al. 2014; Cho et al. 2014), with attention if the decoder has it (Bahdanau et al. 2015).
/// It learns by teacher forcing and softmax cross-entropy over the target vocabulary, and keeps buffers between calls: one thread at a time.
/// </summary>
[TypeFormatterSource(typeof(PresentationFormatters), PreferredMimeTypes = [PresentationFormatters.Html, PresentationFormatters.Text])]
public sealed class EncoderDecoder<T> : IReplica<T, PairBatch>, IRandomLearner, IPresentable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadoutTape<T> readoutTape = new();
    private readonly BridgeTape<T> bridgeTape = new();
    private readonly OwnWords<T> ownWords;
    private EncoderTape<T>? encoderTape;
    private DecoderTape<T>? decoderTape;
    private readonly ConcurrentBag<Generator<T>> idle = [];
    private double teacherForcing = 1;

    /// <summary>A model from an encoder and a decoder.</summary>
    /// <param name="encoder">Reads the source.</param>
    /// <param name="decoder">Writes the target; the keys and values of its attention are the encoder's output.</param>
    /// <param name="seed">Where the weights of the output layers, and between encoder and decoder if they need any, are drawn from.</param>
    /// <param name="readoutSize">Units of a tanh layer between [s_t; c_t] and the output layer; none if omitted.</param>
    /// <exception cref="ArgumentException">The sizes do not fit together, or encoder and decoder share a part.</exception>
    public EncoderDecoder(Encoder<T> encoder, Decoder<T> decoder, int seed, int? readoutSize = null)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(decoder);
        if (decoder.Attention is { } attention)
        {
            Guard.Same(attention.KeySize, encoder.OutputSize, "an attention with a key size of", nameof(decoder));
            Guard.Same(attention.ValueSize, encoder.OutputSize, "an attention with a value size of", nameof(decoder));
        }
        (Encoder, Decoder) = (encoder, decoder);
        Readout = new Readout<T>(decoder.Cell.HiddenSize, decoder.ContextSize, decoder.Embedding.VocabularySize, readoutSize, seed);
        Bridge = new Bridge<T>(encoder.Layer, decoder.Cell, seed + 2);
        ownWords = new OwnWords<T>(decoder, Readout);
        Parameters =
        [
            .. LayerTapes.Together<T>(nameof(decoder), ("encoder", encoder), ("decoder", decoder)),
            .. Bridge.Parameters,
            .. Readout.Parameters,
        ];
    }

    /// <summary>Reads the source.</summary>
    public Encoder<T> Encoder { get; }

    /// <summary>Writes the target.</summary>
    public Decoder<T> Decoder { get; }

    /// <summary>All parameters, from the source to the output layer.</summary>
    public IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <summary>
    /// While learning, the probability that the decoder reads the true last word instead of the one it would have said
    /// itself: 1 is teacher forcing, 0 free running, and lowering it over time scheduled sampling (Bengio et al. 2015).
    /// A coin is flipped for every word. The own word is taken as given: no gradient flows through the choice.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not in 0 to 1.</exception>
    public double TeacherForcing
    {
        get => teacherForcing;
        set => teacherForcing = Guard.Between(value, 0, 1, nameof(TeacherForcing));
    }

    /// <summary>Where coins and dropout are drawn from, together with the count of batches learned.</summary>
    public int Seed { get; init; }

    /// <inheritdoc/>
    public int Draws { get; set; }

    /// <summary>The weights of the last run, of <see cref="Learn"/> or <see cref="Loss"/>; null without attention.</summary>
    public Attention.AttentionTape<T>? AttentionRun => decoderTape?.Attention;

    /// <summary>
    /// From the encoder's last h (both directions on top of each other) to each part of the decoder's first state, tanh(W h + b);
    /// none where the state of the encoder's last cell is handed over as it is.
    /// </summary>
    public IReadOnlyList<Dense<T>> BridgeLayers => Bridge.Layers;

    /// <summary>From [s_t; c_t] to the logits: the output layer, below it the tanh layer where there is one.</summary>
    public IReadOnlyList<Dense<T>> OutputLayers => Readout.Layers;

    internal Readout<T> Readout { get; }

    internal Bridge<T> Bridge { get; }

    /// <summary>Decodes with a generator that no other thread uses meanwhile; its memory is kept for the next source. One that failed is dropped.</summary>
    internal TFound Generate<TFound>(Func<Generator<T>, TFound> search)
    {
        if (!idle.TryTake(out Generator<T>? generator)) generator = new Generator<T>(this);
        TFound found = search(generator);
        idle.Add(generator);
        return found;
    }

    /// <summary>The logits of every position under teacher forcing, target steps × (vocabulary × batch): a view that the next call overwrites.</summary>
    /// <exception cref="ArgumentException">The batch does not fit the model.</exception>
    public Sequence<T> Predict(PairBatch batch)
    {
        DecoderTape<T> run = Run(batch, 1, null);
        Sequence<T> all = Readout.Logits(run, 0, run.Cells.Steps, readoutTape), logits = new();
        logits.Bind(all.Buffer, run.Cells.Steps, Readout.VocabularySize, run.Cells.Batch, batch.Say.Lengths);
        return logits;
    }

    /// <summary>The mean cross-entropy per token under teacher forcing, end included, in evaluation. Changes nothing.</summary>
    /// <exception cref="ArgumentException">The batch does not fit the model.</exception>
    public double Loss(PairBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Parts.Count == 1) return Readout.Loss(Run(batch, 1, null), batch.Say, readoutTape);
        double sum = 0;
        foreach (PairBatch part in batch.Parts) sum += part.TargetCount * Loss(part);
        return sum / batch.TargetCount;
    }

    /// <summary>The share of tokens, end included, that have the largest logit under teacher forcing.</summary>
    /// <exception cref="ArgumentException">The batch does not fit the model.</exception>
    public double Accuracy(PairBatch batch)
    {
        Sequence<T> logits = Predict(batch);
        int right = 0;
        for (int position = 0; position < logits.Columns; position++)
        {
            int truth = batch.Say.Values[position];
            if (truth >= 0 && Reduction.IndexOfMax<T>(logits.Values.Slice(position * logits.Features, logits.Features)) == truth) right++;
        }
        return (double)right / batch.Say.Count();
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The batch does not fit the model.</exception>
    public double Learn(PairBatch batch)
    {
        Draws++;
        double loss = LearningLoss(batch);
        DecoderTape<T> run = decoderTape!;
        Readout.Backward(run, readoutTape);
        Decoder.Backward(run);
        SequenceTape<T> encoded = encoderTape!.Run!;
        Encoder.Backward(encoderTape, Decoder.Attention is null ? null : run.MemoryGradient, Bridge.Backward(encoded, bridgeTape, run.InitialGradient));
        return loss;
    }

    /// <summary>Writes the likeliest next token again and again, for every source of a batch.</summary>
    /// <param name="source">source steps × batch.</param>
    /// <param name="maxLength">Where to stop if no end is in sight.</param>
    /// <returns>One hypothesis an example, in their order.</returns>
    /// <exception cref="ArgumentException">A token is not in the vocabulary, or the length is below 1.</exception>
    /// <exception cref="InvalidOperationException">The model's logits are not numbers.</exception>
    public IReadOnlyList<Hypothesis> Greedy(Tokens source, int maxLength) => new GreedySearch<T>(this).Run(source, maxLength);

    /// <inheritdoc cref="BeamSearch{T}.Run"/>
    public IReadOnlyList<Hypothesis> Beam(IReadOnlyList<int> source, int width, int maxLength, double lengthNorm = Hypothesis.DefaultLengthNorm) =>
        new BeamSearch<T>(this).Run(source, width, maxLength, lengthNorm);

    /// <summary>The parts and the number of parameters.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"encoder    {Encoder.Embedding}; {Encoder.Layer}\nbridge     {Bridge}\ndecoder    {Decoder.Embedding}; {(Decoder.Attention is null ? "no attention" : Decoder.Attention)}; {Decoder.Cell}\noutput     {Readout}\ntotal      {this.ParameterCount():N0} parameters");

    /// <summary>The parts with their shapes and parameters.</summary>
    Presentation IPresentable.Present() => LayerLook.Of(
        "Encoder-decoder",
        [
            .. Encoder.Lines("encoder"),
            .. Bridge.Lines("bridge"),
            .. Decoder.Lines("decoder"),
            .. Readout.Lines("output"),
        ],
        Parameters,
        ToString());

    /// <summary>Takes over <see cref="TeacherForcing"/>.</summary>
    void IReplica<T, PairBatch>.TakeOver(ILearner<T, PairBatch> original, int first, int count, int size)
    {
        if (original is EncoderDecoder<T> model) TeacherForcing = model.TeacherForcing;
    }

    /// <summary>The loss that the last call of <see cref="Learn"/> had, with its coins and dropout, at the present parameters.</summary>
    internal double LearningLoss(PairBatch batch) => Readout.Loss(Run(batch, TeacherForcing, unchecked(Seed * 1_000_003 + Draws)), batch.Say, readoutTape);

    /// <summary>Goes through a batch; step by step where coins are flipped.</summary>
    internal DecoderTape<T> Run(PairBatch batch, double ratio, int? seed)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Known(batch.Source, Encoder.Embedding.VocabularySize, "source");
        Known(batch.Read, Decoder.Embedding.VocabularySize, "target");
        (Sequence<T> memory, encoderTape) = Encoder.Forward(batch.Source, encoderTape, seed);
        State<T> initial = Bridge.Forward(encoderTape.Run!, bridgeTape);
        int steps = batch.Read.Steps;
        decoderTape = Decoder.Begin(memory, initial, steps, batch.Size, decoderTape);
        if (ratio == 1) Decoder.Read(decoderTape, 0, batch.Read.Values);
        for (int t = 0; t < steps; t++)
        {
            if (ratio < 1) Decoder.Read(decoderTape, t, ownWords.Choose(decoderTape, batch.Read, t, ratio, seed ?? 0));
            Decoder.Step(decoderTape, t, t);
        }
        return decoderTape;
    }

    /// <summary>Every id of a side of a batch is in the vocabulary of that side.</summary>
    private static void Known(Tokens side, int size, string what)
    {
        int largest = Tokens.Nothing;
        foreach (int id in side.Values) largest = Math.Max(largest, id);
        Guard.That(largest < size, "batch", $"'batch' has a {what} that holds {largest}; expected ids below {size}, the size of the vocabulary.");
    }
}
