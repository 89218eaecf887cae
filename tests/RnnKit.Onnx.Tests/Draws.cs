using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;

namespace RnnKit.Onnx.Tests;

/// <summary>Models and inputs from seeds.</summary>
internal static class Draws
{
    /// <summary>Every number of a model anew, biases included: a bias of zero would hide where it goes.</summary>
    public static TModule Shaken<TModule>(this TModule module, int seed, float size = 0.5f)
        where TModule : IModule<float>
    {
        var random = new Random(seed);
        foreach (Parameter<float> parameter in module.Parameters)
            foreach (ref float value in parameter.Values) value = size * (2 * random.NextSingle() - 1);
        return module;
    }

    public static ICell<float> Cell(string name, int inputs, int hidden, int seed) => name switch
    {
        "RNN" => new RnnCell<float>(inputs, hidden, seed),
        "RNN relu" => new RnnCell<float>(inputs, hidden, seed, Activation.Relu),
        "RNN sigmoid" => new RnnCell<float>(inputs, hidden, seed, Activation.Sigmoid),
        "RNN identity" => new RnnCell<float>(inputs, hidden, seed, Activation.Identity),
        "GRU" => new GruCell<float>(inputs, hidden, seed),
        "GRU reset before" => new GruCell<float>(inputs, hidden, seed, resetAfter: false),
        "LSTM" => new LstmCell<float>(inputs, hidden, seed),
        _ => throw new ArgumentException($"'name' is {name}; expected a cell.", nameof(name)),
    };

    /// <summary>A layer of one cell, of two directions, or of several levels.</summary>
    public static ISequenceLayer<float> Layer(string form, string cell, int inputs, int hidden) => form switch
    {
        "one" => new Recurrent<float>(Cell(cell, inputs, hidden, 1)),
        "both ways" => new Bidirectional<float>(Cell(cell, inputs, hidden, 1), Cell(cell, inputs, hidden, 2)),
        "both ways, other size back" => new Bidirectional<float>(Cell(cell, inputs, hidden, 1), Cell(cell, inputs, hidden + 2, 2)),
        "both ways, other cell back" => new Bidirectional<float>(Cell(cell, inputs, hidden, 1), Cell(cell == "GRU" ? "GRU reset before" : "GRU", inputs, hidden, 2)),
        "stacked" => new Stacked<float>([Layer("one", cell, inputs, hidden), Layer("one", cell, hidden, hidden + 1)], dropout: 0.3),
        "stacked both ways" => new Stacked<float>([Layer("both ways", cell, inputs, hidden), Layer("one", "LSTM", 2 * hidden, 3), Layer("both ways", cell, 3, hidden)]),
        _ => throw new ArgumentException($"'form' is {form}; expected a layer.", nameof(form)),
    };

    /// <summary>Lengths from 1 to the steps; one example has all of them.</summary>
    public static int[] Lengths(Random random, int steps, int batch)
    {
        int[] lengths = [.. Enumerable.Range(0, batch).Select(_ => random.Next(1, steps + 1))];
        lengths[random.Next(batch)] = steps;
        return lengths;
    }

    public static Sequence<float> Input(Random random, int steps, int features, int batch, int[]? lengths = null)
    {
        var x = new Sequence<float>(steps, features, batch, lengths);
        foreach (ref float value in x.Values) value = 2 * random.NextSingle() - 1;
        return x;
    }

    public static Tokens Ids(Random random, int[] lengths, int vocabulary, int least = 0) =>
        Tokens.FromExamples([.. lengths.Select(length => Enumerable.Range(0, length).Select(_ => random.Next(least, vocabulary)).ToArray())]);
}
