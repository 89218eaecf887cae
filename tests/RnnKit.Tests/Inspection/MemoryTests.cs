using MathNet.Numerics.LinearAlgebra;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Inspection;
using RnnKit.Layers;
using RnnKit.Tests.Layers;
using RnnKit.Training;

namespace RnnKit.Tests.Inspection;

/// <summary>Jacobian products and connectivity: what reaches from one step to another.</summary>
public sealed class MemoryTests
{
    [Fact]
    public void Without_an_activation_the_product_is_a_power_of_U()
    {
        var cell = new RnnCell<double>(2, 4, seed: 1, Activation.Identity);
        Draw.Parameters(new Random(1), cell);

        JacobianProducts products = JacobianProducts.Of(cell, Draw.Sequence<double>(new Random(2), 7, 2, 1));

        Assert.Equal(8, products.Products.Count);
        for (int t = 0; t <= 7; t++)
        {
            Matrix<double> power = t == 7 ? Matrix<double>.Build.DenseIdentity(4) : cell.U.Value.Power(7 - t);
            Assert.InRange((products.Products[t] - power).InfinityNorm(), 0, 1e-12);
            Assert.Equal(power.L2Norm(), products.Norms[t], 10);
        }
    }

    [Theory]
    [MemberData(nameof(Unrolled.Cells), MemberType = typeof(Unrolled))]
    public void A_product_is_what_central_differences_of_the_last_state_give(string name)
    {
        ICell<double> cell = Unrolled.Cell<double>(name, 2, 3, seed: 4);
        var layer = new Recurrent<double>(cell);
        Matrix<double> series = Draw.Matrix<double>(new Random(5), 2, 5);
        Sequence<double> x = Sequence<double>.FromExamples([series]);
        var initial = new State<double>([.. cell.States.Select((_, part) => Draw.Matrix<double>(new Random(6 + part), 3, 1))]);

        for (int state = 0; state < cell.States.Count; state++)
        {
            Matrix<double> whole = JacobianProducts.Of(cell, x, state: state, initial: initial).Products[0];
            for (int i = 0; i < 3; i++)
            {
                double[] row = whole.Row(i).ToArray();
                GradientComparison row_i = GradientCheck.Compare("row", initial[state], row, () => layer.Forward(x, initial).Tape.Final[state][i], step: 1e-4);
                Assert.InRange(row_i.RelativeError, 0, 1e-7);
            }
        }
    }

    [Fact]
    public void An_orthogonal_U_bounds_the_product_of_a_tanh_network_by_one_and_squashing_shrinks_it()
    {
        var cell = new RnnCell<double>(3, 8, seed: 2);
        double[] norms = JacobianProducts.Of(cell, Draw.Sequence<double>(new Random(3), 30, 3, 1)).Norms;

        for (int t = 0; t < 30; t++) Assert.True(norms[t] <= norms[t + 1] + 1e-12);
        Assert.Equal(1, norms[30], 12);
    }

    [Fact]
    public void A_product_that_has_overflowed_has_infinite_singular_values()
    {
        var cell = new RnnCell<double>(1, 3, seed: 1, Activation.Identity);
        (cell.U.Value * 3).CopyTo(cell.U.Value); // orthogonal, three times as large
        JacobianProducts products = JacobianProducts.Of(cell, new Sequence<double>(800, 1, 1));

        Assert.Equal(801, products.Norms.Length);
        Assert.Equal([double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity], products.SingularValues[0]);
        for (int t = 0; t <= 800; t++)
            if (double.IsFinite(products.Norms[t])) Assert.Equal(1, products.Norms[t] / Math.Pow(3, 800 - t), 6);
            else Assert.True(800 - t > 600, $"infinite already at 3^{800 - t}");
        Assert.Equal(1, products.Norms[800], 12);
        Assert.Contains("largest singular value Infinity", products.ToString());
    }

