using RnnKit.Foundations;
using RnnKit.Seq2Seq;

namespace RnnKit.Tests.Attention;

/// <summary>Several threads share one model, also at its very first sentences.</summary>
public sealed class TransformersAtOnceTests
{
    [Fact]
    public void Sentences_are_translated_at_once_as_they_are_one_after_another()
    {
        Tokens[] sources = [.. Enumerable.Range(0, 8).Select(n => Tokens.FromExamples([[.. Enumerable.Range(0, 40 + n).Select(i => SpecialTokens.Count + (i + n) % 8)]]))];
        string[] alone = [.. sources.Select(source => Written(Model(), source))];
        for (int trial = 0; trial < 20; trial++)
        {
            Transformer<float> shared = Model();
            var together = new string[sources.Length];
            Parallel.For(0, sources.Length, n => together[n] = Written(shared, sources[n]));
            Assert.Equal(alone, together);
        }
    }

    private static Transformer<float> Model() => Transformer<float>.Of(12, 12, size: 16, heads: 2, hidden: 16, blocks: 1, seed: 1);

    private static string Written(Transformer<float> model, Tokens source)
    {
        Hypothesis found = model.Greedy(source, maxLength: 12)[0];
        return FormattableString.Invariant($"{string.Join(' ', found.Tokens)} {found.LogProbability:R}");
    }
}
