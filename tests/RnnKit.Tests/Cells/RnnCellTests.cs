using MathNet.Numerics.LinearAlgebra;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Inspection;

namespace RnnKit.Tests.Cells;

public sealed class RnnCellTests
{
    [Fact]
    public void A_step_is_tanh_of_W_x_plus_U_h_plus_b()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var (cell, x, h) = Any(random, Activation.Tanh);
            Matrix<double> bias = Matrix<double>.Build.Dense(cell.HiddenSize, x.ColumnCount, (i, _) => cell.b.Value[i, 0]);

            Matrix<double> expected = (cell.W.Value * x + cell.U.Value * h + bias).PointwiseTanh();

            Assert.True((cell.Step(x, h) - expected).InfinityNorm() < 1e-14);
        }
    }

    [Fact]
    public void A_step_by_hand_agrees()
    {
        var cell = new RnnCell<double>(1, 1, seed: 0);
        (cell.W.Value[0, 0], cell.U.Value[0, 0], cell.b.Value[0, 0]) = (0.5, -2, 0.25);
        Matrix<double> x = Matrix<double>.Build.Dense(1, 1, 3.0), h = Matrix<double>.Build.Dense(1, 1, 0.75);

        Assert.Equal(Math.Tanh(0.5 * 3 - 2 * 0.75 + 0.25), cell.Step(x, h)[0, 0], 15);
    }

    [Theory]
    [InlineData("tanh")]
    [InlineData("relu")]
    public void A_step_back_gives_the_gradients_of_central_differences(string activation)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var (cell, x, h) = Any(random, activation == "tanh" ? Activation.Tanh : Activation.Relu);
            Matrix<double> weight = Draw.Matrix<double>(random, cell.HiddenSize, x.ColumnCount);
            double Loss() => cell.Step(x, h).PointwiseMultiply(weight).RowSums().Sum();

            Matrix<double> dx = x, dh = h;
            GradientReport report = GradientCheck.Of(cell, () => (dx, dh) = cell.StepBackward(x, h, cell.Step(x, h), weight), Loss);

            Assert.True(report.Agrees(1e-7), report.ToString());
            Assert.InRange(GradientCheck.Compare("x", x.AsColumnMajorArray(), dx.AsColumnMajorArray(), Loss).RelativeError, 0, 1e-7);
            Assert.InRange(GradientCheck.Compare("h", h.AsColumnMajorArray(), dh.AsColumnMajorArray(), Loss).RelativeError, 0, 1e-7);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_cell_and_another_seed_another()
    {
        RnnCell<float> a = new(3, 5, seed: 1), b = new(3, 5, seed: 1), c = new(3, 5, seed: 2);

        Assert.Equal(a.W.Value, b.W.Value);
        Assert.Equal(a.U.Value, b.U.Value);
        Assert.NotEqual(a.W.Value, c.W.Value);
    }

    [Fact]
    public void A_cell_with_an_identity_start_remembers_and_loses_no_gradient()
    {
        RnnCell<double> cell = RnnCell<double>.IdentityStart(2, 4, seed: 1), forgetting = RnnCell<double>.IdentityStart(2, 4, seed: 1, scale: 0.5);
        Matrix<double> none = Matrix<double>.Build.Dense(2, 3), h = Draw.Matrix<double>(new Random(1), 4, 3).PointwiseAbs();

        Assert.Same(Activation.Relu, cell.Activation);
        Assert.Equal(h, cell.Step(none, h));
        Assert.Equal(h, cell.StepBackward(none, h, h, h).dhPrevious);
        Assert.Equal(0.5 * h, forgetting.Step(none, h));
        Assert.InRange(cell.W.Value.FrobeniusNorm(), 1e-4, 1e-2);
    }

    [Fact]
    public void A_wrong_shape_is_named_with_what_came_and_what_was_expected()
    {
        var cell = new RnnCell<double>(3, 4, seed: 1);

        var x = Assert.Throws<ArgumentException>(() => cell.Step(Matrix<double>.Build.Dense(2, 1), Matrix<double>.Build.Dense(4, 1)));
        var h = Assert.Throws<ArgumentException>(() => cell.Step(Matrix<double>.Build.Dense(3, 2), Matrix<double>.Build.Dense(4, 1)));
        var size = Assert.Throws<ArgumentOutOfRangeException>(() => new RnnCell<double>(3, 0, seed: 1));

        Assert.Contains("'x' is 2 × 1; expected 3 × batch", x.Message);
        Assert.Contains("'h' is 4 × 1; expected 4 × 2", h.Message);
        Assert.Contains("'hiddenSize' is 0", size.Message);
    }

    private static (RnnCell<double> Cell, Matrix<double> X, Matrix<double> H) Any(Random random, Activation activation)
    {
        int input = 1 + random.Next(8), hidden = 1 + random.Next(8), batch = 1 + random.Next(5);
        var cell = new RnnCell<double>(input, hidden, random.Next(), activation);
        Draw.Parameters(random, cell);
        return (cell, Draw.Matrix<double>(random, input, batch), Draw.Matrix<double>(random, hidden, batch));
    }
}
