using System.Numerics;
using RnnKit.Foundations;
using RnnKit.Numerics;

namespace RnnKit.Seq2Seq;

/// <summary>At every step the likeliest token, for all examples of a batch at once, until each has said its end.</summary>
internal sealed class GreedySearch<T>(EncoderDecoder<T> model)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public IReadOnlyList<Hypothesis> Run(Tokens source, int maxLength, double lengthNorm = Hypothesis.DefaultLengthNorm)
    {
        ArgumentNullException.ThrowIfNull(source);
        Guard.Positive(maxLength);
        Generator<T> generator = model.Generator;
        generator.Start(source);
        var tokens = new List<int>[source.Batch];
        var weights = new List<double[]?>[source.Batch];
        var logProbability = new double[source.Batch];
        var finished = new bool[source.Batch];
        int[] read = new int[source.Batch];
        for (int b = 0; b < source.Batch; b++) (tokens[b], weights[b], read[b]) = ([], [], SpecialTokens.Start);

        for (int t = 0; t < maxLength && finished.Contains(false); t++)
        {
            if (t > 0) generator.Continue();
            Span<T> logP = generator.Next(read);
            int size = logP.Length / read.Length;
            for (int b = 0; b < read.Length; b++)
            {
                if (finished[b]) continue;
                int best = Reduction.IndexOfMax<T>(logP.Slice(b * size, size));
                logProbability[b] += double.CreateTruncating(logP[b * size + best]);
                weights[b].Add(generator.Weights(b));
                read[b] = best;
                if (best == SpecialTokens.End) finished[b] = true;
                else tokens[b].Add(best);
            }
        }
        return [.. tokens.Select((ids, b) => new Hypothesis(
            ids, logProbability[b], logProbability[b] / Hypothesis.LengthPenalty(weights[b].Count, lengthNorm), finished[b], Generator<T>.Together(weights[b])))];
    }
}
