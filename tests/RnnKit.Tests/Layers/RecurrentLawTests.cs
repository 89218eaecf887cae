using MathNet.Numerics.LinearAlgebra;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;

namespace RnnKit.Tests.Layers;

public sealed class RecurrentLawTests
{
    [Fact]
    public void It_repeats_the_step_of_the_cell()
    {
        var cell = new RnnCell<double>(3, 5, seed: 1);
        Sequence<double> x = Draw.Sequence<double>(new Random(2), 7, 3, 4);
        var (output, tape) = new Recurrent<double>(cell).Forward(x);

        Matrix<double> h = Matrix<double>.Build.Dense(5, 4);
        for (int t = 0; t < 7; t++)
        {
            h = cell.Step(x.ToMatrix(t), h);
            Assert.True((h - output.ToMatrix(t)).InfinityNorm() < 1e-14);
        }

        Assert.Equal(output.ToMatrix(6), tape.Final.H);
    }

    [Theory]
    [MemberData(nameof(Unrolled.Cells), MemberType = typeof(Unrolled))]
    public void A_padded_example_gives_the_digits_and_gradients_of_running_it_alone(string cell)
    {
        for (int seed = 0; seed < 40; seed++)
        {
            var run = new Unrolled(seed, cell);
            run.Layer.ZeroGradients();
            run.Learn();
            double[] alone = new double[run.Layer.Parameters[1].Count];
            for (int b = 0; b < run.X.Batch; b++)
            {
                int length = run.X.LengthOf(b);
                Sequence<double> x = Sequence<double>.FromExamples([run.X.Example(b)]), dy = new(length, run.Layer.HiddenSize, 1);
                Matrix<double>[] dFinal = [.. run.Layer.Cell.States.Select((_, j) => run.FinalWeight.ToMatrix(j).Column(b).ToColumnMatrix())];
                for (int t = 0; t < run.X.Steps; t++)
                {
                    Vector<double> weight = run.OutputWeight.ToMatrix(t).Column(b);
                    if (t < length) weight.ToArray().CopyTo(dy.Step(t));
                    else dFinal[0] += weight.ToColumnMatrix(); // past its end an example shows its final state
                }

                var (h, tape) = run.Layer.Forward(x, new State<double>([.. run.Layer.Cell.States.Select((_, j) => run.Initial.ToMatrix(j).Column(b).ToColumnMatrix())]));
                for (int t = 0; t < length; t++) Assert.Equal(h.ToMatrix(t).Column(0), run.Tape!.Output.ToMatrix(t).Column(b));
                for (int j = 0; j < dFinal.Length; j++) Assert.Equal(tape.Final.ToMatrix(j).Column(0), run.Tape!.Final.ToMatrix(j).Column(b));

                double[] before = run.Layer.Parameters[1].Gradients.ToArray();
                Sequence<double> dx = run.Layer.Backward(tape, dy, new State<double>(dFinal));
                for (int t = 0; t < run.X.Steps; t++)
                {
                    Vector<double> inBatch = run.Tape!.InputGradient.ToMatrix(t).Column(b);
                    Vector<double> expected = t < length ? dx.ToMatrix(t).Column(0) : Vector<double>.Build.Dense(run.X.Features);
                    Assert.True((inBatch - expected).InfinityNorm() < 1e-12);
                }
                for (int j = 0; j < dFinal.Length; j++)
                    Assert.True((tape.InitialGradient.ToMatrix(j).Column(0) - run.Tape!.InitialGradient.ToMatrix(j).Column(b)).InfinityNorm() < 1e-12);
                for (int i = 0; i < alone.Length; i++) alone[i] += run.Layer.Parameters[1].Gradients[i] - before[i];
            }

            run.Layer.ZeroGradients();
            run.Learn();
            double[] together = run.Layer.Parameters[1].Gradients.ToArray();
            Assert.All(alone.Zip(together), pair => Assert.Equal(pair.First, pair.Second, 11));
        }
    }

    [Theory]
    [MemberData(nameof(Unrolled.Cells), MemberType = typeof(Unrolled))]
    public void A_tape_that_held_a_diverged_batch_leaves_nothing_of_it_in_the_next(string cell)
    {
        for (int seed = 1; seed < 20; seed++)
        {
            Recurrent<double> layer = new Unrolled(seed, cell).Layer;
            var random = new Random(seed);
            var diverged = new Sequence<double>(6, layer.InputSize, 4);
            diverged.Values.Fill(double.NaN);
            Sequence<double> x = Draw.Sequence<double>(random, 6, layer.InputSize, 4, [6, 2, 4, 1]), dy = Draw.Sequence<double>(random, 6, layer.HiddenSize, 4);
            double[][] Learned(RecurrentTape<double>? tape)
            {
                layer.ZeroGradients();
                layer.Backward(layer.Forward(x, reuse: tape).Tape, dy);
                return [.. layer.Parameters.Select(p => p.Gradients.ToArray())];
            }

            double[][] fresh = Learned(null);
            RecurrentTape<double> used = layer.Forward(diverged).Tape;
            layer.Backward(used, dy);

            Assert.Equal(fresh, Learned(used));
        }
    }

