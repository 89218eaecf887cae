using System.Numerics;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Inspection;
using RnnKit.Layers;

namespace RnnKit.Tests.Layers;

/// <summary>
/// A layer of several cells on a random padded batch with a loss that listens to every output and to every final state.
/// </summary>
internal sealed class LayerRun
{
    private readonly int? dropoutSeed;

    public LayerRun(int seed, string layer, double dropout = 0)
    {
        var random = new Random(seed);
        int steps = 1 + random.Next(7), input = 1 + random.Next(4), hidden = 1 + random.Next(4), batch = 1 + random.Next(4);
        Layer = Create<double>(layer, input, hidden, seed, dropout);
        Draw.Parameters(random, Layer);
        X = Draw.Sequence<double>(random, steps, input, batch, seed % 3 == 0 ? null : Draw.Lengths(random, steps, batch));
        OutputWeight = Draw.Sequence<double>(random, steps, Layer.OutputSize, batch);
        Initial = DrawStates(random, batch);
        FinalWeight = DrawStates(random, batch);
        dropoutSeed = dropout > 0 ? seed : null;
    }

    /// <summary>The layers of several cells, by the name that a specification prints.</summary>
    public static TheoryData<string> Layers =>
        ["bidirectional lstm", "bidirectional rnn and gru", "stack of three", "stack of bidirectional", "stack in a stack"];

    public ISequenceLayer<double> Layer { get; }

    public Sequence<double> X { get; }

    public IReadOnlyList<State<double>> Initial { get; }

    public Sequence<double> OutputWeight { get; }

    public IReadOnlyList<State<double>> FinalWeight { get; }

    public SequenceTape<double>? Tape { get; private set; }

    public Sequence<double>? InputGradient { get; private set; }

    public double Loss()
    {
        (Sequence<double> y, Tape) = Layer.Forward(X, Initial, Tape, dropoutSeed);
        double loss = Draw.Dot(OutputWeight.Values, y.Values);
        for (int k = 0; k < Tape.Finals.Count; k++)
            for (int j = 0; j < Tape.Finals[k].Parts; j++) loss += Draw.Dot(FinalWeight[k][j], Tape.Finals[k][j]);
        return loss;
    }

    public void Learn()
    {
        Loss();
        InputGradient = Layer.Backward(Tape!, OutputWeight, FinalWeight);
    }

    /// <summary>The comparison of every parameter, of the input and of every initial state.</summary>
    public GradientReport Check()
    {
        GradientReport report = GradientCheck.Of(Layer, Learn, Loss);
        double[] dx = InputGradient!.Values.ToArray();
        double[][][] dInitial = [.. Tape!.InitialGradients.Select(state => Enumerable.Range(0, state.Parts).Select(j => state[j].ToArray()).ToArray())];
        return new GradientReport(
        [
            .. report.Comparisons,
            GradientCheck.Compare("x", X.Values, dx, Loss),
            .. Initial.SelectMany((state, k) => Enumerable.Range(0, state.Parts).Select(j =>
                GradientCheck.Compare($"{Layer.Cells[k].States[j]}_0 of cell {k}", state[j], dInitial[k][j], Loss))),
        ]);
    }

    public static ISequenceLayer<T> Create<T>(string name, int input, int hidden, int seed, double dropout = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Bidirectional<T> BothWays(int from, int at) => new(new LstmCell<T>(from, hidden, at), new LstmCell<T>(from, hidden, at + 1));
        Recurrent<T> Lstm(int from, int at) => new(new LstmCell<T>(from, hidden, at));
        Recurrent<T> Gru(int from, int at) => new(new GruCell<T>(from, hidden, at));
        return name switch
        {
            "bidirectional lstm" => BothWays(input, seed),
            "bidirectional rnn and gru" => new Bidirectional<T>(new RnnCell<T>(input, hidden + 1, seed), new GruCell<T>(input, hidden, seed)),
            "stack of three" => new Stacked<T>([Lstm(input, seed), new Recurrent<T>(new RnnCell<T>(hidden, hidden, seed)), Gru(hidden, seed)], dropout),
            "stack of bidirectional" => new Stacked<T>([BothWays(input, seed), BothWays(2 * hidden, seed + 2)], dropout),
            "stack in a stack" => new Stacked<T>([Gru(input, seed), new Stacked<T>([Lstm(hidden, seed), Gru(hidden, seed + 1)], dropout), BothWays(hidden, seed)], dropout),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such layer."),
        };
    }

    private State<double>[] DrawStates(Random random, int batch) =>
        [.. Layer.Cells.Select(cell => new State<double>([.. cell.States.Select(_ => Draw.Matrix<double>(random, cell.HiddenSize, batch))]))];
}
