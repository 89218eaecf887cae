using System.Numerics;
using RnnKit.Attention;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Numerics;
using RnnKit.Seq2Seq;
using RnnKit.Tests.Seq2Seq;

namespace RnnKit.Tests.Attention;

/// <summary>A Transformer that keeps what it has projected writes what one writes that reads everything again at each step.</summary>
public sealed class TransformerWritingTests
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(5, true)]
    [InlineData(5, false)]
    public void Each_number_has_the_bits_of_reading_everything_again(int examples, bool positions)
    {
        for (int seed = 0; seed < 10; seed++)
        {
            Same<float>(examples, positions, seed);
            Same<double>(examples, positions, seed);
        }
    }

    [Fact]
    public void Where_to_stop_may_be_as_far_as_one_likes() =>
        Assert.Equal(
            Model<float>(true, 2).Greedy(Sources(3, 2), 12).Select(h => h.Tokens.Take(12)),
            Model<float>(true, 2).Greedy(Sources(3, 2), 300).Select(h => h.Tokens.Take(12)));

    private static void Same<T>(int examples, bool positions, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Transformer<T> model = Model<T>(positions, seed);
        Tokens source = Sources(examples, seed);
        IReadOnlyList<Hypothesis> written = model.Greedy(source, 20);
        Assert.Equal(examples, written.Count);
        for (int b = 0; b < examples; b++)
        {
            int steps = written[b].Tokens.Count + (written[b].Finished ? 1 : 0);
            Sequence<T> memory = model.Encoder.Forward(source).Output;
            double logProbability = 0;
            for (int t = 0; t < steps; t++)
            {
                int[][] lines = [.. written.Select(h => new[] { SpecialTokens.Start }.Concat(h.Tokens).Concat(Enumerable.Repeat(SpecialTokens.End, 20)).Take(t + 1).ToArray())];
                (Sequence<T> y, StackTape<T> tape) = model.Decoder.Forward(Tokens.FromExamples(lines), memory);
                (int best, double logP) = Best(model, y.Step(t).Slice(b * y.Features, y.Features));
                Assert.Equal(t < written[b].Tokens.Count ? written[b].Tokens[t] : SpecialTokens.End, best);
                logProbability += logP;
                double[] looked = [.. Enumerable.Range(0, source.LengthOf(b)).Select(s => Enumerable.Range(0, 2).Sum(head => double.CreateTruncating(tape.Blocks[^1]!.Cross!.Weights(b, head)[s, t]) / 2))];
                Assert.Equal(looked, written[b].Weights!.Column(t).ToArray());
            }
            Assert.Equal(logProbability, written[b].LogProbability);
        }
    }

    private static (int Token, double LogP) Best<T>(Transformer<T> model, ReadOnlySpan<T> vector)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var last = new Sequence<T>(1, vector.Length, 1);
        vector.CopyTo(last.Values);
        T[] logits = model.Output.Forward(last).Output.Values.ToArray(), sum = new T[1];
        Softmax.LogSumExp<T>(logits, sum, logits.Length, 1);
        int best = Enumerable.Range(0, logits.Length).Where(i => i is not (SpecialTokens.Padding or SpecialTokens.Start)).MaxBy(i => logits[i]);
        return (best, double.CreateTruncating(logits[best] - sum[0]));
    }

    private static Transformer<T> Model<T>(bool positions, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TransformerStack<T> Stack(int words, bool writes) => new(
            new Embedding<T>(words, 6, seed),
            [.. Enumerable.Range(1, 2).Select(l => new TransformerBlock<T>(6, heads: 2, hidden: 5, seed + l, causal: writes, cross: writes))],
            positions);
        var model = new Transformer<T>(Stack(Models.SourceWords, writes: false), Stack(Models.TargetWords, writes: true), seed);
        Draw.Parameters(new Random(seed), model);
        return model;
    }

    private static Tokens Sources(int examples, int seed)
    {
        var random = new Random(seed);
        return Tokens.FromExamples([.. Enumerable.Range(0, examples).Select(_ => Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(SpecialTokens.Count, Models.SourceWords)).ToArray())]);
    }
}
