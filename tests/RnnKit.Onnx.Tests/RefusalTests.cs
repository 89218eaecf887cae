using RnnKit.Attention;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Seq2Seq;
using RnnKit.Training;

namespace RnnKit.Onnx.Tests;

/// <summary>What has no form in ONNX is refused by name, before anything is written; nothing is ever half-written.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rnnkit-onnx-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_cell_of_ones_own_is_named()
    {
        var model = new SequenceModel<float>(new LeakyCell(3, 4), 2, seed: 1);
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => OnnxFile.Save(model, At("model.onnx")));
        Assert.Equal("model", refusal.ParamName);
        Assert.Contains("LeakyCell", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("GruCell", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void A_cell_of_ones_own_in_a_decoder_is_named_and_the_encoder_is_not_written_either()
    {
        var model = new EncoderDecoder<float>(
            new Encoder<float>(new Embedding<float>(9, 3, 1), new Recurrent<float>(new GruCell<float>(3, 4, 2))),
            new Decoder<float>(new Embedding<float>(9, 3, 3), new LeakyCell(3, 4)), seed: 4);
        Assert.Contains("LeakyCell", Assert.Throws<ArgumentException>(() => OnnxFile.Save(model, At("e.onnx"), At("d.onnx"))).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void A_context_that_is_repeated_is_named()
    {
        var model = new EncoderDecoder<float>(
            new Encoder<float>(new Embedding<float>(9, 3, 1), new Recurrent<float>(new GruCell<float>(3, 4, 2))),
            new Decoder<float>(new Embedding<float>(9, 3, 3), new GruCell<float>(7, 4, 4), new RepeatedContext<float>(4, 4)), seed: 5);
        Assert.Contains("RepeatedContext", Assert.Throws<ArgumentException>(() => OnnxFile.Save(model, At("e.onnx"), At("d.onnx"))).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void A_weight_that_no_float_can_hold_is_named()
    {
        var model = new SequenceModel<double>(new GruCell<double>(3, 4, 1), 2, seed: 2);
        model.Head.W.Values[1] = 1e300;
        Assert.Contains("1E+300 in head", Assert.Throws<ArgumentException>(() => OnnxFile.Save(model, At("model.onnx"))).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void A_vocabulary_of_another_size_is_refused()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => OnnxFile.Save(Small(), At("model.onnx"), new OnnxOptions { OutputVocabulary = ["one"] }));
        Assert.Equal("options", refusal.ParamName);
        Assert.Contains("1 tokens in OutputVocabulary; expected 2", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void Metadata_does_not_take_a_name_that_is_taken() => Assert.Contains("rnnkit_version", Assert.Throws<ArgumentException>(
        () => OnnxFile.ToBytes(Small(), new OnnxOptions { Metadata = new Dictionary<string, string> { ["rnnkit_version"] = "9" } })).Message, StringComparison.Ordinal);

    [Fact]
    public void An_earlier_file_stays_whole_where_the_new_one_is_refused()
    {
        OnnxFile.Save(Small(), At("model.onnx"));
        byte[] before = File.ReadAllBytes(At("model.onnx"));
        Assert.Throws<ArgumentException>(() => OnnxFile.Save(new SequenceModel<float>(new LeakyCell(3, 4), 2, seed: 1), At("model.onnx")));
        Assert.Equal(before, File.ReadAllBytes(At("model.onnx")));
        Assert.Single(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void Where_the_decoder_cannot_be_written_the_earlier_encoder_stays()
    {
        EncoderDecoder<float> model = SmallTranslator();
        OnnxFile.Save(model, At("e.onnx"), At("d.onnx"));
        byte[] before = File.ReadAllBytes(At("e.onnx"));
        Directory.CreateDirectory(At("folder"));
        model.Parameters[0].Values[0] += 1;
        Assert.ThrowsAny<IOException>(() => OnnxFile.Save(model, At("e.onnx"), At("folder")));
        Assert.ThrowsAny<IOException>(() => OnnxFile.Save(model, At("e.onnx"), Path.Combine(folder, "none", "d.onnx")));
        Assert.Equal(before, File.ReadAllBytes(At("e.onnx")));
        Assert.Equal(3, Directory.GetFileSystemEntries(folder).Length);
    }

    [Fact]
    public void Both_graphs_want_files_of_their_own() =>
        Assert.Equal("decoderPath", Assert.Throws<ArgumentException>(() => OnnxFile.Save(SmallTranslator(), At("a.onnx"), Path.Combine(folder, ".", "a.onnx"))).ParamName);

    [Fact]
    public void A_Transformer_is_refused_whole()
    {
        Transformer<double> model = Transformer<double>.Of(9, 10, 8, 2, 12, 1, seed: 1);
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => OnnxFile.Save(model, At("e.onnx"), At("d.onnx"), new OnnxOptions { OutputVocabulary = ["one"] }));
        Assert.Equal("options", refusal.ParamName);
        Assert.Contains("1 tokens in OutputVocabulary; expected 10", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("decoderPath", Assert.Throws<ArgumentException>(() => OnnxFile.Save(model, At("a.onnx"), At("a.onnx"))).ParamName);
        Assert.Throws<ArgumentNullException>(() => OnnxFile.Save((Transformer<float>)null!, At("e.onnx"), At("d.onnx")));
        model.Output.W.Values[0] = 1e300;                                  // only the decoder's
        Assert.Contains("1E+300 in output", Assert.Throws<ArgumentException>(() => OnnxFile.Save(model, At("e.onnx"), At("d.onnx"))).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    private static SequenceModel<float> Small() => new(new GruCell<float>(3, 4, 1), 2, seed: 2);

    private static EncoderDecoder<float> SmallTranslator() => new(
        new Encoder<float>(new Embedding<float>(9, 3, 1), new Recurrent<float>(new GruCell<float>(3, 4, 2))),
        new Decoder<float>(new Embedding<float>(9, 3, 3), new GruCell<float>(3, 4, 4)), seed: 5);

    private string At(string name) => Path.Combine(folder, name);

    /// <summary>h_t = h_{t-1} + tanh(W x_t + U h_{t-1} + b): no operator of ONNX computes it.</summary>
    private sealed class LeakyCell(int inputs, int hidden) : ICell<float>
    {
        private readonly Gate<float> gate = new(inputs, hidden, Activation.Tanh, new Random(1));

        public int InputSize => gate.InputSize;

        public int HiddenSize => gate.HiddenSize;

        public IReadOnlyList<string> States => ["h"];

        public IReadOnlyList<Gate<float>> Gates => [gate];

        public IReadOnlyList<string> Blocks => ["a"];

        public IReadOnlyList<Parameter<float>> Parameters => gate.Parameters;

        public void Forward(CellStep<float> step)
        {
            step.Finish(0, Activation.Tanh, step.Previous());
            for (int i = 0; i < step.Block(0).Length; i++) step.Next()[i] = step.Previous()[i] + step.Block(0)[i];
        }

        public void Backward(CellStep<float> step) => throw new NotSupportedException("This cell only runs forward.");

        public void AddStateGradients(CellTape<float> tape) => throw new NotSupportedException("This cell only runs forward.");
    }
}
