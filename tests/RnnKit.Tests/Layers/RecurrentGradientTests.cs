using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Inspection;
using RnnKit.Layers;

namespace RnnKit.Tests.Layers;

public sealed class RecurrentGradientTests
{
    [Theory]
    [MemberData(nameof(Unrolled.Cells), MemberType = typeof(Unrolled))]
    public void Every_gradient_is_that_of_central_differences(string cell)
    {
        for (int seed = 0; seed < 100; seed++)
        {
            GradientReport report = new Unrolled(seed, cell).Check();
            Assert.True(report.Agrees(1e-7), $"seed {seed}\n{report}");
        }
    }

    [Fact]
    public void A_wrong_gradient_does_not_pass_the_check()
    {
        var run = new Unrolled(4, "tanh");

        GradientReport report = GradientCheck.Of(run.Layer, () => { run.Learn(); run.Layer.Parameters[1].Gradients[0] += 0.01; }, run.Loss);

        Assert.False(report.Agrees(1e-7));
        Assert.Contains("they differ", report.ToString());
    }

    [Fact]
    public void Gradients_add_up_until_they_are_set_to_zero()
    {
        var run = new Unrolled(1, "tanh");
        run.Layer.ZeroGradients();
        run.Learn();
        double[] once = run.Layer.Parameters[0].Gradients.ToArray();
        run.Learn();

        Assert.All(once.Zip(run.Layer.Parameters[0].Gradients.ToArray()), pair => Assert.Equal(2 * pair.First, pair.Second, 12));
    }

    [Fact]
    public void Going_back_twice_over_one_tape_gives_the_same_input_gradient()
    {
        var run = new Unrolled(5, "tanh");
        run.Learn();
        double[] first = run.Tape!.InputGradient.Values.ToArray();
        double[] second = run.Layer.Backward(run.Tape, run.OutputWeight, run.FinalWeight).Values.ToArray();

        Assert.Equal(first, second);
    }

    [Fact]
    public void Without_a_gradient_at_the_outputs_the_final_state_alone_counts()
    {
        var random = new Random(1);
        var layer = new Recurrent<double>(new RnnCell<double>(2, 3, seed: 1));
        Sequence<double> x = Draw.Sequence<double>(random, 6, 2, 4, [6, 1, 3, 5]);
        var weight = new State<double>(Draw.Matrix<double>(random, 3, 4));
        var (h, tape) = layer.Forward(x);
        double[] alone = layer.Backward(tape, null, weight).Values.ToArray();

        var atLast = new Sequence<double>(6, 3, 4);
        weight[0].CopyTo(atLast.Step(5));
        double[] throughOutput = layer.Backward(tape, atLast).Values.ToArray();

        Assert.Equal(throughOutput, alone);
        Assert.Equal(6, h.Steps);
    }

    [Theory]
    [MemberData(nameof(Unrolled.Cells), MemberType = typeof(Unrolled))]
    public void Float_and_double_agree(string cell)
    {
        for (int seed = 0; seed < 10; seed++)
        {
            var random = new Random(seed);
            var wide = new Recurrent<double>(Unrolled.Cell<double>(cell, 5, 17, seed));
            var narrow = new Recurrent<float>(Unrolled.Cell<float>(cell, 5, 17, seed));
            Sequence<double> x = Draw.Sequence<double>(random, 12, 5, 3, [12, 4, 7]), dy = Draw.Sequence<double>(random, 12, 17, 3);
            Sequence<float> xf = Narrow(x), dyf = Narrow(dy);

            var (h, tape) = wide.Forward(x);
            var (hf, tapef) = narrow.Forward(xf);
            wide.Backward(tape, dy);
            narrow.Backward(tapef, dyf);

            Near(h.Values, hf.Values);
            for (int p = 0; p < wide.Parameters.Count; p++) Near(wide.Parameters[p].Gradients, narrow.Parameters[p].Gradients);
        }
    }

    private static Sequence<float> Narrow(Sequence<double> x)
    {
        var y = new Sequence<float>(x.Steps, x.Features, x.Batch, [.. Enumerable.Range(0, x.Batch).Select(x.LengthOf)]);
        for (int i = 0; i < x.Values.Length; i++) y.Values[i] = (float)x.Values[i];
        return y;
    }

    private static void Near(ReadOnlySpan<double> expected, ReadOnlySpan<float> actual)
    {
        double scale = Math.Sqrt(Draw.Dot(expected, expected)), sum = 0;
        for (int i = 0; i < expected.Length; i++) sum += Math.Pow(expected[i] - actual[i], 2);
        Assert.InRange(Math.Sqrt(sum) / scale, 0, 1e-5);
    }
}
