using Microsoft.ML.OnnxRuntime;
using RnnKit.Attention;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Seq2Seq;

namespace RnnKit.Onnx.Tests;

/// <summary>The encoder's graph, and the decoder's step after step, give the logits and the weights of RnnKit.</summary>
public class EncoderDecoderTests
{
    private const int Words = 11, Size = 3, Units = 6;

    private static readonly string[] Scores = ["none", "dot", "scaled dot", "general", "additive", "3 heads"];

    public static TheoryData<string, string, string> Models() =>
        [.. from score in Scores from cell in new[] { "RNN", "GRU", "GRU reset before", "LSTM" } from form in new[] { "one", "both ways", "stacked both ways" } select (score, cell, form)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_score_cell_and_encoder_says_the_same(string score, string cell, string form)
    {
        EncoderDecoder<float> model = Model(score, cell, form);
        (byte[] encoderFile, byte[] decoderFile) = OnnxFile.ToBytes(model);
        using OnnxSession encoder = new(encoderFile), decoder = new(decoderFile);
        var random = new Random(score.Length + 7 * cell.Length);
        for (int trial = 0; trial < 3; trial++)
        {
            PairBatch batch = new([.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => new TokenPair(Sentence(random), Sentence(random)))]);
            Agree(encoder, decoder, model, batch);
        }
    }

    [Fact]
    public void Names_are_those_of_the_field()
    {
        (byte[] encoderFile, byte[] decoderFile) = OnnxFile.ToBytes(Model("additive", "LSTM", "both ways"));
        using OnnxSession encoder = new(encoderFile), decoder = new(decoderFile);
        Assert.Equal(["source", "lengths"], encoder.Inputs);
        Assert.Equal(["initial_h", "initial_c", "memory", "keys", "memory_mask"], encoder.Outputs);
        Assert.Equal(["token", "h", "c", "memory", "keys", "memory_mask"], decoder.Inputs);
        Assert.Equal(["attention_weights", "next_h", "next_c", "logits"], decoder.Outputs);
    }

    private static void Agree(OnnxSession encoder, OnnxSession decoder, EncoderDecoder<float> model, PairBatch batch)
    {
        Sequence<float> logits = model.Predict(batch);
        int size = batch.Size, heads = model.Decoder.Attention?.Heads ?? 0, steps = batch.Source.Steps;
        var read = encoder.Run(("source", OnnxSession.Of(batch.Source)), ("lengths", OnnxSession.LengthsOf(size, batch.Source.LengthOf)));
        for (int t = 0; t < batch.Read.Steps; t++)
        {
            long[] token = [.. Enumerable.Range(0, size).Select(b => (long)batch.Read[t, b])];
            var said = decoder.Run([("token", OnnxSession.Of(token, size)), .. decoder.Inputs.Skip(1).Select(name => (name, ValueOf(read, name)))]);
            Same.Numbers(logits.Step(t), said["logits"].Values, $"logits {t}");
            if (heads > 0) Same.Numbers(WeightsOf(model.AttentionRun!, t, size, heads), said["attention_weights"].Values, $"weights {t}");
            if (heads > 0) Assert.Equal(heads == 1 ? [size, steps] : [size, heads, steps], said["attention_weights"].Shape);
            foreach (string part in model.Decoder.Cell.States) read["initial_" + part] = said["next_" + part];
        }
    }

    private static OrtValue ValueOf(Dictionary<string, (float[] Values, long[] Shape)> read, string name)
    {
        (float[] values, long[] shape) = read.TryGetValue(name, out var value) ? value : read["initial_" + name];
        return OnnxSession.Of(values, shape);
    }

    private static float[] WeightsOf(AttentionTape<float> tape, int t, int batch, int heads) =>
        [.. from b in Enumerable.Range(0, batch) from head in Enumerable.Range(0, heads) from weight in tape.Weights(b, head).Column(t) select weight];

    private static int[] Sentence(Random random) => [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => random.Next(SpecialTokens.Count, Words))];

    private static EncoderDecoder<float> Model(string score, string cell, string form)
    {
        // Dot products need an encoder whose output is as wide as the decoder's state.
        ISequenceLayer<float> read = Draws.Layer(form, cell, Size, form == "one" ? Units : Units / 2);
        AttentionMechanism<float>? attention = score switch
        {
            "none" => null,
            "dot" => new DotAttention<float>(Units),
            "scaled dot" => new DotAttention<float>(Units, scaled: true),
            "general" => new GeneralAttention<float>(Units, read.OutputSize, seed: 1),
            "additive" => new AdditiveAttention<float>(Units, read.OutputSize, 5, seed: 1),
            _ => new MultiHeadAttention<float>(Units, 3, seed: 1, keySize: read.OutputSize),
        };
        return new EncoderDecoder<float>(
            new Encoder<float>(new Embedding<float>(Words, Size, seed: 2), read),
            new Decoder<float>(new Embedding<float>(Words, Size, seed: 3), Draws.Cell(cell, Size + (attention?.ContextSize ?? 0), Units, 4), attention),
            seed: 5, readoutSize: cell == "GRU" ? 4 : null).Shaken(13);
    }
}
