using RnnKit.Foundations;
using RnnKit.Training;

namespace RnnKit.Tests.Training;

/// <summary>The references are the equations, written out once more in double, one number at a time.</summary>
public sealed class OptimizerTests
{
    private static readonly double[] Gradients = [0.3, -1.2, 0.05, 2.0, -0.4, 0.0, 1e-3, -7.5];

    [Fact]
    public void Gradient_descent_subtracts_the_rate_times_the_gradient()
    {
        Assert.Equal(1 - 0.1 * Gradients.Sum(), Run(new Sgd<double>(0.1)), 14);
    }

    [Fact]
    public void Momentum_keeps_a_share_of_the_last_step()
    {
        double theta = 1, v = 0;
        foreach (double g in Gradients)
        {
            v = 0.9 * v + g;
            theta -= 0.05 * v;
        }

        Assert.Equal(theta, Run(new Sgd<double>(0.05, momentum: 0.9)), 14);
    }

    [Fact]
    public void Adam_is_the_algorithm_of_the_paper()
    {
        double theta = 1, m = 0, v = 0;
        for (int t = 1; t <= Gradients.Length; t++)
        {
            double g = Gradients[t - 1];
            m = 0.9 * m + (1 - 0.9) * g;
            v = 0.999 * v + (1 - 0.999) * g * g;
            double corrected = m / (1 - Math.Pow(0.9, t)), scale = Math.Sqrt(v / (1 - Math.Pow(0.999, t))) + 1e-8;
            theta -= 0.01 * corrected / scale;
        }

        Assert.Equal(theta, Run(new Adam<double>(0.01)), 13);
    }

    [Fact]
    public void Weight_decay_shrinks_the_parameter_apart_from_the_gradient()
    {
        double theta = 1, m = 0, v = 0;
        for (int t = 1; t <= Gradients.Length; t++)
        {
            double g = Gradients[t - 1];
            theta *= 1 - 0.01 * 0.1;
            m = 0.9 * m + (1 - 0.9) * g;
            v = 0.999 * v + (1 - 0.999) * g * g;
            theta -= 0.01 * (m / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v / (1 - Math.Pow(0.999, t))) + 1e-8);
        }

        Assert.Equal(theta, Run(new AdamW<double>(0.01, weightDecay: 0.1)), 13);
        Assert.Equal(Run(new Adam<double>(0.01)), Run(new AdamW<double>(0.01, weightDecay: 0)));
    }

    [Fact]
    public void RMSProp_divides_by_the_root_of_the_running_mean_square()
    {
        double theta = 1, v = 0;
        foreach (double g in Gradients)
        {
            v = 0.95 * v + (1 - 0.95) * g * g;
            theta -= 0.01 * g / (Math.Sqrt(v) + 1e-6);
        }

        Assert.Equal(theta, Run(new RmsProp<double>(0.01, alpha: 0.95, epsilon: 1e-6)), 13);
    }

    [Fact]
    public void The_first_step_of_Adam_is_the_learning_rate_whatever_the_gradient()
    {
        foreach (double g in new[] { 1e-3, 5, -200.0 })
        {
            var p = new Parameter<double>("w", 1, 1);
            p.Gradients[0] = g;
            new Adam<double>(0.01).Step([p]);
            Assert.Equal(-0.01 * Math.Sign(g), p.Values[0], 6);
        }
    }

    [Fact]
    public void Constants_out_of_range_are_refused_by_name()
    {
        Assert.Contains("'LearningRate' is 0", Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd<float>(0)).Message);
        Assert.Contains("'LearningRate' is NaN", Assert.Throws<ArgumentOutOfRangeException>(() => new Adam<float>(double.NaN)).Message);
        Assert.Contains("'momentum' is 2", Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd<float>(0.1, 2)).Message);
        Assert.Contains("'alpha' is 2", Assert.Throws<ArgumentOutOfRangeException>(() => new RmsProp<float>(0.1, alpha: 2)).Message);
        Assert.Contains("'weightDecay' is -1", Assert.Throws<ArgumentOutOfRangeException>(() => new AdamW<float>(0.1, weightDecay: -1)).Message);
        Assert.Contains("'beta1' is 1; expected 0 or more and below 1", Assert.Throws<ArgumentOutOfRangeException>("beta1", () => new Adam<float>(0.1, beta1: 1)).Message);
        Assert.Contains("'beta2' is 1; expected 0 or more and below 1", Assert.Throws<ArgumentOutOfRangeException>("beta2", () => new AdamW<float>(0.1, beta2: 1)).Message);
        Assert.Contains("'beta2' is NaN", Assert.Throws<ArgumentOutOfRangeException>(() => new Adam<float>(0.1, beta2: double.NaN)).Message);
        Assert.Contains("'beta1' is -1", Assert.Throws<ArgumentOutOfRangeException>(() => new Adam<float>(0.1, beta1: -1)).Message);
    }

    private static double Run(IOptimizer<double> optimizer)
    {
        var p = new Parameter<double>("w", 1, 1);
        p.Values[0] = 1;
        foreach (double g in Gradients)
        {
            p.Gradients[0] = g;
            optimizer.Step([p]);
        }
        return p.Values[0];
    }
}
