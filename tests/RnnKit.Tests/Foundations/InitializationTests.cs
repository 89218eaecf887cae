using MathNet.Numerics.LinearAlgebra;
using RnnKit.Foundations;

namespace RnnKit.Tests.Foundations;

public sealed class InitializationTests
{
    [Fact]
    public void Orthogonal_rows_or_columns_whichever_are_fewer_have_the_gain_as_length()
    {
        foreach ((int rows, int columns) in new[] { (5, 5), (7, 3), (3, 7), (1, 4), (64, 64) })
        {
            var p = new Parameter<double>("U", rows, columns);
            Initialization.Orthogonal(p, new Random(1), gain: 1.5);

            Matrix<double> gram = rows >= columns ? p.Value.TransposeThisAndMultiply(p.Value) : p.Value.TransposeAndMultiply(p.Value);

            Assert.True((gram - 2.25 * Matrix<double>.Build.DenseIdentity(Math.Min(rows, columns))).InfinityNorm() < 1e-12);
        }
    }

    [Fact]
    public void Glorot_has_the_variance_of_the_paper()
    {
        var p = new Parameter<double>("W", 300, 200);
        Initialization.Glorot(p, new Random(1));

        Assert.InRange(p.Values.ToArray().Average(w => w * w), 0.98 * 2 / 500, 1.02 * 2 / 500);
        Assert.All(p.Values.ToArray(), w => Assert.True(Math.Abs(w) <= Math.Sqrt(6.0 / 500)));
    }

    [Fact]
    public void Normal_numbers_have_mean_0_and_variance_1()
    {
        var random = new Random(1);
        double[] numbers = [.. Enumerable.Range(0, 20_000).Select(_ => Initialization.Normal(random))];

        Assert.InRange(numbers.Average(), -0.03, 0.03);
        Assert.InRange(numbers.Average(n => n * n), 0.97, 1.03);
    }

    [Fact]
    public void A_parameter_shows_one_memory_as_matrix_and_as_span()
    {
        var p = new Parameter<float>("W", 2, 3);
        p.Value[1, 2] = 4;
        p.Gradients[0] = 2;

        Assert.Equal(4, p.Values[5]);
        Assert.Equal(2, p.Gradient[0, 0]);
        Assert.Equal("W 2 × 3", p.ToString());
    }

    [Fact]
    public void Activations_and_their_slopes_are_those_of_the_textbook()
    {
        foreach (double x in new[] { -30, -3.3, -0.5, 0.25, 1, 17.0 })
        {
            double tanh = Math.Tanh(x), sigmoid = 1 / (1 + Math.Exp(-x));
            Assert.Equal(tanh, Activation.Tanh.Value(x), 14);
            Assert.Equal(1 - tanh * tanh, Activation.Tanh.Derivative(x), 14);
            Assert.Equal(sigmoid, Activation.Sigmoid.Value(x), 14);
            Assert.Equal(sigmoid * (1 - sigmoid), Activation.Sigmoid.Derivative(x), 14);
            Assert.Equal(Math.Max(0, x), Activation.Relu.Value(x));
            Assert.Equal(x > 0 ? 1 : 0, Activation.Relu.Derivative(x));
            Assert.Equal((x, 1), (Activation.Identity.Value(x), Activation.Identity.Derivative(x)));
        }
        Matrix<double> m = Draw.Matrix<double>(new Random(1), 3, 4);
        Assert.Equal(m.Map(Activation.Tanh.Derivative), Activation.Tanh.Derivative(m));
    }
}
