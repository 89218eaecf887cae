using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Training;

namespace RnnKit.Benchmarks.Learn;

/// <summary>
/// A language model that carries its state from batch to batch: each example continues the one at its place in the batch before
/// (truncated back-propagation through time, without forgetting in between). Its head may be tied to the embedding, W = Eᵀ
/// (Press and Wolf 2017): a word that is seldom said is then said as it is read.
/// </summary>
internal sealed class CarriedModel(Embedding<float> embedding, ISequenceLayer<float> layer, Dense<float> head, bool tied, double dropout, int seed) : ILearner<float, Batch<float>>
{
    private readonly Sequence<float> gradient = new(1, 1, 1);
    private readonly Dropout<float> above = new(dropout);
    private IReadOnlyList<State<float>?>? state;
    private EmbeddingTape<float>? words;
    private SequenceTape<float>? run;
    private DropoutTape<float>? dropped;
    private DenseTape<float>? answers;
    private int draws;

    public IReadOnlyList<Parameter<float>> Parameters { get; } =
        [.. embedding.Parameters, .. layer.Parameters, .. tied ? [head.b] : head.Parameters];

    public void Forget() => state = null;

    public double Learn(Batch<float> batch)
    {
        Sequence<float> y = Answer(batch, dropoutSeed: seed + 7919 * ++draws);
        double loss = SoftmaxCrossEntropy.Evaluate(y, batch.Classes!, gradient);
        if (tied) head.W.Gradients.Clear();
        Sequence<float> dh = above.Backward(dropped!, head.Backward(answers!, gradient));
        if (tied) Transpose(head.W.Gradients, embedding.E.Gradients, head.OutputSize, head.InputSize, accumulate: true);   // dE += dWᵀ
        embedding.Backward(words!, layer.Backward(run!, dh));
        return loss;
    }

    /// <summary>The share of next words that are right, over batches in their order from an empty state.</summary>
    public double Accuracy(IEnumerable<Batch<float>> batches)
    {
        Forget();
        int right = 0, count = 0;
        foreach (Batch<float> batch in batches)
        {
            (int r, int c) = SoftmaxCrossEntropy.Hits(Answer(batch, dropoutSeed: null), batch.Classes!);
            (right, count) = (right + r, count + c);
        }
        Forget();
        return (double)right / count;
    }

    private Sequence<float> Answer(Batch<float> batch, int? dropoutSeed)
    {
        (Sequence<float> x, words) = embedding.Forward(batch.InputTokens!, words);
        (Sequence<float> h, run) = layer.Forward(x, state, run, dropoutSeed);
        state = [.. run.Finals.Select(final => final.Copy())];
        (h, dropped) = above.Forward(h, dropoutSeed is int drawn ? ~drawn : null, dropped);
        if (tied) Transpose(embedding.E.Values, head.W.Values, embedding.Size, embedding.VocabularySize, accumulate: false);   // W = Eᵀ
        (Sequence<float> y, answers) = head.Forward(h, answers);
        return y;
    }

    private static void Transpose(ReadOnlySpan<float> matrix, Span<float> transposed, int rows, int columns, bool accumulate)
    {
        for (int j = 0; j < columns; j++)
            for (int i = 0; i < rows; i++)
                transposed[j + i * columns] = matrix[i + j * rows] + (accumulate ? transposed[j + i * columns] : 0);
    }
}
