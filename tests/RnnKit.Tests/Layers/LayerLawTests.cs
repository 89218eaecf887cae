using MathNet.Numerics.LinearAlgebra;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;

namespace RnnKit.Tests.Layers;

public sealed class LayerLawTests
{
    [Fact]
    public void Bidirectional_is_a_run_forward_on_top_of_a_run_over_the_reversed_sequence()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            LstmCell<double> there = new(3, 4, seed), back = new(3, 5, seed + 1);
            Matrix<double> series = Draw.Matrix<double>(random, 3, 1 + random.Next(8));
            Matrix<double> reversed = Reversed(series);

            Matrix<double> ahead = new Recurrent<double>(there).Forward(Sequence<double>.FromExamples([series])).Output.Example(0);
            var (h, tape) = new Recurrent<double>(back).Forward(Sequence<double>.FromExamples([reversed]));
            var (output, both) = new Bidirectional<double>(there, back).Forward(Sequence<double>.FromExamples([series]));

            Assert.Equal(ahead.Stack(Reversed(h.Example(0))), output.Example(0));
            Assert.Equal(tape.Final.ToMatrix(0), both.Finals[1].ToMatrix(0));
            Assert.Equal(tape.Final.ToMatrix(1), both.Finals[1].ToMatrix(1));
        }
    }

    [Fact]
    public void The_backward_cell_of_a_padded_example_starts_at_its_own_last_step()
    {
        var layer = new Bidirectional<double>(new GruCell<double>(2, 3, 1), new GruCell<double>(2, 3, 2));
        Sequence<double> x = Draw.Sequence<double>(new Random(1), 6, 2, 2, [6, 3]);
        Matrix<double> before = layer.Forward(x).Output.Example(1);
        for (int t = 3; t < 6; t++) x[t, 0, 1] = 1000; // whatever stands in the padding

        Assert.Equal(before, layer.Forward(x).Output.Example(1));
    }

    [Theory]
    [MemberData(nameof(LayerRun.Layers), MemberType = typeof(LayerRun))]
    public void A_padded_example_gives_the_digits_and_gradients_of_running_it_alone(string layer)
    {
        for (int seed = 0; seed < 30; seed++)
        {
            var run = new LayerRun(seed, layer);
            Sequence<double> weight = OnRealSteps(run.OutputWeight, run.X);
            (Sequence<double> y, SequenceTape<double> tape) = run.Layer.Forward(run.X, run.Initial);
            run.Layer.ZeroGradients();
            Sequence<double> dx = run.Layer.Backward(tape, weight, run.FinalWeight);
            double[][] together = [.. run.Layer.Parameters.Select(p => p.Gradients.ToArray())];

            run.Layer.ZeroGradients();
            for (int b = 0; b < run.X.Batch; b++)
            {
                int length = run.X.LengthOf(b);
                (Sequence<double> alone, SequenceTape<double> own) = run.Layer.Forward(Sequence<double>.FromExamples([run.X.Example(b)]), Of(run.Initial, b));
                Matrix<double> ownWeight = Matrix<double>.Build.Dense(weight.Features, length, (i, t) => weight[t, i, b]);
                Sequence<double> ownDx = run.Layer.Backward(own, Sequence<double>.FromExamples([ownWeight]), Of(run.FinalWeight, b));

                Assert.Equal(y.Example(b), alone.Example(0));
                Near(dx.Example(b), ownDx.Example(0));
                for (int k = 0; k < tape.Finals.Count; k++)
                    for (int j = 0; j < tape.Finals[k].Parts; j++)
                    {
                        Assert.Equal(tape.Finals[k].ToMatrix(j).Column(b), own.Finals[k].ToMatrix(j).Column(0));
                        Near(tape.InitialGradients[k].ToMatrix(j).Column(b).ToColumnMatrix(), own.InitialGradients[k].ToMatrix(j));
                    }
            }
            for (int p = 0; p < together.Length; p++)
                Assert.All(together[p].Zip(run.Layer.Parameters[p].Gradients.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-11));
        }
    }

    [Theory]
    [MemberData(nameof(LayerRun.Layers), MemberType = typeof(LayerRun))]
    public void The_order_of_the_examples_changes_nothing_but_their_place(string name)
    {
        var random = new Random(3);
        ISequenceLayer<float> layer = LayerRun.Create<float>(name, 4, 17, seed: 3);
        Matrix<float>[] examples = [.. new[] { 5, 9, 1, 7, 9, 3, 2 }.Select(length => Draw.Matrix<float>(random, 4, length))];

        Sequence<float> y = layer.Forward(Sequence<float>.FromExamples(examples)).Output;
        Sequence<float> mirrored = layer.Forward(Sequence<float>.FromExamples([.. examples.Reverse()])).Output;

        for (int b = 0; b < examples.Length; b++) Assert.Equal(y.Example(b), mirrored.Example(examples.Length - 1 - b));
    }

    [Fact]
    public void A_stack_is_each_layer_on_the_output_of_the_one_below()
    {
        Recurrent<double> below = new(new GruCell<double>(2, 3, 1)), above = new(new LstmCell<double>(3, 4, 2));
        Sequence<double> x = Draw.Sequence<double>(new Random(1), 5, 2, 3, [5, 2, 4]);
        double[] expected = above.Forward(below.Forward(x).Output).Output.Values.ToArray();

        var stack = new Stacked<double>([below, above], dropout: 0.5); // in evaluation nothing is dropped

        Assert.Equal(expected, stack.Forward(x).Output.Values.ToArray());
        Assert.NotEqual(expected, stack.Forward(x, dropoutSeed: 1).Output.Values.ToArray());
        Assert.Equal(["0.W_r", "0.U_r", "0.b_r"], stack.Parameters.Take(3).Select(p => p.Name));
    }

    [Theory]
    [MemberData(nameof(LayerRun.Layers), MemberType = typeof(LayerRun))]
    public void Every_parameter_of_a_layer_has_a_name_of_its_own(string name)
    {
        IReadOnlyList<Parameter<float>> parameters = LayerRun.Create<float>(name, 2, 3, seed: 1).Parameters;

        Assert.Equal(parameters.Count, parameters.Select(p => p.Name).Distinct().Count());
    }

    [Fact]
    public void What_does_not_fit_is_refused_by_name()
    {
        var cell = new GruCell<double>(2, 3, 1);
        var layer = new Stacked<double>([new Bidirectional<double>(new GruCell<double>(2, 3, 1), new GruCell<double>(2, 3, 2))]);
        var x = new Sequence<double>(2, 2, 1);
        SequenceTape<double> foreign = new Bidirectional<double>(new GruCell<double>(2, 3, 1), new GruCell<double>(2, 3, 2)).Forward(x).Tape;

        Assert.Throws<ArgumentNullException>("forward", () => new Bidirectional<double>(null!, cell));
        Assert.Throws<ArgumentNullException>("backward", () => new Bidirectional<double>(cell, null!));
        Assert.Contains("holds one cell twice", Assert.Throws<ArgumentException>(() => new Bidirectional<double>(cell, cell)).Message);
        Assert.Contains("an input size of 1; expected 2", Assert.Throws<ArgumentException>(() => new Bidirectional<double>(cell, new GruCell<double>(1, 3, 1))).Message);
        Assert.Contains("at 1 an input size of 2; expected 3", Assert.Throws<ArgumentException>(() => new Stacked<double>([new Recurrent<double>(cell), new Recurrent<double>(cell)])).Message);
        Assert.Contains("'layers' is empty", Assert.Throws<ArgumentException>(() => new Stacked<double>([])).Message);
        Assert.Contains("'initial' has a count of 1; expected 2", Assert.Throws<ArgumentException>(() => layer.Forward(x, [null])).Message);
        Assert.Contains("'reuse' is the tape of another layer", Assert.Throws<ArgumentException>(() => layer.Forward(x, reuse: foreign)).Message);
        Assert.Contains("'dOutput' is 2 × (2 × 1); expected 2 × (6 × 1)", Assert.Throws<ArgumentException>(() => layer.Backward(layer.Forward(x).Tape, x)).Message);
        Assert.Contains("'x' has features of 3; expected 2", Assert.Throws<ArgumentException>(() => layer.Forward(new Sequence<double>(2, 3, 1))).Message);
    }

    /// <summary>Zero at padded steps: there an example shows its final state, which alone has no output.</summary>
    private static Sequence<double> OnRealSteps(Sequence<double> weight, Sequence<double> x)
    {
        var real = new Sequence<double>(weight.Steps, weight.Features, weight.Batch);
        for (int t = 0; t < weight.Steps; t++)
            for (int b = 0; b < weight.Batch; b++)
                for (int f = 0; f < weight.Features && t < x.LengthOf(b); f++) real[t, f, b] = weight[t, f, b];
        return real;
    }

    private static State<double>[] Of(IReadOnlyList<State<double>> states, int example) =>
        [.. states.Select(s => new State<double>([.. Enumerable.Range(0, s.Parts).Select(j => s.ToMatrix(j).Column(example).ToColumnMatrix())]))];

    private static Matrix<double> Reversed(Matrix<double> series) => Matrix<double>.Build.DenseOfColumnVectors(series.EnumerateColumns().Reverse());

    private static void Near(Matrix<double> expected, Matrix<double> actual) => Assert.InRange((expected - actual).InfinityNorm(), 0, 1e-12);
}