    [Fact]
    public void Connectivity_of_a_model_whose_answers_are_not_numbers_is_refused()
    {
        var model = new SequenceModel<double>(new GruCell<double>(2, 3, seed: 1), 4, seed: 2, ReadOut.EveryStep);
        model.Head.Parameters[0].Values[0] = double.NaN;
        var batch = new Batch<double>(Tokens.FromExamples([[0, 1]]), Tokens.FromExamples([[1, 0]]));

        Assert.Contains("logit of 'model' at step 0 is not a number", Assert.Throws<ArgumentException>("model", () => Connectivity.Of(model, batch)).Message);
    }

    [Fact]
    public void Looking_leaves_the_gradients_as_they_were()
    {
        var model = new SequenceModel<double>(new LstmCell<double>(4, 3, seed: 1), 4, seed: 2, ReadOut.EveryStep);
        var batch = new Batch<double>(Tokens.FromExamples([[0, 1, 2], [3, 0]]), Tokens.FromExamples([[1, 2, 3], [0, 1]]));
        model.Learn(batch);
        double[][] before = [.. model.Parameters.Select(p => p.Gradients.ToArray())];

        Connectivity.Of(model, batch);
        JacobianProducts.Of(model.Recurrent.Cell, batch.InputTokens!.ToOneHot<double>(4));

        for (int p = 0; p < before.Length; p++) Assert.Equal(before[p], model.Parameters[p].Gradients.ToArray());
    }

    [Theory]
    [InlineData(ReadOut.EveryStep)]
    [InlineData(ReadOut.LastStep)]
    public void Connectivity_is_the_gradient_of_the_largest_logit_by_every_input(ReadOut readOut)
    {
        var model = new SequenceModel<double>(new GruCell<double>(3, 5, seed: 1), 4, seed: 2, readOut);
        Sequence<double> x = Draw.Sequence<double>(new Random(3), 6, 3, 2, [6, 4]);
        var batch = new Batch<double>(x, Draw.Sequence<double>(new Random(4), readOut == ReadOut.EveryStep ? 6 : 1, 4, 2));

        Matrix<double> connectivity = Connectivity.Of(model, batch, example: 1);

        int answers = readOut == ReadOut.EveryStep ? 4 : 1;
        Assert.Equal((answers, 4), (connectivity.RowCount, connectivity.ColumnCount));
        Sequence<double> alone = Sequence<double>.FromExamples([x.Example(1)]);
        for (int t = 0; t < answers; t++)
        {
            int largest = model.Predict(alone).ToMatrix(t).Column(0).MaximumIndex();
            double[] numeric = [.. GradientCheck.Compare("x", alone.Values, new double[12], () => model.Predict(alone)[t, largest, 0]).Numeric];
            for (int s = 0; s < 4; s++)
                Assert.Equal(Math.Sqrt(numeric[(3 * s)..(3 * s + 3)].Sum(v => v * v)), connectivity[t, s], 9);
        }
    }

    [Fact]
    public void An_answer_does_not_look_ahead_unless_the_layer_reads_both_ways()
    {
        var batch = new Batch<float>(Tokens.FromExamples([[0, 1, 2, 1, 0]]), Tokens.FromExamples([[1, 2, 1, 0, 0]]));
        var ahead = new SequenceModel<float>(new LstmCell<float>(3, 4, seed: 1), 3, seed: 2, ReadOut.EveryStep);
        var both = new SequenceModel<float>(
            new Bidirectional<float>(new LstmCell<float>(3, 4, seed: 1), new LstmCell<float>(3, 4, seed: 2)), new Dense<float>(8, 3, seed: 3), ReadOut.EveryStep);

        Matrix<double> oneWay = Connectivity.Of(ahead, batch), bothWays = Connectivity.Of(both, batch);

        for (int t = 0; t < 5; t++)
            for (int s = 0; s < 5; s++)
            {
                Assert.Equal(s <= t, oneWay[t, s] > 0);
                Assert.True(bothWays[t, s] > 0);
            }
    }
}
