using System.Numerics;
using RnnKit.Cells;
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
/// A small model that is ready to train: token ids or numbers, a recurrent layer, a dense head.
/// Token ids go through an embedding if there is one and become one-hot vectors otherwise.
/// Classes are learned by softmax cross-entropy, numbers by squared error. It keeps buffers between calls: one thread at a time.
/// </summary>
public sealed class SequenceModel<T> : ILearner<T, Batch<T>>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Sequence<T> oneHot = new(), finalState = new(), gradient = new();
    private readonly State<T> finalGradient;
    private EmbeddingTape<T>? embeddingTape;
    private RecurrentTape<T>? recurrentTape;
    private DenseTape<T>? headTape;

    /// <summary>A model from its layers.</summary>
    /// <param name="recurrent">The recurrent layer.</param>
    /// <param name="head">The layer on top; its input is the hidden state.</param>
    /// <param name="readOut">At the last step or at every step.</param>
    /// <param name="embedding">The layer below, for token ids.</param>
    /// <exception cref="ArgumentException">The layers' sizes do not fit together.</exception>
    public SequenceModel(Recurrent<T> recurrent, Dense<T> head, ReadOut readOut, Embedding<T>? embedding = null)
    {
        ArgumentNullException.ThrowIfNull(recurrent);
        ArgumentNullException.ThrowIfNull(head);
        Guard.Same(head.InputSize, recurrent.HiddenSize, "an input size of", nameof(head));
        if (embedding is not null) Guard.Same(embedding.Size, recurrent.InputSize, "a size of", nameof(embedding));
        (Recurrent, Head, ReadOut, Embedding) = (recurrent, head, readOut, embedding);
        finalGradient = new State<T>(recurrent.Cell.States.Count);
        Parameters = [.. embedding?.Parameters ?? [], .. recurrent.Parameters, .. head.Parameters];
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

    /// <summary>The recurrent layer.</summary>
    public Recurrent<T> Recurrent { get; }

    /// <summary>The layer on top.</summary>
    public Dense<T> Head { get; }

    /// <summary>Where the model answers.</summary>
    public ReadOut ReadOut { get; }

    /// <summary>Truncated back-propagation through time: no gradient flows back over every k-th step; null for all of it.</summary>
    public int? Truncate { get; set; }

    /// <summary>All parameters, from the input up.</summary>
    public IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <summary>The tape of the last run, with gradients after <see cref="Learn"/>.</summary>
    public RecurrentTape<T>? Tape => recurrentTape;

    /// <summary>
    /// The answers: logits or numbers, 1 or steps × (outputs × batch). A view that the next call overwrites.
    /// </summary>
    /// <exception cref="ArgumentException">The input does not fit the model.</exception>
    public Sequence<T> Predict(Batch<T> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return batch.Inputs is { } x ? Predict(x) : Predict(batch.InputTokens!);
    }

    /// <inheritdoc cref="Predict(Batch{T})"/>
    public Sequence<T> Predict(Tokens tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        if (Embedding is null)
        {
            tokens.FillOneHot(oneHot, Recurrent.InputSize);
            return Run(oneHot);
        }
        (Sequence<T> x, embeddingTape) = Embedding.Forward(tokens, embeddingTape);
        return Run(x);
    }

    /// <inheritdoc cref="Predict(Batch{T})"/>
    public Sequence<T> Predict(Sequence<T> x)
    {
        Guard.That(Embedding is null, nameof(x), "'x' holds numbers, but the model has an embedding; expected token ids.");
        return Run(x);
    }

    /// <summary>The mean loss of a batch; changes nothing.</summary>
    /// <exception cref="ArgumentException">The batch does not fit the model.</exception>
    public double Loss(Batch<T> batch) => Loss(Predict(batch), batch);

    /// <summary>The share of positions whose largest logit is the true class.</summary>
    /// <exception cref="ArgumentException">The batch has no classes or does not fit the model.</exception>
    public double Accuracy(Batch<T> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Guard.That(batch.Classes is not null, nameof(batch), "'batch' has numbers to predict; expected classes.");
        (int right, int count) = SoftmaxCrossEntropy.Hits(Predict(batch), batch.Classes);
        return (double)right / count;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The batch does not fit the model.</exception>
    public double Learn(Batch<T> batch)
    {
        Sequence<T> output = Predict(batch);
        double loss = Loss(output, batch);
        Sequence<T> dh = Head.Backward(headTape!, gradient), dx;
        if (ReadOut == ReadOut.EveryStep) dx = Recurrent.Backward(recurrentTape!, dh, truncate: Truncate);
        else
        {
            finalGradient.BindFirst(dh);
            dx = Recurrent.Backward(recurrentTape!, null, finalGradient, Truncate);
        }
        if (batch.InputTokens is not null) Embedding?.Backward(embeddingTape!, dx);
        return loss;
    }

    /// <summary>The layers, their shapes and parameters, as a table.</summary>
    public override string ToString() => ModelTable.Of(
        Parameters,
        [.. Embedding is null ? [] : new[] { ("embedding", Embedding.ToString()) }, ("recurrent", Recurrent.Cell.ToString()!), ("head", $"{Head}, at {(ReadOut == ReadOut.LastStep ? "the last step" : "every step")}")]);

    private Sequence<T> Run(Sequence<T> x)
    {
        (Sequence<T> h, recurrentTape) = Recurrent.Forward(x, reuse: recurrentTape);
        if (ReadOut == ReadOut.LastStep)
        {
            finalState.Bind(recurrentTape.Final.Memory(0), 1, Recurrent.HiddenSize, x.Batch, null);
            h = finalState;
        }
        (Sequence<T> y, headTape) = Head.Forward(h, headTape);
        return y;
    }

    private double Loss(Sequence<T> output, Batch<T> batch) => batch.Classes is { } classes
        ? SoftmaxCrossEntropy.Evaluate(output, classes, gradient)
        : SquaredError.Evaluate(output, batch.Targets!, gradient);
}
