using Microsoft.ML.OnnxRuntime;
using RnnKit.Attention;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Seq2Seq;

namespace RnnKit.Onnx.Tests;

/// <summary>Both graphs of a Transformer give memory, logits and weights of RnnKit, and write the same.</summary>
public class TransformerTests
{
    private const int Source = 11, Target = 13;

    [Theory]
    [InlineData(8, 2, 1)]
    [InlineData(8, 1, 2)]
    [InlineData(6, 3, 2)]
    [InlineData(5, 5, 1)]
    [InlineData(64, 4, 2)]
    public void Every_size_says_the_same(int size, int heads, int blocks)
    {
        Transformer<float> model = Transformer<float>.Of(Source, Target, size, heads, hidden: 12, blocks, seed: 1).Shaken(2);
        (byte[] encoderFile, byte[] decoderFile) = OnnxFile.ToBytes(model);
        using OnnxSession encoder = new(encoderFile), decoder = new(decoderFile);
        Assert.Equal([], encoder.Warnings);
        Assert.Equal([], decoder.Warnings);
        var random = new Random(size + heads);
        for (int trial = 0; trial < 8; trial++) Agree(encoder, decoder, model, Batch(random, random.Next(1, 5), longest: 8));
        Agree(encoder, decoder, model, new PairBatch([new TokenPair([4], [])]));             // one step each
    }

    [Fact]
    public void Blocks_may_differ_and_places_may_be_left_out()
    {
        var model = new Transformer<float>(
            new TransformerStack<float>(new Embedding<float>(Source, 8, 1), [new TransformerBlock<float>(8, 2, 12, 2), new TransformerBlock<float>(8, 4, 5, 3)], positions: false),
            new TransformerStack<float>(new Embedding<float>(Target, 8, 4), [Writer(4, 5), Writer(1, 6), Writer(8, 7)], positions: false), seed: 8).Shaken(9);
        (byte[] encoderFile, byte[] decoderFile) = OnnxFile.ToBytes(model);
        using OnnxSession encoder = new(encoderFile), decoder = new(decoderFile);
        var random = new Random(10);
        for (int trial = 0; trial < 5; trial++) Agree(encoder, decoder, model, Batch(random, 3, longest: 8));

        static TransformerBlock<float> Writer(int heads, int seed) => new(8, heads, 12, seed, causal: true, cross: true);
    }

    [Fact]
    public void Places_stay_exact_over_a_thousand_steps()
    {
        Transformer<float> model = Transformer<float>.Of(Source, Target, size: 16, heads: 2, hidden: 12, blocks: 1, seed: 1).Shaken(3);
        using var encoder = new OnnxSession(OnnxFile.ToBytes(model).Encoder);
        Tokens source = Draws.Ids(new Random(4), [1000], Source);
        Same.Numbers(BatchFirst(model.Encoder.Forward(source).Output), Read(encoder, source)["memory"].Values);
    }

    [Fact]
    public void A_model_in_double_is_written_in_float()
    {
        Transformer<double> model = Transformer<double>.Of(Source, Target, 8, 2, 12, 2, seed: 1);
        using var encoder = new OnnxSession(OnnxFile.ToBytes(model).Encoder);
        Tokens source = Draws.Ids(new Random(5), [6, 2], Source);
        Sequence<double> memory = model.Encoder.Forward(source).Output;
        var rounded = new Sequence<float>(memory.Steps, memory.Features, memory.Batch);
        for (int i = 0; i < rounded.Values.Length; i++) rounded.Values[i] = (float)memory.Values[i];
        Same.Numbers(BatchFirst(rounded), Read(encoder, source)["memory"].Values);
    }

    [Fact]
    public void Names_are_those_of_the_field()
    {
        (byte[] encoderFile, byte[] decoderFile) = OnnxFile.ToBytes(Transformer<float>.Of(Source, Target, 8, 2, 12, 2, seed: 1));
        using OnnxSession encoder = new(encoderFile), decoder = new(decoderFile);
        Assert.Equal(["source", "lengths"], encoder.Inputs);
        Assert.Equal(["memory", "memory_mask"], encoder.Outputs);
        Assert.Equal(["target", "memory", "memory_mask"], decoder.Inputs);
        Assert.Equal(["attention_weights", "logits"], decoder.Outputs);
        Assert.Equal(["0", "1", "2", "3"], new[] { "padding_id", "start_id", "end_id", "unknown_id" }.Select(name => decoder.Metadata[name]));
    }

    [Fact]
    public void Greedy_decoding_writes_the_same()
    {
        int ended = 0, distinct = 0;
        for (int seed = 1; seed <= 5; seed++)
        {
            Transformer<float> model = Transformer<float>.Of(Source, Target, 16, 4, 24, 2, seed).Shaken(seed + 20, size: 2);
            model.Output.b.Values[SpecialTokens.End] += 4;
            (byte[] encoderFile, byte[] decoderFile) = OnnxFile.ToBytes(model);
            using OnnxSession encoder = new(encoderFile), decoder = new(decoderFile);
            Tokens source = Batch(new Random(seed), 12, longest: 9).Source;
            IReadOnlyList<Hypothesis> expected = model.Greedy(source, maxLength: 15);
            int[][] came = Written(encoder, decoder, source, maxLength: 15);
            for (int b = 0; b < came.Length; b++) Assert.Equal(expected[b].Tokens, came[b]);
            ended += expected.Count(hypothesis => hypothesis.Finished);
            distinct += came.Select(line => string.Join(' ', line)).Distinct().Count();
        }
        Assert.InRange(ended, 1, int.MaxValue);      // or nothing is seen of the end
        Assert.InRange(distinct, 15, int.MaxValue);  // or nothing is seen of the sources
    }

