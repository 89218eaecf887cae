using RnnKit.Foundations;
using RnnKit.Numerics;
using RnnKit.Tasks;
using RnnKit.Training;

namespace RnnKit.Tests.Numerics;

/// <summary>A norm is right wherever it is itself a number, however far its squares are out of range.</summary>
public sealed class NormTests
{
    [Theory]
    [InlineData(1e160)]
    [InlineData(1e-200)]
    [InlineData(1e-320)]
    [InlineData(1e307)]
    [InlineData(1.0)]
    public void A_norm_grows_with_its_numbers_at_any_size(double size)
    {
        double[] two = [size, -size], many = [.. Enumerable.Repeat(size, 100)];

        Near(Math.Sqrt(2), Reduction.Norm<double>(two) / size, size);
        Near(10, Reduction.Norm<double>(many) / size, size);
    }

    [Fact]
    public void A_power_of_two_changes_no_digit()
    {
        double[] x = Draws.Uniform<double>(new Random(1), 40);
        double norm = Reduction.Norm<double>(x);

        Assert.Equal(Math.Sqrt(Reduction.SumOfSquares<double>(x)), norm);
        foreach (int power in new[] { -900, -600, 600, 1000 })
            Assert.Equal(1, Reduction.Norm<double>([.. x.Select(v => Math.ScaleB(v, power))]) / Math.ScaleB(norm, power), 1e-15);
    }

    [Fact]
    public void What_is_not_a_number_stays_so()
    {
        Assert.Equal(double.NaN, Reduction.Norm<double>([1e200, double.NaN]));
        Assert.Equal(double.PositiveInfinity, Reduction.Norm<double>([1, double.NegativeInfinity]));
        Assert.Equal(0, Reduction.Norm<double>([0, -0.0]));
        Assert.Equal(0, Reduction.Norm<double>([]));
        Assert.Equal(5e38, Reduction.Norm<float>([3e38f, 3e38f, 2.6457513e38f]), 1e33); // beyond float, within double
    }

    [Theory]
    [InlineData(1e160, 1.4142135623730951e160)]
    [InlineData(1e-200, 1.4142135623730951e-200)]
    public void The_norm_of_all_gradients_is_right_where_their_squares_are_not(double each, double norm)
    {
        Parameter<double>[] parameters = [With(each), With(each)];

        Assert.Equal(norm, Clipping.Norm(parameters), norm * 1e-15);
        Assert.Equal(norm, Clipping.ByValue(parameters, double.MaxValue), norm * 1e-15);
        Assert.Equal(norm, Clipping.ByNorm(parameters, norm / 4), norm * 1e-15);
        Assert.Equal(norm / 4, Clipping.Norm(parameters), norm * 1e-15);
    }

    [Theory]
    [InlineData(1e200, 1e-150)] // their quotient is 0 in double
    [InlineData(1e150, 1e-160)] // here it has lost digits
    public void A_threshold_far_below_the_norm_is_met(double each, double threshold)
    {
        Parameter<double>[] parameters = [With(each, -each), With(each / 2)];

        Clipping.ByNorm(parameters, threshold);

        Assert.Equal(1, Clipping.Norm(parameters) / threshold, 1e-14);
        Assert.Equal(-1, parameters[0].Gradients[1] / parameters[0].Gradients[0]);
    }

    [Fact]
    public void Gradients_whose_norm_is_beyond_double_are_clipped_all_the_same()
    {
        Parameter<double>[] parameters = [With(double.MaxValue, 1), With(-double.MaxValue)];

        Assert.Equal(double.PositiveInfinity, Clipping.ByNorm(parameters, 1));
        Assert.Equal(Math.Sqrt(0.5), parameters[0].Gradients[0], 1e-14);
        Assert.Equal(1, Clipping.Norm(parameters), 1e-14);
    }

    [Fact]
    public void It_is_met_in_float_too()
    {
        var p = new Parameter<float>("w", 2, 1);
        (p.Gradients[0], p.Gradients[1]) = (3e38f, 3e38f);

        Clipping.ByNorm([p], 1e-5);

        Assert.Equal(1, Clipping.Norm<float>([p]) / 1e-5, 1e-6);
    }

    [Theory]
    [InlineData(1e-200)]
    [InlineData(1e200)]
    public void Signal_and_noise_scale_with_the_gradients(double size)
    {
        GradientNoise one = GradientNoise.Of(new Given([[1, 4], [3, 4], [5, 1]], 1), [0, 1, 2]), other = GradientNoise.Of(new Given([[1, 4], [3, 4], [5, 1]], size), [0, 1, 2]);

        Assert.Equal(one.Norm, other.Norm / size, 1e-12);
        Assert.Equal(Math.Sqrt(7), other.Noise / size, 1e-12);
        Assert.Equal(7.0 / 18, other.Scale, 1e-12);
    }

    [Theory]
    [InlineData(1e-200)]
    [InlineData(1e200)]
    [InlineData(5e307)]
    public void A_series_of_any_size_is_brought_to_deviation_1(double size)
    {
        double[] series = [.. Enumerable.Range(0, 20).Select(t => size * (t % 3))];

        var windows = new Windows<double>(series, 4, 0.75);

        Assert.Equal(1, windows.Mean / size, 1e-12);
        Assert.Equal(Math.Sqrt(2.0 / 3), windows.Deviation / size, 1e-12);
        Assert.Equal(Math.Sqrt(1.5), windows.Normalize(2 * size), 1e-12);
    }

    private static void Near(double expected, double actual, double size) => Assert.Equal(expected, actual, size < 1e-307 ? 1e-3 : 1e-13);

    private static Parameter<double> With(params double[] gradient)
    {
        var p = new Parameter<double>("w", gradient.Length, 1);
        gradient.CopyTo(p.Gradients);
        return p;
    }

    /// <summary>A model whose gradients are given, batch by batch.</summary>
    private sealed class Given(double[][] gradients, double size) : ILearner<double, int>
    {
        public IReadOnlyList<Parameter<double>> Parameters { get; } = [new Parameter<double>("w", 2, 1)];

        public double Learn(int batch)
        {
            for (int i = 0; i < 2; i++) Parameters[0].Gradients[i] = gradients[batch][i] * size;
            return 0;
        }
    }
}
