using RnnKit.Numerics;

namespace RnnKit.Tests.Numerics;

public class SoftmaxTests
{
    [Fact]
    public void Columns_agree_with_the_definition()
    {
        var random = new Random(10);
        for (int rows = 1; rows <= 70; rows++)
        {
            int columns = random.Next(1, 6);
            float[] x = Draws.Uniform<float>(random, rows * columns, scale: 20), p = new float[x.Length], logSum = new float[columns];
            Softmax.Forward<float>(x, p, rows, columns);
            Softmax.LogSumExp<float>(x, logSum, rows, columns);
            for (int j = 0; j < columns; j++)
            {
                double sum = Enumerable.Range(0, rows).Sum(i => Math.Exp(x[i + j * rows]));
                for (int i = 0; i < rows; i++)
                {
                    double expected = Math.Exp(x[i + j * rows]) / sum;
                    // A difference of logits up to 40 is rounded to 2e-6, and e to that power carries it on.
                    Assert.Equal(expected, p[i + j * rows], 3e-6 * expected);
                }
                Assert.Equal(Math.Log(sum), logSum[j], 1e-6 * Math.Max(1, Math.Abs(Math.Log(sum))));
            }
        }
    }

    [Fact]
    public void Huge_logits_do_not_overflow()
    {
        double[] p = new double[3];
        Softmax.Forward<double>([1000, 1000, -1000], p, 3, 1);
        Assert.Equal([0.5, 0.5, 0], p);
    }

    [Fact]
    public void A_mask_has_probability_zero_and_a_column_of_masks_is_zero()
    {
        float mask = float.NegativeInfinity;
        float[] p = new float[6], logSum = new float[2];
        Softmax.Forward<float>([1, mask, 1, mask, mask, mask], p, 3, 2);
        Assert.Equal([0.5f, 0, 0.5f, 0, 0, 0], p);
        Softmax.LogSumExp<float>([1, mask, 1, mask, mask, mask], logSum, 3, 2);
        Assert.Equal(1 + MathF.Log(2), logSum[0], 1e-6f);
        Assert.Equal(mask, logSum[1]);
    }

    [Fact]
    public void The_logarithm_of_an_infinite_sum_is_infinite_unless_something_is_no_number()
    {
        double[] logSum = new double[3];
        Softmax.LogSumExp<double>([double.PositiveInfinity, 1, double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity, double.NaN], logSum, 2, 3);
        Assert.Equal([double.PositiveInfinity, double.PositiveInfinity, double.NaN], logSum);
    }

    [Fact]
    public void NaN_reaches_the_whole_column_and_no_other()
    {
        double[] p = new double[4];
        Softmax.Forward<double>([1, double.NaN, 0, 0], p, 2, 2);
        Assert.True(double.IsNaN(p[0]) && double.IsNaN(p[1]));
        Assert.Equal(0.5, p[2]);
    }

    [Fact]
    public void Backward_is_the_derivative()
    {
        const int Rows = 19, Columns = 3;
        const double H = 1e-5;
        var random = new Random(11);
        double[] x = Draws.Uniform<double>(random, Rows * Columns, 2), dp = Draws.Uniform<double>(random, Rows * Columns);
        double[] p = new double[x.Length], dx = new double[x.Length];
        Softmax.Forward<double>(x, p, Rows, Columns);
        Softmax.Backward<double>(p, dp, dx, Rows, Columns);
        double Objective()
        {
            double[] q = new double[x.Length];
            Softmax.Forward<double>(x, q, Rows, Columns);
            return q.Zip(dp, (a, b) => a * b).Sum();
        }
        AssertGradient(x, dx, Objective, H);
    }

    [Fact]
    public void Cross_entropy_and_its_gradient_agree_and_padding_counts_nothing()
    {
        const int Rows = 23, Columns = 4;
        var random = new Random(12);
        double[] x = Draws.Uniform<double>(random, Rows * Columns, 3), gradient = new double[x.Length], scratch = new double[x.Length];
        int[] targets = [5, -1, 22, 0];
        double loss = Softmax.CrossEntropy(x, targets, 0.25, gradient, Rows, Columns);

        double expected = 0;
        for (int j = 0; j < Columns; j++)
            if (targets[j] >= 0)
                expected += 0.25 * (Math.Log(Enumerable.Range(0, Rows).Sum(i => Math.Exp(x[i + j * Rows]))) - x[targets[j] + j * Rows]);
        Assert.Equal(expected, loss, 1e-13);
        Assert.All(gradient[Rows..(2 * Rows)], g => Assert.Equal(0, g));
        AssertGradient(x, gradient, () => Softmax.CrossEntropy(x, targets, 0.25, scratch, Rows, Columns), 1e-5);

        Assert.Equal(loss, Softmax.CrossEntropy(x, targets, 0.25, x, Rows, Columns));
        Draws.AssertSameBits<double>(gradient, x, "in place");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    public void The_gradient_has_the_bits_of_the_softmax_less_the_targets(double smoothing)
    {
        const int Rows = 45, Columns = 3;
        const float Weight = 0.3f;
        float[] x = Draws.Uniform<float>(new Random(13), Rows * Columns, 6), gradient = new float[x.Length], p = new float[x.Length];
        x[4] = float.NegativeInfinity;
        int[] targets = [4, 44, 16];
        Softmax.CrossEntropy(x, targets, Weight, gradient, Rows, Columns, smoothing);

        Softmax.Forward<float>(x, p, Rows, Columns);
        for (int i = 0; i < p.Length; i++)
        {
            float target = targets[i / Rows] == i % Rows ? (float)(1 - smoothing) : 0;
            p[i] = Weight * (p[i] - target - (float)(smoothing / Rows));
        }
        Draws.AssertSameBits<float>(p, gradient, "gradient");

        Softmax.CrossEntropy(x, targets, Weight, x, Rows, Columns, smoothing);
        Draws.AssertSameBits<float>(p, x, "in place");
    }

    [Fact]
    public void A_masked_target_costs_infinitely_much()
    {
        double[] x = [double.NegativeInfinity, 1];
        Assert.Equal(double.PositiveInfinity, Softmax.CrossEntropy(x, [0], 1.0, new double[2], 2, 1));
    }

    private static void AssertGradient(double[] x, double[] gradient, Func<double> objective, double h)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double old = x[i];
            x[i] = old + h;
            double above = objective();
            x[i] = old - h;
            double below = objective();
            x[i] = old;
            Assert.Equal((above - below) / (2 * h), gradient[i], 1e-9);
        }
    }
}