    /// <summary>Memory, logits and weights of both runtimes for a batch, those of the targets where they are no padding.</summary>
    internal static (float[] Expected, float[] Came)[] Outputs(OnnxSession encoder, OnnxSession decoder, Transformer<float> model, PairBatch batch)
    {
        Sequence<float> memory = model.Encoder.Forward(batch.Source).Output;
        (Sequence<float> spoken, StackTape<float> tape) = model.Decoder.Forward(batch.Read, memory);
        Sequence<float> logits = model.Output.Forward(spoken).Output;
        AttentionTape<float> cross = tape.Blocks[^1]!.Cross!;
        var read = Read(encoder, batch.Source);
        var said = Say(decoder, batch.Read, read);
        Assert.Equal([batch.Read.Steps, batch.Size, Target], said["logits"].Shape);
        Assert.Equal([batch.Size, cross.Mechanism.Heads, batch.Read.Steps, batch.Source.Steps], said["attention_weights"].Shape);
        (int B, int T)[] places = [.. from b in Enumerable.Range(0, batch.Size) from t in Enumerable.Range(0, batch.Read.LengthOf(b)) select (b, t)];
        var heads = Enumerable.Range(0, cross.Mechanism.Heads);
        return
        [
            (BatchFirst(memory), read["memory"].Values),
            ([.. places.SelectMany(p => logits.Step(p.T).Slice(p.B * Target, Target).ToArray())],
                [.. places.SelectMany(p => said["logits"].Values.Skip((p.T * batch.Size + p.B) * Target).Take(Target))]),
            ([.. places.SelectMany(p => heads.SelectMany(head => cross.Weights(p.B, head).Column(p.T)))],
                [.. places.SelectMany(p => heads.SelectMany(head => said["attention_weights"].Values
                    .Skip(((p.B * heads.Count() + head) * batch.Read.Steps + p.T) * batch.Source.Steps).Take(batch.Source.Steps)))]),
        ];
    }

    internal static PairBatch Batch(Random random, int size, int longest) => new(
        [.. Enumerable.Range(0, size).Select(_ => new TokenPair(Sentence(random, random.Next(1, longest), Source), Sentence(random, random.Next(0, longest), Target)))]);

    private static void Agree(OnnxSession encoder, OnnxSession decoder, Transformer<float> model, PairBatch batch)
    {
        string[] names = ["memory", "logits", "weights"];
        foreach ((string name, (float[] expected, float[] came)) in names.Zip(Outputs(encoder, decoder, model, batch))) Same.Numbers(expected, came, name);
    }

    private static Dictionary<string, (float[] Values, long[] Shape)> Read(OnnxSession encoder, Tokens source) =>
        encoder.Run(("source", OnnxSession.Of(source)), ("lengths", OnnxSession.LengthsOf(source.Batch, source.LengthOf)));

    private static Dictionary<string, (float[] Values, long[] Shape)> Say(OnnxSession decoder, Tokens target, Dictionary<string, (float[] Values, long[] Shape)> read)
    {
        OrtValue Known(string name) => OnnxSession.Of(read[name].Values, read[name].Shape);
        return decoder.Run(("target", OnnxSession.Of(target)), ("memory", Known("memory")), ("memory_mask", Known("memory_mask")));
    }

    /// <summary>What a program without RnnKit does with the two files.</summary>
    private static int[][] Written(OnnxSession encoder, OnnxSession decoder, Tokens source, int maxLength)
    {
        var read = Read(encoder, source);
        List<int>[] lines = [.. Enumerable.Range(0, source.Batch).Select(_ => new List<int> { SpecialTokens.Start })];
        for (int t = 0; t < maxLength; t++)
        {
            float[] logits = Say(decoder, Tokens.FromExamples(lines), read)["logits"].Values;
            for (int b = 0; b < lines.Length; b++)
            {
                float[] last = logits[((t * lines.Length + b) * Target)..((t * lines.Length + b + 1) * Target)];
                last[SpecialTokens.Padding] = last[SpecialTokens.Start] = float.NegativeInfinity;
                lines[b].Add(Array.IndexOf(last, last.Max()));
            }
        }
        return [.. lines.Select(line => line.Skip(1).TakeWhile(id => id != SpecialTokens.End).ToArray())];
    }

    private static int[] Sentence(Random random, int length, int vocabulary) => [.. Enumerable.Range(0, length).Select(_ => random.Next(SpecialTokens.Count, vocabulary))];

    /// <summary>steps × (features × batch) as batch × steps × features.</summary>
    private static float[] BatchFirst(Sequence<float> x) =>
        [.. from b in Enumerable.Range(0, x.Batch) from t in Enumerable.Range(0, x.Steps) from i in Enumerable.Range(0, x.Features) select x[t, i, b]];
}
