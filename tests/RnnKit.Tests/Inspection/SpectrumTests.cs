using MathNet.Numerics.LinearAlgebra;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Inspection;
using RnnKit.Layers;
using RnnKit.Training;

namespace RnnKit.Tests.Inspection;

/// <summary>Blame that has all but vanished, or exploded, is measured as exactly as any other.</summary>
public sealed class SpectrumTests
{
    private static readonly MatrixBuilder<double> Build = Matrix<double>.Build;

    [Fact]
    public void The_singular_values_of_a_tiny_matrix_are_tiny_and_right()
    {
        double[] values = Spectrum.SingularValues(Build.DenseOfRowArrays([1e-20, 2e-20], [3e-20, 4e-20]));

        Assert.Equal(5.464985704219043, values[0] / 1e-20, 1e-12);
        Assert.Equal(0.365966190626258, values[1] / 1e-20, 1e-12);
    }

    [Theory]
    [InlineData(1e-310)]
    [InlineData(1e-200)]
    [InlineData(1e-17)]
    [InlineData(1e160)]
    [InlineData(1e307)]
    public void Singular_values_and_spectral_radius_are_homogeneous(double size)
    {
        Matrix<double> one = Build.DenseOfRowArrays([1, 2, 0], [3, 4, 5], [0, -1, 2]);
        double[] expected = Spectrum.SingularValues(one), scaled = Spectrum.SingularValues(one * size);
        double tolerance = size < 1e-307 ? 1e-12 : 1e-13;

        for (int i = 0; i < 3; i++) Assert.Equal(expected[i], scaled[i] / size, tolerance);
        Assert.Equal(Spectrum.Radius(one), Spectrum.Radius(one * size) / size, tolerance);
        Assert.Equal(Math.Sqrt(6), Spectrum.Radius(Build.DenseOfRowArrays([0, -2], [3, 0]) * size) / size, tolerance);
    }

    [Fact]
    public void What_is_not_finite_has_infinite_ones_and_zero_has_zeros()
    {
        Assert.Equal([double.PositiveInfinity, double.PositiveInfinity], Spectrum.SingularValues(Build.DenseOfRowArrays([1, double.NaN, 2], [0, 0, 0])));
        Assert.Equal(double.PositiveInfinity, Spectrum.Radius(Build.DenseOfRowArrays([double.NegativeInfinity])));
        Assert.Equal([0, 0], Spectrum.SingularValues(Build.Dense(2, 3)));
        Assert.Equal(0, Spectrum.Radius(Build.Dense(2, 2)));
        Assert.Contains("'matrix' has a count of columns of 3; expected 2", Assert.Throws<ArgumentException>(() => Spectrum.Radius(Build.Dense(2, 3))).Message);
    }

    /// <summary>h_t = U h_{t-1} with U = u · I: ∂h_T/∂h_t is u^(T - t) on the diagonal, exactly.</summary>
    [Theory]
    [InlineData(0.02, 180)]
    [InlineData(1e-3, 100)]
    [InlineData(1e3, 100)]
    public void The_norms_of_a_linear_cell_are_powers_down_to_the_smallest_number(double u, int steps)
    {
        var cell = new RnnCell<double>(1, 2, seed: 1, Activation.Identity);
        Initialization.Identity(cell.U, u);
        Sequence<double> x = Draw.Sequence<double>(new Random(1), steps, 1, 1);

        JacobianProducts products = JacobianProducts.Of(cell, x);

        for (int lag = 0; lag <= steps; lag++) Assert.Equal(1, products.Norms[steps - lag] / Math.Pow(u, lag), 1e-10);

        var layer = new Recurrent<double>(cell);
        (_, RecurrentTape<double> tape) = layer.Forward(x);
        layer.Backward(tape, null, new State<double>(Build.DenseOfColumnArrays([[3.0, 4]])));
        double[] flow = GradientFlow.Norms(tape);
        for (int t = 1; t <= steps; t++) Assert.Equal(1, flow[t - 1] / (5 * Math.Pow(u, steps - t)), 1e-10);
    }

    [Theory]
    [InlineData(1e-200)]
    [InlineData(1e200)]
    public void What_an_answer_looks_back_at_is_measured_at_any_size(double size)
    {
        var batch = new Batch<double>(Draw.Sequence<double>(new Random(1), 4, 3, 1), Tokens.FromExamples([[1]]));
        SequenceModel<double> model = new(new RnnCell<double>(3, 4, seed: 1), 2, seed: 2);
        Matrix<double> before = Connectivity.Of(model, batch);
        model.Head.W.Value.Multiply(size, model.Head.W.Value);

        Assert.Equal(1, Connectivity.Of(model, batch)[0, 3] / size / before[0, 3], 1e-10);
    }

    [Theory]
    [InlineData(1e-200)]
    [InlineData(1e200)]
    public void Gradients_of_any_size_are_compared_by_their_own_size(double size)
    {
        Assert.Equal(1, new GradientComparison("w", [size, 0], [-size, 0]).RelativeError, 1e-15);
        Assert.Equal(1.0 / 3, new GradientComparison("w", [2 * size], [size]).RelativeError, 1e-15);
        Assert.Equal(0, new GradientComparison("w", [size], [size]).RelativeError);
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e6)]
    [InlineData(1e20)]
    public void A_parameter_of_any_size_is_moved_by_a_step_that_it_notices(double w)
    {
        double[] values = [w];

        GradientComparison found = GradientCheck.Compare("w", values, [3 / w], () => 3 * Math.Log(Math.Abs(values[0])), step: Math.Min(GradientCheck.Step, w / 1000));

        Assert.True(found.RelativeError < 1e-6, found.ToString());
        Assert.Equal(w, values[0]);
    }
}
