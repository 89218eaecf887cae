using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Inspection;
using RnnKit.Layers;

namespace RnnKit.Tests.Layers;

/// <summary>
/// A recurrent layer on a random padded batch with a loss that listens to every output and to the final state:
/// L = Σ outputWeight ∘ output + Σ finalWeight ∘ final.
/// </summary>
internal sealed class Unrolled
{
    public Unrolled(int seed, Activation activation)
    {
        var random = new Random(seed);
        int steps = 1 + random.Next(9), input = 1 + random.Next(6), hidden = 1 + random.Next(9), batch = 1 + random.Next(5);
        int[]? lengths = seed % 3 == 0 ? null : Draw.Lengths(random, steps, batch);
        if (seed % 3 == 2) Array.Sort(lengths!, (a, b) => b - a);
        Layer = new Recurrent<double>(new RnnCell<double>(input, hidden, seed, activation));
        Draw.Parameters(random, Layer);
        X = Draw.Sequence<double>(random, steps, input, batch, lengths);
        Initial = new State<double>(Draw.Matrix<double>(random, hidden, batch));
        OutputWeight = Draw.Sequence<double>(random, steps, hidden, batch);
        FinalWeight = new State<double>(Draw.Matrix<double>(random, hidden, batch));
    }

    public Recurrent<double> Layer { get; }

    public Sequence<double> X { get; }

    public State<double> Initial { get; }

    public Sequence<double> OutputWeight { get; }

    public State<double> FinalWeight { get; }

    public RecurrentTape<double>? Tape { get; private set; }

    public double Loss()
    {
        (Sequence<double> h, Tape) = Layer.Forward(X, Initial, Tape);
        return Draw.Dot(OutputWeight.Values, h.Values) + Draw.Dot(FinalWeight[0], Tape.Final[0]);
    }

    public void Learn()
    {
        Loss();
        Layer.Backward(Tape!, OutputWeight, FinalWeight);
    }

    /// <summary>The comparison of every parameter, of the input over its real steps, and of the initial state.</summary>
    public GradientReport Check()
    {
        GradientReport report = GradientCheck.Of(Layer, Learn, Loss);
        double[] dx = Tape!.InputGradient.Values.ToArray(), dh0 = Tape.InitialGradient[0].ToArray();
        return new GradientReport([.. report.Comparisons, GradientCheck.Compare("x", X.Values, dx, Loss), GradientCheck.Compare("h_0", Initial[0], dh0, Loss)]);
    }
}
