namespace RnnKit.Onnx.Tests;

/// <summary>Two runtimes give the same numbers.</summary>
internal static class Same
{
    public const double Tolerance = 1e-5;

    public static void Numbers(ReadOnlySpan<float> expected, ReadOnlySpan<float> came, string where = "")
    {
        Assert.Equal(expected.Length, came.Length);
        double difference = Difference(expected, came);
        Assert.True(difference <= Tolerance, FormattableString.Invariant($"{where}: the numbers differ by up to {difference:0.0e0}; expected at most {Tolerance:0e0}."));
    }

    /// <summary>The largest difference, relative where the numbers are above 1.</summary>
    public static double Difference(ReadOnlySpan<float> expected, ReadOnlySpan<float> came)
    {
        double largest = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double difference = Math.Abs((double)expected[i] - came[i]) / Math.Max(1, Math.Abs(expected[i]));
            largest = double.IsNaN(difference) ? double.PositiveInfinity : Math.Max(largest, difference);
        }
        return largest;
    }
}
