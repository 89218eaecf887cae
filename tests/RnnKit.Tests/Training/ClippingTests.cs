using RnnKit.Foundations;
using RnnKit.Training;

namespace RnnKit.Tests.Training;

public sealed class ClippingTests
{
    [Fact]
    public void By_norm_it_shortens_all_gradients_together_and_returns_the_norm_before()
    {
        Parameter<double>[] parameters = [With(3), With(0, 4)];

        Assert.Equal(5, Clipping.ByNorm(parameters, 1));

        Assert.Equal(0.6, parameters[0].Gradients[0], 15);
        Assert.Equal(0, parameters[1].Gradients[0]);
        Assert.Equal(0.8, parameters[1].Gradients[1], 15);
        Assert.Equal(1, Clipping.Norm(parameters), 15);
    }

    [Fact]
    public void A_norm_within_the_threshold_stays_to_the_bit()
    {
        Parameter<float>[] parameters = [new Parameter<float>("w", 1, 1)];
        parameters[0].Gradients[0] = 0.1f;

        Assert.Equal(0.1f, Clipping.ByNorm(parameters, 0.2), 6);
        Assert.Equal(0.1f, parameters[0].Gradients[0]);
    }

    [Fact]
    public void By_value_it_limits_every_number_and_returns_the_norm_before()
    {
        Parameter<double>[] parameters = [With(3, -0.5), With(-4)];

        Assert.Equal(Math.Sqrt(25.25), Clipping.ByValue(parameters, 1), 14);

        Assert.Equal([1, -0.5], parameters[0].Gradients.ToArray());
        Assert.Equal([-1.0], parameters[1].Gradients.ToArray());
    }

    [Fact]
    public void A_gradient_that_is_not_finite_is_reported_and_left_as_it_is()
    {
        Parameter<double>[] parameters = [With(double.NaN, 2)];

        Assert.Equal(double.NaN, Clipping.ByNorm(parameters, 1));
        Assert.Equal(2, parameters[0].Gradients[1]);
    }

    private static Parameter<double> With(params double[] gradient)
    {
        var p = new Parameter<double>("w", gradient.Length, 1);
        gradient.CopyTo(p.Gradients);
        return p;
    }
}
