using RnnKit.Foundations;
using RnnKit.Training;

namespace RnnKit.Tests.Training;

public sealed class GradientNoiseTests
{
    [Fact]
    public void Signal_is_the_mean_gradient_and_noise_the_spread_between_batches()
    {
        double[][] w = [[1, 4], [3, 4], [5, 1]], b = [[2], [2], [2]];

        GradientNoise noise = GradientNoise.Of(new Given(w, b), [0, 1, 2]);

        Assert.Equal(Math.Sqrt(9 + 9), noise.Parameters[0].Norm, 1e-12);      // mean (3, 3)
        Assert.Equal(Math.Sqrt(4 + 3), noise.Parameters[0].Noise, 1e-12);     // variances 4 and 3
        Assert.Equal(2, noise.Parameters[1].Norm, 1e-12);
        Assert.Equal(0, noise.Parameters[1].Noise, 1e-12);
        Assert.Equal(Math.Sqrt(18 + 4), noise.Norm, 1e-12);
        Assert.Equal(7.0 / 22, noise.Scale, 1e-12);
        Assert.Equal("w", noise.Largest.Name);
        Assert.Contains("largest w", noise.ToString());
    }

    [Fact]
    public void One_batch_is_refused()
    {
        Assert.Contains("'batches' has 1", Assert.Throws<ArgumentException>(() => GradientNoise.Of(new Given([[1, 1]], [[1]]), [0])).Message);
    }

    /// <summary>A model whose gradients are given, batch by batch.</summary>
    private sealed class Given(double[][] w, double[][] b) : ILearner<double, int>
    {
        public IReadOnlyList<Parameter<double>> Parameters { get; } = [new Parameter<double>("w", 2, 1), new Parameter<double>("b", 1, 1)];

        public double Learn(int batch)
        {
            w[batch].CopyTo(Parameters[0].Gradients);
            b[batch].CopyTo(Parameters[1].Gradients);
            return 0;
        }
    }
}
