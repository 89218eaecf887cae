using BenchmarkDotNet.Attributes;
using RnnKit.Benchmarks.Translate;
using RnnKit.Foundations;
using RnnKit.Seq2Seq;

namespace RnnKit.Benchmarks.Layers;

/// <summary>
/// Greedy decoding of a batch of 64 by a Transformer and by a GRU with attention, of the sizes of notebook 16. Untrained models seldom
/// say their end, so that what they write has about the longest length; the time should grow with it and not with its square.
/// </summary>
[MemoryDiagnoser]
public class DecodingBenchmarks
{
    private const int SourceWords = 1223, TargetWords = 1805, Size = 64, Units = 128;
    private readonly Tokens source = Sources();

    private readonly Transformer<float> transformer = Transformer<float>.Of(SourceWords, TargetWords, Size, heads: 4, hidden: 232, blocks: 2, seed: 1);

    private readonly EncoderDecoder<float> recurrent = TranslationModel.Create(
        new TranslateOptions(Train: "", Test: "") { Cell = "gru", Attention = "additive", Embedding = Size, Hidden = Units }, SourceWords, TargetWords);

    /// <summary>The longest that a model may write.</summary>
    [Params(10, 40)]
    public int Length { get; set; }

    [Benchmark(Baseline = true)]
    public IReadOnlyList<Hypothesis> Transformer() => transformer.Greedy(source, Length);

    [Benchmark]
    public IReadOnlyList<Hypothesis> Recurrent() => recurrent.Greedy(source, Length);

    private static Tokens Sources()
    {
        var random = new Random(1);
        return Tokens.FromExamples([.. Enumerable.Range(0, 64).Select(_ => Enumerable.Range(0, 10).Select(_ => random.Next(SpecialTokens.Count, SourceWords)).ToArray())]);
    }
}
