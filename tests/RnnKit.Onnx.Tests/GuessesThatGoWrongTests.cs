using Onnx;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Training;

namespace RnnKit.Onnx.Tests;

/// <summary>Where good guesses about ONNX's operators go wrong: each is told apart from the graph that is written.</summary>
public class GuessesThatGoWrongTests
{
    private const double Apart = 1e-3;

    private static readonly Dictionary<string, (string Cell, string Form, Action<GraphProto> Guess)> Guesses = new()
    {
        ["an LSTM's gates in the order i, f, g, o"] = ("LSTM", "one", graph => WrongGuesses.Reorder(graph, 0, 2, 3, 1)),
        ["an LSTM's gates in the order i, f, o, g"] = ("LSTM", "one", graph => WrongGuesses.Reorder(graph, 0, 2, 1, 3)),
        ["a GRU's gates in the order r, z, n"] = ("GRU", "one", graph => WrongGuesses.Reorder(graph, 1, 0, 2)),
        ["a GRU's z that lets the new state in"] = ("GRU", "one", graph => WrongGuesses.TurnAround(graph, gate: 0, gates: 3)),
        ["a GRU that resets before the product instead of after"] = ("GRU", "one", WrongGuesses.OtherReset),
        ["a GRU that resets after the product instead of before"] = ("GRU reset before", "one", WrongGuesses.OtherReset),
        ["a GRU's b_hn among the biases of the input"] = ("GRU", "one", WrongGuesses.ExchangeBiases),
        ["an LSTM with peepholes"] = ("LSTM", "one", graph => WrongGuesses.Peepholes(graph, 0.5f)),
        ["an LSTM whose c begins with h"] = ("LSTM", "one", WrongGuesses.ExchangeStates),
        ["weights column by column, of an RNN"] = ("RNN", "one", WrongGuesses.ColumnByColumn),
        ["weights column by column, of a GRU"] = ("GRU", "one", WrongGuesses.ColumnByColumn),
        ["weights column by column, of an LSTM"] = ("LSTM", "one", WrongGuesses.ColumnByColumn),
        ["directions exchanged"] = ("GRU", "both ways", WrongGuesses.ExchangeDirections),
        ["padding read as words, from the front"] = ("LSTM", "one", WrongGuesses.ForgetLengths),
        ["padding read as words, from the back"] = ("GRU", "both ways", WrongGuesses.ForgetLengths),
    };

    public static TheoryData<string> Names() => [.. Guesses.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_graph_is_not(string guess)
    {
        (string cell, string form, Action<GraphProto> change) = Guesses[guess];
        SequenceModel<float> model = Model(cell, form);
        byte[] file = OnnxFile.ToBytes(model);
        Assert.InRange(Difference(model, file), 0, Same.Tolerance);
        Assert.InRange(Difference(model, WrongGuesses.In(file, change)), Apart, double.MaxValue);
    }

    [Fact]
    public void Peepholes_of_zero_are_none()
    {
        SequenceModel<float> model = Model("LSTM", "one");
        byte[] file = WrongGuesses.In(OnnxFile.ToBytes(model), graph => WrongGuesses.Peepholes(graph, 0));
        Assert.InRange(Difference(model, file), 0, Same.Tolerance);
    }

    [Fact]
    public void An_embedding_without_its_row_of_zeros_would_read_the_last_token()
    {
        SequenceModel<float> model = new SequenceModel<float>(Draws.Cell("GRU", 3, 4, 1), 5, seed: 2, ReadOut.LastStep, new Embedding<float>(6, 3, seed: 3)).Shaken(4);
        Tokens tokens = Tokens.FromExamples([[1, -1, 2]]);
        float[] expected = [.. model.Predict(tokens).Values];
        byte[] file = OnnxFile.ToBytes(model);
        Assert.InRange(Same.Difference(expected, Answer(file, tokens)), 0, Same.Tolerance);
        byte[] without = WrongGuesses.In(file, graph =>
        {
            TensorProto table = graph.Initializer.Single(weights => weights.Name == "embedding_E");
            table.Dims[0] = 6;
            table.RawData = Google.Protobuf.ByteString.CopyFrom(table.RawData.Span[..(6 * 3 * sizeof(float))]);
        });
        Assert.InRange(Same.Difference(expected, Answer(without, tokens)), Apart, double.MaxValue);
    }

    private static float[] Answer(byte[] file, Tokens tokens)
    {
        using var session = new OnnxSession(file);
        return session.Run(("tokens", OnnxSession.Of(tokens)), ("lengths", OnnxSession.LengthsOf(tokens.Batch, tokens.LengthOf)))["output"].Values;
    }

    /// <summary>Between RnnKit and ONNX Runtime, from states that are not zero, with padding.</summary>
    private static double Difference(SequenceModel<float> model, byte[] file)
    {
        const int Batch = 3, Hidden = 4;
        var random = new Random(5);
        Sequence<float> before = Draws.Input(random, 3, Hidden, Batch), x = Draws.Input(random, 6, Hidden, Batch, [6, 3, 1]);
        using OnnxSession right = new(OnnxFile.ToBytes(model)), session = new(file);
        string[] names = [.. right.Inputs.Where(name => name.StartsWith("initial_", StringComparison.Ordinal))];
        float[] Zeros(string _) => new float[Batch * Hidden];
        var states = right.Run(Inputs(before, names, Zeros));
        model.ResetStates();
        model.Predict(before);
        float[] expected = [.. model.Predict(x).Values];
        return Same.Difference(expected, session.Run(Inputs(x, names, name => states[name.Replace("initial", "final", StringComparison.Ordinal)].Values))["output"].Values);

        static (string, Microsoft.ML.OnnxRuntime.OrtValue)[] Inputs(Sequence<float> x, string[] names, Func<string, float[]> state) =>
            [("x", OnnxSession.Of(x)), ("lengths", OnnxSession.LengthsOf(Batch, x.LengthOf)), .. names.Select(name => (name, OnnxSession.Of(state(name), Batch, Hidden)))];
    }

    private static SequenceModel<float> Model(string cell, string form)
    {
        ISequenceLayer<float> layer = Draws.Layer(form, cell, 4, 4);
        return new SequenceModel<float>(layer, new Dense<float>(layer.OutputSize, 5, seed: 3), ReadOut.EveryStep) { Stateful = true }.Shaken(17, size: 0.8f);
    }
}
