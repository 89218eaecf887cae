using System.Numerics;
using RnnKit.Cells;
using RnnKit.Display;
using RnnKit.Foundations;
using RnnKit.Layers;

namespace RnnKit.Training;

/// <summary>Where a <see cref="SequenceModel{T}"/> answers.</summary>
public enum ReadOut
{
    /// <summary>Once, after the last real step: many-to-one.</summary>
    LastStep,

    /// <summary>At every step: many-to-many.</summary>
    EveryStep,
}

/// <summary>
/// A small model that is ready to train: token ids or numbers, a layer of cells, a dense head.
/// Token ids go through an embedding if there is one and become one-hot vectors otherwise.
/// Classes are learned by softmax cross-entropy, numbers by squared error. It keeps buffers between calls: one thread at a time.
/// </summary>
[TypeFormatterSource(typeof(PresentationFormatters), PreferredMimeTypes = [PresentationFormatters.Html, PresentationFormatters.Text])]
public sealed class SequenceModel<T> : IReplica<T, Batch<T>>, IRandomLearner, ICarriesStates<T>, IPresentable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Sequence<T> oneHot = new(), gradient = new();
    private readonly LastStates<T> lastStates;
    private readonly double smoothing;
    private readonly Dropout<T> outputDropout = new(0);
    private EmbeddingTape<T>? embeddingTape;
    private SequenceTape<T>? layerTape;
    private DropoutTape<T>? dropoutTape;
    private DenseTape<T>? headTape;

    /// <summary>A model from its layers.</summary>
    /// <param name="layer">A recurrent layer, or any other that reads sequences.</param>
    /// <param name="head">The layer on top; its input is the output of the layer.</param>
    /// <param name="readOut">At the last step or at every step.</param>
    /// <param name="embedding">The layer below, for token ids.</param>
    /// <exception cref="ArgumentException">The layers' sizes do not fit together.</exception>
    public SequenceModel(ISequenceLayer<T> layer, Dense<T> head, ReadOut readOut, Embedding<T>? embedding = null)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(head);
        Guard.Same(head.InputSize, layer.OutputSize, "an input size of", nameof(head));
        if (embedding is not null) Guard.Same(embedding.Size, layer.InputSize, "a size of", nameof(embedding));
        (Layer, Head, ReadOut, Embedding) = (layer, head, readOut, embedding);
        lastStates = new LastStates<T>(layer);
        Carried = new CarriedState<T>(layer.Cells);
        Parameters = [.. embedding?.Parameters ?? [], .. layer.Parameters, .. head.Parameters];
    }

    /// <summary>A model around a cell, with a linear head.</summary>
    /// <param name="cell">The cell to unroll.</param>
    /// <param name="outputSize">Classes, or numbers to predict.</param>
    /// <param name="seed">Where the head's weights are drawn from.</param>
    /// <param name="readOut">At the last step or at every step.</param>
    /// <param name="embedding">The layer below, for token ids.</param>
    /// <exception cref="ArgumentException">The layers' sizes do not fit together.</exception>
    public SequenceModel(ICell<T> cell, int outputSize, int seed, ReadOut readOut = ReadOut.LastStep, Embedding<T>? embedding = null)
        : this(new Recurrent<T>(cell), new Dense<T>(cell?.HiddenSize ?? 1, outputSize, seed, name: "head"), readOut, embedding)
    {
    }

    /// <summary>The layer below, for token ids.</summary>
    public Embedding<T>? Embedding { get; }

    /// <summary>The layer that reads the sequence.</summary>
    public ISequenceLayer<T> Layer { get; }

    /// <summary>The layer, where it is a single recurrent one.</summary>
    /// <exception cref="InvalidOperationException">It is of several cells.</exception>
    public Recurrent<T> Recurrent => Layer as Recurrent<T> ?? throw new InvalidOperationException($"The layer is a {Layer.GetType().Name[..^2]} of {Layer.Cells.Count} cells; ask for Layer.");

    /// <summary>The layer on top.</summary>
    public Dense<T> Head { get; }

    /// <summary>Where the model answers.</summary>
    public ReadOut ReadOut { get; }

    /// <summary>Truncated back-propagation through time: no gradient flows back over every k-th step; null for all of it.</summary>
    public int? Truncate { get; set; }

    /// <summary>
    /// True if every run starts from the states in which the last one ended: each example of a batch continues the one at its place
    /// in the batch before. No gradient flows back from batch to batch. It holds for learning and evaluating alike. Keras: <c>stateful</c>.
    /// </summary>
    public bool Stateful { get; init; }

    /// <summary>All parameters, from the input up.</summary>
    public IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <summary>ε of label smoothing while learning classes; <see cref="Loss(Batch{T})"/> is always that of the plain targets.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not in 0 to 1.</exception>
    public double LabelSmoothing
    {
        get => smoothing;
        init => smoothing = Guard.Between(value, 0, 1, nameof(LabelSmoothing));
    }

    /// <summary>The rate of dropout between the layer and the head while learning; a stack drops between its own layers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not at least 0 and below 1.</exception>
    public double OutputDropout
    {
        get => outputDropout.Rate;
        init => outputDropout = new Dropout<T>(value);
    }

    /// <summary>Where dropout is drawn from, together with the count of batches learned.</summary>
    public int DropoutSeed { get; init; }

    /// <inheritdoc/>
    public int Draws { get; set; }

    /// <summary>The tape of the last run, of the last cell where there are several, with gradients after <see cref="Learn"/>.</summary>
    public RecurrentTape<T>? Tape => layerTape?.Runs[^1];

    /// <summary>The tapes of the last run, one a cell, from the input up.</summary>
    public IReadOnlyList<RecurrentTape<T>> Tapes => layerTape?.Runs ?? [];

    /// <summary>Forgets the states that <see cref="Stateful"/> carries: the next run starts from zeros. Keras: <c>reset_states</c>.</summary>
    public void ResetStates() => Carried.Reset();

    /// <summary>
    /// The answers: logits or numbers, 1 or steps × (outputs × batch). A view that the next call overwrites.
    /// </summary>
    /// <exception cref="ArgumentException">The input does not fit the model.</exception>
    public Sequence<T> Predict(Batch<T> batch) => Answer(batch, null);

    /// <inheritdoc cref="Predict(Batch{T})"/>
    public Sequence<T> Predict(Tokens tokens) => Answer(tokens, null);

    /// <inheritdoc cref="Predict(Batch{T})"/>
    public Sequence<T> Predict(Sequence<T> x) => Answer(x, null);

    /// <summary>The mean loss of a batch, in evaluation: without dropout. Changes nothing but the states that <see cref="Stateful"/> carries on.</summary>
    /// <exception cref="ArgumentException">The batch does not fit the model.</exception>
    public double Loss(Batch<T> batch) => Loss(Predict(batch), batch, smoothing: 0);

    /// <summary>The share of positions whose largest logit is the true class.</summary>
    /// <exception cref="ArgumentException">The batch has no classes, ignores them all, or does not fit the model.</exception>
    public double Accuracy(Batch<T> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Guard.That(batch.Classes is not null, nameof(batch), "'batch' has numbers to predict; expected classes.");
        (int right, int count) = SoftmaxCrossEntropy.Hits(Predict(batch), batch.Classes);
        Guard.That(count > 0, nameof(batch), "'batch' marks every position to be ignored; expected at least one class.");
        return (double)right / count;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The batch does not fit the model.</exception>
    public double Learn(Batch<T> batch)
    {
        Draws++;
        double loss = LearningLoss(batch);
        Sequence<T> dh = outputDropout.Backward(dropoutTape!, Head.Backward(headTape!, gradient));
        bool embedded = Embedding is not null; // otherwise nothing below the layer learns
        Sequence<T> dx = ReadOut == ReadOut.EveryStep
            ? Layer.Backward(layerTape!, dh, truncate: Truncate, inputGradient: embedded)
            : Layer.Backward(layerTape!, null, lastStates.Scatter(layerTape!, dh), Truncate, embedded);
        if (embedded) Embedding!.Backward(embeddingTape!, dx);
        return loss;
    }

    /// <summary>The layers, their shapes and parameters, as a table.</summary>
    public override string ToString() => ModelTable.Of(
        Parameters,
        [.. Embedding is null ? [] : new[] { ("embedding", Embedding.ToString()) }, ("recurrent", Layer is Recurrent<T> { Cell: var cell } ? cell.ToString()! : Layer.ToString()!), ("head", $"{Head}, at {(ReadOut == ReadOut.LastStep ? "the last step" : "every step")}")]);

    /// <summary>The layers with their shapes and parameters.</summary>
    Presentation IPresentable.Present() => LayerLook.Of(
        "Sequence model",
        [
            .. Embedding is null ? [] : new[] { LayerLook.Line("embedding", Embedding) },
            .. LayerLook.Lines("recurrent", Layer),
            LayerLook.Line("head", Head, ReadOut == ReadOut.LastStep ? ", at the last step" : ", at every step"),
        ],
        Parameters,
        ToString());

    /// <inheritdoc/>
    CarriedState<T>? ICarriesStates<T>.Carried => Stateful ? Carried : null;

    /// <summary>Takes over <see cref="Truncate"/> and, where it is <see cref="Stateful"/>, the states of the examples.</summary>
    void IReplica<T, Batch<T>>.TakeOver(ILearner<T, Batch<T>> original, int first, int count, int size)
    {
        if (original is not SequenceModel<T> model) return;
        Guard.That(Stateful == model.Stateful, nameof(original), $"'original' has Stateful = {model.Stateful}, its copy {Stateful}; expected the same of both.");
        Truncate = model.Truncate;
        if (Stateful) Carried.Share(model.Carried, first, count, size);
    }

    /// <summary>What <see cref="Stateful"/> carries.</summary>
    internal CarriedState<T> Carried { get; }

    /// <summary>The loss that the last call of <see cref="Learn"/> had, with what it dropped, at the present parameters.</summary>
    internal double LearningLoss(Batch<T> batch) => Loss(Answer(batch, unchecked(DropoutSeed * 1_000_003 + Draws)), batch, LabelSmoothing);

    private Sequence<T> Answer(Batch<T> batch, int? dropoutSeed)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return batch.Inputs is { } x ? Answer(x, dropoutSeed) : Answer(batch.InputTokens!, dropoutSeed);
    }

    private Sequence<T> Answer(Tokens tokens, int? dropoutSeed)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        if (Embedding is null)
        {
            tokens.FillOneHot(oneHot, Layer.InputSize);
            return Run(oneHot, dropoutSeed);
        }
        (Sequence<T> x, embeddingTape) = Embedding.Forward(tokens, embeddingTape);
        return Run(x, dropoutSeed);
    }

    private Sequence<T> Answer(Sequence<T> x, int? dropoutSeed)
    {
        Guard.That(Embedding is null, nameof(x), "'x' holds numbers, but the model has an embedding; expected token ids.");
        return Run(x, dropoutSeed);
    }

    private Sequence<T> Run(Sequence<T> x, int? dropoutSeed)
    {
        (Sequence<T> h, layerTape) = Layer.Forward(x, Stateful ? Carried.For(x.Batch) : null, layerTape, dropoutSeed);
        if (Stateful) Carried.Keep(layerTape);
        if (ReadOut == ReadOut.LastStep) h = lastStates.Gather(layerTape);
        (h, dropoutTape) = outputDropout.Forward(h, dropoutSeed is int seed ? unchecked(31 * seed - 1) : null, dropoutTape);
        (Sequence<T> y, headTape) = Head.Forward(h, headTape);
        return y;
    }

    private double Loss(Sequence<T> output, Batch<T> batch, double smoothing) => batch.Classes is { } classes
        ? SoftmaxCrossEntropy.Evaluate(output, classes, gradient, smoothing)
        : SquaredError.Evaluate(output, batch.Targets!, gradient);
}
