using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using RnnKit.Foundations;
using RnnKit.Numerics;

namespace RnnKit.Tasks;

/// <summary>
/// A series cut into overlapping windows, to predict the number after each. The first part of the series is for training;
/// mean and deviation come from that part alone, and no test target was part of a training window.
/// </summary>
public sealed class Windows<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Cuts a series.</summary>
    /// <param name="series">The numbers in order of time.</param>
    /// <param name="window">Steps of each input, at least 1.</param>
    /// <param name="trainShare">The share of the series for training, in (0, 1).</param>
    /// <param name="everyStep">False to predict the number after the window (many-to-one); true to predict the next number at every step (many-to-many).</param>
    /// <exception cref="ArgumentException">A part of the series is too short for one window, holds a number that is not finite, or is constant.</exception>
    public Windows(IReadOnlyList<double> series, int window, double trainShare, bool everyStep = false)
    {
        ArgumentNullException.ThrowIfNull(series);
        Guard.Positive(window);
        TrainLength = (int)Math.Round(Guard.Between(trainShare, 0, 1) * series.Count);
        Guard.That(TrainLength > window, nameof(series), $"'series' has {TrainLength} numbers for training; expected more than the window of {window}.");
        Guard.That(series.Count > TrainLength, nameof(trainShare), $"'trainShare' is {trainShare}, which leaves none of the {series.Count} numbers for testing.");
        for (int t = 0; t < series.Count; t++)
            Guard.That(double.IsFinite(series[t]), nameof(series), $"'series' holds {series[t]} at {t}; expected finite numbers.");
        Mean = MeanOf(series.Take(TrainLength));
        Deviation = RootMeanSquareOf([.. series.Take(TrainLength).Select(v => v - Mean)]);
        Guard.That(Deviation > 0 && series.Take(TrainLength).Any(v => v != series[0]), nameof(series), "'series' is constant in its training part; expected numbers that vary.");
        Size = window;
        T[] scaled = [.. series.Select(Normalize)];
        Train = Cut("train", scaled, window, TrainLength, everyStep);
        Test = Cut("test", scaled, TrainLength, series.Count, everyStep);
    }

    /// <summary>Steps of each input.</summary>
    public int Size { get; }

    /// <summary>How many numbers of the series are for training; the first test target is the number at this index.</summary>
    public int TrainLength { get; }

    /// <summary>Mean of the training part.</summary>
    public double Mean { get; }

    /// <summary>Standard deviation of the training part.</summary>
    public double Deviation { get; }

    /// <summary>Windows whose target lies in the training part.</summary>
    public Dataset<T> Train { get; }

    /// <summary>Windows whose target lies in the test part; their inputs may reach back before it.</summary>
    public Dataset<T> Test { get; }

    /// <summary>(value - mean) / deviation: what the model sees.</summary>
    public T Normalize(double value) => T.CreateTruncating((value - Mean) / Deviation);

    /// <summary>value · deviation + mean: back to the units of the series.</summary>
    public double Denormalize(T value) => double.CreateTruncating(value) * Deviation + Mean;

    /// <summary>Sizes and units.</summary>
    public override string ToString() => FormattableString.Invariant($"windows of {Size}: {Train.Count} to train, {Test.Count} to test, mean {Mean:G6}, deviation {Deviation:G6}");

    /// <summary>One window for every target from start to end.</summary>
    private Dataset<T> Cut(string name, T[] series, int start, int end, bool everyStep)
    {
        var examples = new List<Example<T>>();
        for (int target = start; target < end; target++)
        {
            Matrix<T> x = Row(series, target - Size, Size);
            examples.Add(new Example<T>(x, everyStep ? Row(series, target - Size + 1, Size) : Row(series, target, 1)));
        }
        return new Dataset<T>($"next value ({name})", examples, 1, 1);
    }

    /// <summary>Of numbers divided by a power of two, so that their sum does not overflow.</summary>
    private static double MeanOf(IEnumerable<double> values)
    {
        double scale = Reduction.PowerOfTwo(values.Max(Math.Abs));
        return scale * values.Average(v => v / scale);
    }

    /// <summary>Of numbers divided by a power of two, so that their squares do not leave the range of double.</summary>
    private static double RootMeanSquareOf(double[] values)
    {
        double scale = Reduction.PowerOfTwo(values.Max(Math.Abs));
        return Reduction.Norm(scale, values.Average(v => v / scale * (v / scale)));
    }

    private static Matrix<T> Row(T[] series, int start, int count) => Matrix<T>.Build.Dense(1, count, series[start..(start + count)]);
}
