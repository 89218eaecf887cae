using System.Runtime.InteropServices;
using Google.Protobuf;
using Onnx;
using RnnKit.Seq2Seq;

namespace RnnKit.Onnx.Tests;

/// <summary>Where good guesses about a Transformer go wrong: each is told apart from the graphs that are written.</summary>
public class TransformerGuessesTests
{
    private const double Apart = 5 * Same.Tolerance; // the least is what another ε does

    private static readonly Dictionary<string, (bool OfEncoder, Action<GraphProto> Guess)> Guesses = new()
    {
        ["padding read as words by the encoder"] = (true, graph => Floats(graph, "hidden", _ => 0)),
        ["a decoder that sees the future instead of the past"] = (false, graph => Operation(graph, "past", "GreaterOrEqual")),
        ["queries and keys exchanged"] = (true, graph => Exchange(graph, "encoder_0_self_W_q", "encoder_0_self_W_k")),
        ["keys and values exchanged"] = (false, graph => Exchange(graph, "decoder_1_cross_W_k", "decoder_1_cross_W_v")),
        ["scores divided by the root of the size instead of a head's"] = (true, graph => Floats(graph, "scale_4", _ => (float)(1 / Math.Sqrt(8)))),
        ["scores that are not scaled"] = (false, graph => Floats(graph, "scale_4", _ => 1)),
        ["Keras's ε of the normalization"] = (true, graph => Epsilon(graph, 1e-3f)),
        ["cosines first"] = (true, graph => Doubles(graph, "waves_phases", values => values.Select(phase => Math.PI / 2 - phase))),
        ["sines in the first half and cosines in the second"] = (false, InHalves),
        ["places that begin at one"] = (false, graph => Doubles(graph, "waves_phases", values => values.Zip(Numbers(graph, "waves_rates"), (phase, rate) => phase + rate))),
        ["features of the heads interleaved"] = (true, graph => Interleave(graph, heads: 2, d: 4)),
        ["a normalization of another place"] = (false, graph => Exchange(graph, "decoder_0_self_norm_g", "decoder_0_feed_norm_g")),
    };

    public static TheoryData<string> Names() => [.. Guesses.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_graph_is_not(string guess)
    {
        (bool ofEncoder, Action<GraphProto> change) = Guesses[guess];
        Transformer<float> model = Transformer<float>.Of(source: 11, target: 13, size: 8, heads: 2, hidden: 12, blocks: 2, seed: 1).Shaken(2, size: 0.8f);
        (byte[] encoder, byte[] decoder) = OnnxFile.ToBytes(model);
        Assert.InRange(Difference(model, encoder, decoder), 0, Same.Tolerance);
        if (ofEncoder) encoder = WrongGuesses.In(encoder, change);
        else decoder = WrongGuesses.In(decoder, change);
        Assert.InRange(Difference(model, encoder, decoder), Apart, double.MaxValue);
    }

    private static double Difference(Transformer<float> model, byte[] encoderFile, byte[] decoderFile)
    {
        using OnnxSession encoder = new(encoderFile), decoder = new(decoderFile);
        (float[] expected, float[] came) = TransformerTests.Outputs(encoder, decoder, model, TransformerTests.Batch(new Random(3), size: 4, longest: 9))[1];
        return Same.Difference(expected, came);
    }

    private static void InHalves(GraphProto graph)
    {
        foreach (string table in new[] { "waves_rates", "waves_phases" })
            Doubles(graph, table, values => values.Where((_, i) => i % 2 == 0).Concat(values.Where((_, i) => i % 2 == 1)));
    }

    private static void Operation(GraphProto graph, string output, string operation) => graph.Node.Single(node => node.Output.Contains(output)).OpType = operation;

    private static void Epsilon(GraphProto graph, float epsilon)
    {
        foreach (NodeProto node in graph.Node.Where(node => node.OpType == "LayerNormalization")) node.Attribute.Single(attribute => attribute.Name == "epsilon").F = epsilon;
    }

    /// <summary>The same heads of the same features, each of them spread over all of the vector.</summary>
    private static void Interleave(GraphProto graph, int heads, int d)
    {
        TensorProto shape = Tensor(graph, $"shape_0_0_{heads}_{d}");
        (shape.Int64Data[2], shape.Int64Data[3]) = (d, heads);
        foreach (NodeProto node in graph.Node.Where(node => node.OpType == "Transpose"))
        {
            Google.Protobuf.Collections.RepeatedField<long> axes = node.Attribute[0].Ints;
            if (axes.SequenceEqual([0L, 2, 1, 3])) axes.ReplaceWith(node.Output[0].EndsWith("context_rows", StringComparison.Ordinal) ? [0, 2, 3, 1] : [0, 3, 1, 2]);
            else if (axes.SequenceEqual([0L, 2, 3, 1])) axes.ReplaceWith([0, 3, 2, 1]);
        }
    }

    private static void Exchange(GraphProto graph, string one, string other)
    {
        TensorProto a = Tensor(graph, one), b = Tensor(graph, other);
        (a.RawData, b.RawData) = (b.RawData, a.RawData);
    }

    private static void Floats(GraphProto graph, string name, Func<float, float> change)
    {
        TensorProto tensor = Tensor(graph, name);
        float[] values = [.. MemoryMarshal.Cast<byte, float>(tensor.RawData.Span)];
        tensor.RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<float>(values.Select(change).ToArray()));
    }

    private static void Doubles(GraphProto graph, string name, Func<IReadOnlyList<double>, IEnumerable<double>> change) =>
        Tensor(graph, name).DoubleData.ReplaceWith([.. change(Numbers(graph, name))]);

    private static double[] Numbers(GraphProto graph, string name) => [.. Tensor(graph, name).DoubleData];

    private static TensorProto Tensor(GraphProto graph, string name) => graph.Initializer.Single(tensor => tensor.Name == name);
}

file static class RepeatedFields
{
    public static void ReplaceWith<T>(this Google.Protobuf.Collections.RepeatedField<T> field, IEnumerable<T> values)
    {
        T[] all = [.. values];
        field.Clear();
        field.AddRange(all);
    }
}
