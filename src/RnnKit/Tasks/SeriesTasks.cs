using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using RnnKit.Foundations;

namespace RnnKit.Tasks;

/// <summary>Small tasks on numbers. The same seed gives the same numbers.</summary>
public static class SeriesTasks
{
    /// <summary>A sine wave with noise close to normal.</summary>
    /// <param name="length">How many numbers.</param>
    /// <param name="period">Steps of one wave, above 0.</param>
    /// <param name="noise">Standard deviation of the noise, 0 for none.</param>
    /// <param name="seed">Where the noise is drawn from.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static double[] Sine(int length, double period, double noise = 0, int seed = 0)
    {
        Guard.Positive(period);
        Guard.Between(noise, 0, double.MaxValue);
        var random = new Random(seed);
        var series = new double[Guard.Positive(length)];
        for (int t = 0; t < length; t++) series[t] = Math.Sin(2 * Math.PI * t / period) + noise * Initialization.Normal(random);
        return series;
    }

    /// <summary>
    /// The sum of all numbers so far, at every step. Each is uniform in [-0.5, 0.5). A memory that leaks shows as an error that grows.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public static Dataset<T> RunningSum<T>(int count, int length, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Guard.Positive(count);
        Guard.Positive(length);
        var random = new Random(seed);
        var examples = new Example<T>[count];
        for (int i = 0; i < count; i++)
        {
            Matrix<T> x = Matrix<T>.Build.Dense(1, length), sums = Matrix<T>.Build.Dense(1, length);
            double sum = 0;
            for (int t = 0; t < length; t++)
            {
                double value = random.NextDouble() - 0.5;
                sum += value;
                (x[0, t], sums[0, t]) = (T.CreateTruncating(value), T.CreateTruncating(sum));
            }
            examples[i] = new Example<T>(x, sums);
        }
        return new Dataset<T>("running sum", examples, 1, 1);
    }
}