    [Fact]
    public void The_order_of_the_examples_changes_nothing_but_their_place()
    {
        var random = new Random(3);
        var layer = new Recurrent<float>(new RnnCell<float>(4, 33, seed: 3));
        Matrix<float>[] examples = [.. new[] { 5, 9, 1, 7, 9, 3, 2 }.Select(length => Draw.Matrix<float>(random, 4, length))];
        Matrix<float>[] mirrored = [.. examples.Reverse()];

        Matrix<float> h = layer.Forward(Sequence<float>.FromExamples(examples)).Tape.Final.H;
        Matrix<float> reversed = layer.Forward(Sequence<float>.FromExamples(mirrored)).Tape.Final.H;

        for (int b = 0; b < examples.Length; b++) Assert.Equal(h.Column(b), reversed.Column(examples.Length - 1 - b));
    }

    [Fact]
    public void A_run_in_two_halves_is_the_run_in_one_also_on_one_tape()
    {
        var layer = new Recurrent<double>(new RnnCell<double>(2, 6, seed: 4));
        Matrix<double> series = Draw.Matrix<double>(new Random(4), 2, 10);
        Sequence<double> whole = Sequence<double>.FromExamples([series]);
        Sequence<double> first = Sequence<double>.FromExamples([series.SubMatrix(0, 2, 0, 3)]), rest = Sequence<double>.FromExamples([series.SubMatrix(0, 2, 3, 7)]);

        Matrix<double> expected = layer.Forward(whole).Tape.Final.H;
        var tape = layer.Forward(first).Tape;
        Matrix<double> apart = layer.Forward(rest, tape.Final.Copy()).Tape.Final.H;
        Matrix<double> onOneTape = layer.Forward(rest, tape.Final, reuse: tape).Tape.Final.H;

        Assert.Equal(expected, apart);
        Assert.Equal(expected, onOneTape);
    }

    [Fact]
    public void Truncation_is_running_segment_by_segment_with_the_state_as_a_constant()
    {
        const int Every = 3;
        var random = new Random(5);
        var layer = new Recurrent<double>(new RnnCell<double>(2, 4, seed: 5));
        Matrix<double> series = Draw.Matrix<double>(random, 2, 8);
        Sequence<double> x = Sequence<double>.FromExamples([series]), dy = Draw.Sequence<double>(random, 8, 4, 1);

        layer.ZeroGradients();
        var (_, tape) = layer.Forward(x);
        layer.Backward(tape, dy, truncate: Every);
        Matrix<double>[] truncated = [.. layer.Parameters.Select(p => p.Gradient.Clone())];

        layer.ZeroGradients();
        State<double>? state = null;
        for (int start = 0; start < 8; start += Every)
        {
            int count = Math.Min(Every, 8 - start);
            var (_, segment) = layer.Forward(Sequence<double>.FromExamples([series.SubMatrix(0, 2, start, count)]), state);
            var gradient = new Sequence<double>(count, 4, 1);
            dy.Values.Slice(start * 4, count * 4).CopyTo(gradient.Values);
            layer.Backward(segment, gradient);
            state = segment.Final;
        }

        for (int p = 0; p < 3; p++) Assert.True((truncated[p] - layer.Parameters[p].Gradient).InfinityNorm() < 1e-12);
    }

    [Fact]
    public void Truncation_longer_than_the_sequence_cuts_nothing()
    {
        var run = new Unrolled(7, "tanh");
        run.Learn();
        double[] full = run.Tape!.InitialGradient[0].ToArray();
        run.Layer.Backward(run.Tape, run.OutputWeight, run.FinalWeight, truncate: run.X.Steps);

        Assert.Equal(full, run.Tape.InitialGradient[0].ToArray());
    }

    [Fact]
    public void Wrong_shapes_are_refused_by_name()
    {
        var layer = new Recurrent<double>(new RnnCell<double>(2, 3, seed: 1));
        var other = new Recurrent<double>(new RnnCell<double>(2, 3, seed: 1));
        var x = new Sequence<double>(4, 2, 5);
        var (_, tape) = layer.Forward(x);

        Assert.Contains("'x' has features of 1; expected 2", Assert.Throws<ArgumentException>(() => layer.Forward(new Sequence<double>(4, 1, 5))).Message);
        Assert.Contains("'initial' is 3 × 4; expected 3 × 5", Assert.Throws<ArgumentException>(() => layer.Forward(x, new State<double>(Matrix<double>.Build.Dense(3, 4)))).Message);
        Assert.Contains("'dOutput' is 3 × (3 × 5); expected 4 × (3 × 5)", Assert.Throws<ArgumentException>(() => layer.Backward(tape, new Sequence<double>(3, 3, 5))).Message);
        Assert.Contains("'truncate' is 0", Assert.Throws<ArgumentOutOfRangeException>(() => layer.Backward(tape, null, truncate: 0)).Message);
        Assert.Contains("another cell", Assert.Throws<ArgumentException>(() => other.Backward(tape, null)).Message);
    }
}
