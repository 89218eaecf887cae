using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Training;

namespace RnnKit.Onnx.Tests;

/// <summary>ONNX Runtime answers what Predict answers, at every step, padding included.</summary>
public class SequenceModelTests
{
    private static readonly string[] Cells = ["RNN", "RNN relu", "RNN sigmoid", "RNN identity", "GRU", "GRU reset before", "LSTM"];
    private static readonly string[] Forms = ["one", "both ways", "both ways, other size back", "both ways, other cell back", "stacked", "stacked both ways"];

    public static TheoryData<string, string, ReadOut> Models() =>
        [.. from cell in Cells from form in Forms from readOut in Enum.GetValues<ReadOut>() select (cell, form, readOut)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_cell_layer_and_read_out_answers_the_same(string cell, string form, ReadOut readOut)
    {
        SequenceModel<float> model = Model(cell, form, readOut);
        using var session = new OnnxSession(OnnxFile.ToBytes(model));
        Assert.Equal(["x", "lengths"], session.Inputs);
        Assert.Equal(["output"], session.Outputs);
        var random = new Random(cell.Length + 31 * form.Length);
        for (int trial = 0; trial < 5; trial++)
        {
            int steps = random.Next(1, 12), batch = random.Next(1, 6);
            Agree(session, model, Draws.Input(random, steps, 3, batch, trial == 0 ? null : Draws.Lengths(random, steps, batch)));
        }
    }

    [Theory]
    [InlineData("one")]
    [InlineData("both ways")]
    [InlineData("stacked both ways")]
    public void One_step_and_one_example_are_enough(string form)
    {
        SequenceModel<float> model = Model("LSTM", form, ReadOut.EveryStep);
        using var session = new OnnxSession(OnnxFile.ToBytes(model));
        Agree(session, model, Draws.Input(new Random(1), 1, 3, 1));
    }

    [Theory]
    [InlineData("tanh")]
    [InlineData("relu")]
    [InlineData("sigmoid")]
    public void The_head_keeps_its_activation(string name)
    {
        Activation activation = name == "tanh" ? Activation.Tanh : name == "relu" ? Activation.Relu : Activation.Sigmoid;
        foreach (ReadOut readOut in Enum.GetValues<ReadOut>())
        {
            SequenceModel<float> model = new SequenceModel<float>(
                Draws.Layer("one", "GRU", 3, 4), new Dense<float>(4, 5, 1, activation, "head"), readOut)
            { OutputDropout = 0.5 }.Shaken(7);
            using var session = new OnnxSession(OnnxFile.ToBytes(model));
            Agree(session, model, Draws.Input(new Random(2), 6, 3, 3, [6, 1, 3]));
        }
    }

    [Fact]
    public void Token_ids_go_through_the_embedding_and_none_is_a_vector_of_zeros()
    {
        SequenceModel<float> model = new SequenceModel<float>(
            new LstmCell<float>(4, 6, 1), 5, seed: 2, ReadOut.EveryStep, new Embedding<float>(9, 4, seed: 3)).Shaken(5);
        using var session = new OnnxSession(OnnxFile.ToBytes(model));
        Assert.Equal(["tokens", "lengths"], session.Inputs);
        Agree(session, model, Tokens.FromExamples([[0, 8, -1, 3], [-1], [2, -1]]));
        Agree(session, model, Draws.Ids(new Random(4), [7, 2, 5, 1], 9));
    }

    [Fact]
    public void Token_ids_without_an_embedding_are_one_hot()
    {
        SequenceModel<float> model = new SequenceModel<float>(new GruCell<float>(9, 6, 1), 9, seed: 2, ReadOut.EveryStep).Shaken(6);
        using var session = new OnnxSession(OnnxFile.ToBytes(model, new OnnxOptions { OneHotTokens = true }));
        Assert.Equal(["tokens", "lengths"], session.Inputs);
        Agree(session, model, Tokens.FromExamples([[0, 8, -1, 3], [-1], [2, -1]]));
    }

    [Theory]
    [InlineData("RNN", "one")]
    [InlineData("GRU", "stacked")]
    [InlineData("LSTM", "one")]
    [InlineData("LSTM", "stacked both ways")]
    [InlineData("GRU", "both ways, other cell back")]
    public void A_stateful_model_hands_its_states_from_run_to_run(string cell, string form)
    {
        var model = new SequenceModel<float>(Draws.Layer(form, cell, 3, 4), new Dense<float>(Draws.Layer(form, cell, 3, 4).OutputSize, 2, 1), ReadOut.EveryStep) { Stateful = true };
        model.Shaken(8);
        using var session = new OnnxSession(OnnxFile.ToBytes(model));
        var random = new Random(9);
        const int Batch = 3;
        Dictionary<string, float[]> states = session.Inputs.Where(name => name.StartsWith("initial_", StringComparison.Ordinal)).ToDictionary(
            name => name, name => new float[Batch * HiddenOf(model, name)]);
        Assert.Equal(model.Layer.Cells.Sum(c => c.States.Count), states.Count);
        for (int run = 0; run < 3; run++)
        {
            Sequence<float> x = Draws.Input(random, 5, 3, Batch, [5, 2, 4]);
            var came = session.Run(
            [
                ("x", OnnxSession.Of(x)), ("lengths", OnnxSession.LengthsOf(Batch, x.LengthOf)),
                .. states.Select(state => (state.Key, OnnxSession.Of(state.Value, Batch, state.Value.Length / Batch))),
            ]);
            Same.Numbers(model.Predict(x).Values, came["output"].Values, $"run {run}");
            foreach (string name in states.Keys) states[name] = came[name.Replace("initial", "final", StringComparison.Ordinal)].Values;
        }
    }

    [Fact]
    public void A_model_in_double_is_written_in_float()
    {
        var model = new SequenceModel<double>(new LstmCell<double>(3, 4, seed: 1), 2, seed: 2);
        using var session = new OnnxSession(OnnxFile.ToBytes(model));
        Sequence<float> x = Draws.Input(new Random(3), 6, 3, 2);
        var xs = new Sequence<double>(6, 3, 2);
        for (int i = 0; i < x.Values.Length; i++) xs.Values[i] = x.Values[i];
        float[] came = session.Run(("x", OnnxSession.Of(x)), ("lengths", OnnxSession.LengthsOf(2, _ => 6)))["output"].Values;
        Same.Numbers([.. model.Predict(xs).Values.ToArray().Select(value => (float)value)], came);
    }

    private static SequenceModel<float> Model(string cell, string form, ReadOut readOut)
    {
        ISequenceLayer<float> layer = Draws.Layer(form, cell, 3, 4);
        return new SequenceModel<float>(layer, new Dense<float>(layer.OutputSize, 5, seed: 3, name: "head"), readOut).Shaken(11);
    }

    private static void Agree(OnnxSession session, SequenceModel<float> model, Sequence<float> x) =>
        Agree(session, model.Predict(x), model.ReadOut, "x", OnnxSession.Of(x), x.Batch, x.LengthOf);

    private static void Agree(OnnxSession session, SequenceModel<float> model, Tokens tokens) =>
        Agree(session, model.Predict(tokens), model.ReadOut, "tokens", OnnxSession.Of(tokens), tokens.Batch, tokens.LengthOf);

    private static void Agree(OnnxSession session, Sequence<float> expected, ReadOut readOut, string name, Microsoft.ML.OnnxRuntime.OrtValue input, int batch, Func<int, int> length)
    {
        (float[] values, long[] shape) = session.Run((name, input), ("lengths", OnnxSession.LengthsOf(batch, length)))["output"];
        Assert.Equal(readOut == ReadOut.LastStep ? [batch, expected.Features] : [expected.Steps, batch, expected.Features], shape);
        Same.Numbers(expected.Values, values, $"{expected}");
    }

    private static int HiddenOf(SequenceModel<float> model, string state) =>
        model.Layer.Cells[int.TryParse(state.Split('_')[^1], out int cell) ? cell : 0].HiddenSize;
}
