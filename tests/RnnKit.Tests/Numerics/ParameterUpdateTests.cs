using RnnKit.Numerics;
using RnnKit.Numerics.Maps;
using RnnKit.Numerics.Simd;

namespace RnnKit.Tests.Numerics;

public class ParameterUpdateTests
{
    [Fact]
    public void Adam_follows_its_equations_step_by_step()
    {
        const double Rate = 0.01, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8, Decay = 0.1;
        var random = new Random(14);
        double[] theta = Draws.Uniform<double>(random, 21), m = new double[21], v = new double[21];
        double[] expected = (double[])theta.Clone(), em = new double[21], ev = new double[21];
        for (int t = 1; t <= 20; t++)
        {
            double[] g = Draws.Uniform<double>(random, 21);
            ParameterUpdate.Adam<double>(theta, g, m, v, Rate, Beta1, Beta2, Epsilon, t, Decay);
            for (int i = 0; i < g.Length; i++)
            {
                expected[i] -= Rate * Decay * expected[i];
                em[i] = Beta1 * em[i] + (1 - Beta1) * g[i];
                ev[i] = Beta2 * ev[i] + (1 - Beta2) * g[i] * g[i];
                double mHat = em[i] / (1 - Math.Pow(Beta1, t)), vHat = ev[i] / (1 - Math.Pow(Beta2, t));
                expected[i] -= Rate * mHat / (Math.Sqrt(vHat) + Epsilon);
                Assert.Equal(expected[i], theta[i], 1e-14);
            }
        }
    }

    [Fact]
    public void Adam_gives_the_same_bits_on_every_path()
    {
        for (int length = 0; length <= 70; length++)
        {
            (float[] theta, float[] m, float[] v) Run(VectorWidth width)
            {
                var random = new Random(length);
                float[] theta = Draws.Uniform<float>(random, length), g = Draws.Uniform<float>(random, length);
                float[] m = Draws.Uniform<float>(random, length), v = Array.ConvertAll(Draws.Uniform<float>(random, length), MathF.Abs);
                AdamStep<float> step = ParameterUpdate.AdamConstants<float>(0.01, 0.9, 0.999, 1e-8, 3, 0.01);
                step.Apply(width, theta, g, m, v);
                return (theta, m, v);
            }
            (float[] theta, float[] m, float[] v) scalar = Run(VectorWidth.Scalar);
            foreach (VectorWidth width in Enum.GetValues<VectorWidth>())
            {
                (float[] theta, float[] m, float[] v) = Run(width);
                Draws.AssertSameBits<float>(scalar.theta, theta, $"theta of {length}, {width}");
                Draws.AssertSameBits<float>(scalar.m, m, $"m of {length}, {width}");
                Draws.AssertSameBits<float>(scalar.v, v, $"v of {length}, {width}");
            }
        }
    }

    [Fact]
    public void RMSProp_gives_the_same_bits_on_every_path()
    {
        for (int length = 0; length <= 70; length++)
        {
            (float[] theta, float[] v) Run(VectorWidth width)
            {
                var random = new Random(length);
                float[] theta = Draws.Uniform<float>(random, length), g = Draws.Uniform<float>(random, length);
                float[] v = Array.ConvertAll(Draws.Uniform<float>(random, length), MathF.Abs);
                Map.Apply(width, new MeanSquareMap<float>(0.99), v, g, v);
                Map.Apply(width, new RmsPropMap<float>(0.01f, 1e-8f), theta, g, v, theta);
                return (theta, v);
            }
            (float[] theta, float[] v) scalar = Run(VectorWidth.Scalar);
            foreach (VectorWidth width in Enum.GetValues<VectorWidth>())
            {
                (float[] theta, float[] v) = Run(width);
                Draws.AssertSameBits<float>(scalar.theta, theta, $"theta of {length}, {width}");
                Draws.AssertSameBits<float>(scalar.v, v, $"v of {length}, {width}");
            }
        }
    }

    [Fact]
    public void Momentum_keeps_a_velocity()
    {
        double[] theta = [1, 2], velocity = [0.5, -1];
        ParameterUpdate.Momentum<double>(theta, [2, 4], velocity, 0.1, 0.5);
        Assert.Equal([2.25, 3.5], velocity);
        Assert.Equal(0.775, theta[0], 1e-15);
        Assert.Equal(1.65, theta[1], 1e-15);
    }

    [Fact]
    public void Gradient_descent_goes_against_the_gradient()
    {
        double[] theta = [1, 2];
        ParameterUpdate.Sgd<double>(theta, [2, -4], 0.25);
        Assert.Equal([0.5, 3], theta);
    }
}
