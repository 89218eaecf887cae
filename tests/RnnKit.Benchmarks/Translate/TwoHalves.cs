using RnnKit.Foundations;
using RnnKit.Numerics;
using RnnKit.Seq2Seq;

namespace RnnKit.Benchmarks.Translate;

/// <summary>A batch in two halves.</summary>
/// <param name="First">At least as many pairs as the second.</param>
/// <param name="Second">Null where there is but one pair.</param>
internal sealed record HalvedBatch(PairBatch First, PairBatch? Second)
{
    /// <summary>Cuts a batch in the middle.</summary>
    public static HalvedBatch Of(IReadOnlyList<TokenPair> pairs)
    {
        int middle = (pairs.Count + 1) / 2;
        return new HalvedBatch(new PairBatch([.. pairs.Take(middle)]), middle == pairs.Count ? null : new PairBatch([.. pairs.Skip(middle)]));
    }
}

/// <summary>
/// Learns a batch with two copies of a model, each on a thread of its own: the gradient of the batch is the mean of the halves'
/// gradients, weighted by their tokens. The halves are always two and added in order, so the result is the same however they were run.
/// </summary>
internal sealed class TwoHalves : ILearner<float, HalvedBatch>
{
    private readonly EncoderDecoder<float> second;

    /// <summary>A learner of the first model; the second is overwritten with it at every step.</summary>
    public TwoHalves(EncoderDecoder<float> first, EncoderDecoder<float> second)
    {
        Guard.That(!ReferenceEquals(first, second), nameof(second), "'second' is the first model itself; expected another with the same shapes.");
        Guard.Same(second.ParameterCount(), first.ParameterCount(), "a number of parameters of", nameof(second));
        (First, this.second) = (first, second);
    }

    /// <summary>The model that learns.</summary>
    public EncoderDecoder<float> First { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Parameter<float>> Parameters => First.Parameters;

    /// <inheritdoc/>
    public double Learn(HalvedBatch batch)
    {
        if (batch.Second is null) return First.Learn(batch.First);
        double loss = 0, secondLoss = 0;
        Parallel.Invoke(
            () => loss = First.Learn(batch.First),
            () =>
            {
                CopyToSecond();
                second.ZeroGradients();
                secondLoss = second.Learn(batch.Second);
            });
        double tokens = batch.First.Say.Count(), secondTokens = batch.Second.Say.Count();
        double share = tokens / (tokens + secondTokens), secondShare = 1 - share;
        Parallel.For(0, Parameters.Count, i =>
        {
            Span<float> g = Parameters[i].Gradients;
            Elementwise.Scale((float)share, g, g);
            Elementwise.Axpy((float)secondShare, second.Parameters[i].Gradients, g);                  // g = (n₁ g₁ + n₂ g₂) / (n₁ + n₂)
        });
        return share * loss + secondShare * secondLoss;
    }

    /// <summary>The two models, with the same parameters: one for each thread.</summary>
    public (EncoderDecoder<float> First, EncoderDecoder<float> Second) Alike()
    {
        CopyToSecond();
        return (First, second);
    }

    private void CopyToSecond()
    {
        for (int i = 0; i < Parameters.Count; i++) Parameters[i].Values.CopyTo(second.Parameters[i].Values);
    }
}
