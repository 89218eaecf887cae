using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using RnnKit.Attention;
using RnnKit.Foundations;
using RnnKit.Numerics;

namespace RnnKit.Seq2Seq;

/// <summary>Greedy decoding with a Transformer, for all examples of a batch at once, until each has said its end.</summary>
internal sealed class TransformerSearch<T>(Transformer<T> model)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Sequence<T> last = new();

    public IReadOnlyList<Hypothesis> Run(Tokens source, int maxLength)
    {
        Sequence<T> memory = model.Encoder.Forward(source).Output;
        StackTape<T>? tape = null;
        List<int>[] lines = [.. Enumerable.Range(0, source.Batch).Select(_ => new List<int> { SpecialTokens.Start })];
        int[] ends = new int[source.Batch];
        var logProbability = new double[source.Batch];
        var sums = new T[source.Batch];
        for (int t = 0; t < maxLength && ends.Contains(0); t++)
        {
            (Sequence<T> y, tape) = model.Decoder.Forward(Tokens.FromExamples(lines), memory, tape);
            last.Bind(y.Buffer[(t * y.Features * y.Batch)..((t + 1) * y.Features * y.Batch)], 1, y.Features, y.Batch, null);
            Sequence<T> logits = model.Output.Forward(last).Output;
            NextTokens.ToLogProbabilities(logits.Values, sums, logits.Features, lines.Length);
            for (int b = 0; b < lines.Length; b++)
            {
                Span<T> logP = logits.Values.Slice(b * logits.Features, logits.Features);
                int best = Reduction.IndexOfMax<T>(logP);
                lines[b].Add(best);
                if (ends[b] > 0) continue;
                logProbability[b] += double.CreateTruncating(logP[best]);
                if (best == SpecialTokens.End) ends[b] = t + 1;
            }
        }
        return [.. lines.Select((line, b) =>
        {
            bool finished = ends[b] > 0;
            int steps = finished ? ends[b] : line.Count - 1;
            return new Hypothesis(
                [.. line.Skip(1).Take(finished ? steps - 1 : steps)], logProbability[b],
                logProbability[b] / Hypothesis.LengthPenalty(steps, Hypothesis.DefaultLengthNorm), finished, Weights(tape!, b, source.LengthOf(b), steps));
        })];
    }

    /// <summary>What the last block's cross-attention looked at, the mean over its heads. Earlier steps see no later ones, so the last run has them all.</summary>
    private static Matrix<double> Weights(StackTape<T> tape, int example, int sourceSteps, int steps)
    {
        AttentionTape<T> cross = tape.Runs[^1]!.Cross!;
        var mean = Matrix<double>.Build.Dense(sourceSteps, steps);
        for (int head = 0; head < cross.Mechanism.Heads; head++)
        {
            Matrix<T> weights = cross.Weights(example, head);
            for (int t = 0; t < steps; t++)
                for (int s = 0; s < sourceSteps; s++) mean[s, t] += double.CreateTruncating(weights[s, t]) / cross.Mechanism.Heads;
        }
        return mean;
    }
}
