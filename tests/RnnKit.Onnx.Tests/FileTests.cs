using System.Text.Json;
using System.Text.RegularExpressions;
using Onnx;
using RnnKit.Attention;
using RnnKit.Cells;
using RnnKit.Layers;
using RnnKit.Seq2Seq;
using RnnKit.Training;

namespace RnnKit.Onnx.Tests;

/// <summary>The file as the format wants it.</summary>
public sealed partial class FileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rnnkit-onnx-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static TheoryData<string> Graphs() => ["sequence model", "stateful", "tokens", "encoder", "decoder", "decoder of heads", "encoder of a Transformer", "decoder of a Transformer"];

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Names_are_identifiers_values_are_made_once_and_before_they_are_read(string name)
    {
        GraphProto graph = ModelProto.Parser.ParseFrom(FileOf(name)).Graph;
        HashSet<string> known = [];
        foreach (string value in graph.Input.Select(input => input.Name).Concat(graph.Initializer.Select(weights => weights.Name)))
        {
            Assert.Matches(Identifier(), value);
            Assert.True(known.Add(value), $"{value} is there twice.");
        }
        HashSet<string> nodes = [], read = [];
        foreach (NodeProto node in graph.Node)
        {
            Assert.Matches(Identifier(), node.Name);
            Assert.True(nodes.Add(node.Name), $"The node {node.Name} is there twice.");
            foreach (string input in node.Input.Where(input => input.Length > 0)) Assert.Contains(input, known);
            read.UnionWith(node.Input);
            foreach (string output in node.Output.Where(output => output.Length > 0))
            {
                Assert.Matches(Identifier(), output);
                Assert.True(known.Add(output), $"{output} is made twice.");
            }
        }
        foreach (ValueInfoProto output in graph.Output) Assert.Contains(output.Name, known);
        read.UnionWith(graph.Output.Select(output => output.Name));
        Assert.Empty(known.Except(read)); // nothing is written that no one reads
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Onnx_Runtime_loads_it_without_a_warning(string name)
    {
        using var session = new OnnxSession(FileOf(name));
        Assert.Equal([], session.Warnings);
    }

    [Fact]
    public void A_warning_would_be_seen()
    {
        // An initializer that no node reads is something that ONNX Runtime warns of.
        byte[] file = WrongGuesses.In(FileOf("sequence model"), graph =>
        {
            var unread = new TensorProto { Name = "provoked", DataType = (int)TensorProto.Types.DataType.Float };
            unread.Dims.Add(1);
            unread.FloatData.Add(1);
            graph.Initializer.Add(unread);
        });
        using var session = new OnnxSession(file);
        Assert.Contains("provoked", Assert.Single(session.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void One_model_gives_the_same_bytes_every_time(string name) => Assert.Equal(FileOf(name), FileOf(name));

    [Fact]
    public void It_says_what_made_it_and_what_its_ids_mean()
    {
        string path = Path.Combine(folder, "e.onnx"), decoderPath = Path.Combine(folder, "d.onnx");
        string[] words = ["<pad>", "<start>", "<end>", "<unk>", "é \"quoted\"", "e", "f", "g", "h"];
        OnnxFile.Save(Translator(new DotAttention<float>(4)), path, decoderPath, new OnnxOptions
        {
            InputVocabulary = words,
            OutputVocabulary = words,
            Metadata = new Dictionary<string, string> { ["trained_on"] = "a test" },
        });
        string version = typeof(OnnxFile).Assembly.GetName().Version!.ToString(3);
        foreach (string file in new[] { path, decoderPath })
        {
            using var session = new OnnxSession(File.ReadAllBytes(file));
            Assert.Equal("RnnKit", session.About.ProducerName);
            Assert.Equal(version, session.Metadata["rnnkit_version"]);
            Assert.Equal(["0", "1", "2", "3"], new[] { "padding_id", "start_id", "end_id", "unknown_id" }.Select(name => session.Metadata[name]));
            Assert.Equal(words, JsonSerializer.Deserialize<string[]>(session.Metadata["input_vocabulary"]));
            Assert.Equal(words, JsonSerializer.Deserialize<string[]>(session.Metadata["output_vocabulary"]));
            Assert.Equal("a test", session.Metadata["trained_on"]);
        }
        ModelProto model = ModelProto.Parser.ParseFrom(File.ReadAllBytes(path));
        Assert.Equal((8, 17), (model.IrVersion, model.OpsetImport.Single().Version));
    }

    [Theory]
    [InlineData("RNN", "RNN")]
    [InlineData("GRU", "GRU")]
    [InlineData("GRU reset before", "GRU")]
    [InlineData("LSTM", "LSTM")]
    public void A_layer_of_both_directions_is_one_standard_operator(string cell, string operation)
    {
        ISequenceLayer<float> layer = Draws.Layer("both ways", cell, 3, 4);
        GraphProto graph = ModelProto.Parser.ParseFrom(OnnxFile.ToBytes(new SequenceModel<float>(layer, new Dense<float>(8, 2, 1), ReadOut.LastStep))).Graph;
        NodeProto node = Assert.Single(graph.Node, node => node.OpType is "RNN" or "GRU" or "LSTM" or "Loop" or "Scan");
        Assert.Equal(operation, node.OpType);
        Assert.Equal("bidirectional", node.Attribute.Single(attribute => attribute.Name == "direction").S.ToStringUtf8());
    }

    private static byte[] FileOf(string name) => name switch
    {
        "sequence model" => OnnxFile.ToBytes(new SequenceModel<float>(Draws.Layer("stacked both ways", "GRU", 3, 4), new Dense<float>(8, 2, 1), ReadOut.EveryStep)),
        "stateful" => OnnxFile.ToBytes(new SequenceModel<float>(Draws.Layer("stacked both ways", "LSTM", 3, 4), new Dense<float>(8, 2, 1), ReadOut.LastStep) { Stateful = true }),
        "tokens" => OnnxFile.ToBytes(new SequenceModel<float>(new RnnCell<float>(5, 4, 1, Foundations.Activation.Identity), 5, 1), new OnnxOptions { OneHotTokens = true }),
        "encoder of a Transformer" => OnnxFile.ToBytes(Transformer<float>.Of(9, 10, 8, 2, 12, 2, seed: 1)).Encoder,
        "decoder of a Transformer" => OnnxFile.ToBytes(Transformer<float>.Of(9, 10, 8, 2, 12, 2, seed: 1)).Decoder,
        "encoder" => OnnxFile.ToBytes(Translator(new AdditiveAttention<float>(4, 4, 3, 1))).Encoder,
        "decoder" => OnnxFile.ToBytes(Translator(new AdditiveAttention<float>(4, 4, 3, 1))).Decoder,
        _ => OnnxFile.ToBytes(Translator(new MultiHeadAttention<float>(4, 2, 1))).Decoder,
    };

    private static EncoderDecoder<float> Translator(AttentionMechanism<float> attention) => new(
        new Encoder<float>(new Embedding<float>(9, 3, 1), new Recurrent<float>(new GruCell<float>(3, 4, 2))),
        new Decoder<float>(new Embedding<float>(9, 3, 3), new GruCell<float>(3 + attention.ContextSize, 4, 4), attention), seed: 5, readoutSize: 3);

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex Identifier();
}
