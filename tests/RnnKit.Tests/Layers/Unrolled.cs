using System.Numerics;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Inspection;
using RnnKit.Layers;

namespace RnnKit.Tests.Layers;

/// <summary>
/// A recurrent layer on a random padded batch with a loss that listens to every output and to the final state:
/// L = Σ outputWeight ∘ output + Σ finalWeight ∘ final, over every part of the final state.
/// </summary>
internal sealed class Unrolled
{
    private readonly bool hasKinks;

    public Unrolled(int seed, string cell)
    {
        hasKinks = cell == "relu";
        var random = new Random(seed);
        int steps = 1 + random.Next(9), input = 1 + random.Next(6), hidden = 1 + random.Next(9), batch = 1 + random.Next(5);
        int[]? lengths = seed % 3 == 0 ? null : Draw.Lengths(random, steps, batch);
        if (seed % 3 == 2) Array.Sort(lengths!, (a, b) => b - a);
        Layer = new Recurrent<double>(Cell<double>(cell, input, hidden, seed));
        Draw.Parameters(random, Layer);
        X = Draw.Sequence<double>(random, steps, input, batch, lengths);
        Initial = DrawState(random, batch);
        OutputWeight = Draw.Sequence<double>(random, steps, hidden, batch);
        FinalWeight = DrawState(random, batch);
    }

    /// <summary>Every cell of the library, by the name that a specification prints.</summary>
    public static TheoryData<string> Cells => ["tanh", "relu", "lstm", "gru", "gru, reset before"];

    public Recurrent<double> Layer { get; }

    public Sequence<double> X { get; }

    public State<double> Initial { get; }

    public Sequence<double> OutputWeight { get; }

    public State<double> FinalWeight { get; }

    public RecurrentTape<double>? Tape { get; private set; }

    public double Loss()
    {
        (Sequence<double> h, Tape) = Layer.Forward(X, Initial, Tape);
        double loss = Draw.Dot(OutputWeight.Values, h.Values);
        for (int j = 0; j < Tape.Final.Parts; j++) loss += Draw.Dot(FinalWeight[j], Tape.Final[j]);
        return loss;
    }

    public void Learn()
    {
        Loss();
        Layer.Backward(Tape!, OutputWeight, FinalWeight);
    }

    /// <summary>The comparison of every parameter, of the input over its real steps, and of the initial state.</summary>
    public GradientReport Check()
    {
        double step = hasKinks ? 1e-5 : GradientCheck.Step;
        GradientReport report = GradientCheck.Of(Layer, Learn, Loss, step);
        double[] dx = Tape!.InputGradient.Values.ToArray();
        double[][] dInitial = [.. Layer.Cell.States.Select((_, j) => Tape.InitialGradient[j].ToArray())];
        return new GradientReport(
        [
            .. report.Comparisons,
            GradientCheck.Compare("x", X.Values, dx, Loss, step),
            .. Layer.Cell.States.Select((name, j) => GradientCheck.Compare(name + "_0", Initial[j], dInitial[j], Loss, step)),
        ]);
    }

    public static ICell<T> Cell<T>(string name, int input, int hidden, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => name switch
        {
            "tanh" => new RnnCell<T>(input, hidden, seed),
            "relu" => new RnnCell<T>(input, hidden, seed, Activation.Relu),
            "lstm" => new LstmCell<T>(input, hidden, seed),
            "gru" => new GruCell<T>(input, hidden, seed),
            "gru, reset before" => new GruCell<T>(input, hidden, seed, resetAfter: false),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such cell."),
        };

    private State<double> DrawState(Random random, int batch) =>
        new([.. Layer.Cell.States.Select(_ => Draw.Matrix<double>(random, Layer.HiddenSize, batch))]);
}
