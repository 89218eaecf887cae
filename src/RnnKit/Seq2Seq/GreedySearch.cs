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
        return model.Generate(generator =>
        {
            generator.Start(source);
            return Run(generator, source.Batch, maxLength, lengthNorm);
        });
    }

    public static IReadOnlyList<Hypothesis> Run(INextTokens<T> decoder, int batch, int maxLength, double lengthNorm = Hypothesis.DefaultLengthNorm)
    {
        var tokens = new List<int>[batch];
        var weights = new List<double[]?>[batch];
        var logProbability = new double[batch];
        var finished = new bool[batch];
        int[] read = new int[batch];
        for (int b = 0; b < batch; b++) (tokens[b], weights[b], read[b]) = ([], [], SpecialTokens.Start);

        for (int t = 0; t < maxLength && finished.Contains(false); t++)
        {
            if (t > 0) decoder.Continue();
            Span<T> logP = decoder.Next(read);
            int size = logP.Length / read.Length;
            for (int b = 0; b < read.Length; b++)
            {
                if (finished[b]) continue;
                int best = Reduction.IndexOfMax<T>(logP.Slice(b * size, size));
                logProbability[b] += double.CreateTruncating(logP[b * size + best]);
                weights[b].Add(decoder.Weights(b));
                read[b] = best;
                if (best == SpecialTokens.End) finished[b] = true;
                else tokens[b].Add(best);
            }
        }
        return [.. tokens.Select((ids, b) => new Hypothesis(
            ids, logProbability[b], logProbability[b] / Hypothesis.LengthPenalty(weights[b].Count, lengthNorm), finished[b], Generator<T>.Together(weights[b])))];
    }
}
