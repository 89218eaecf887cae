using System.Numerics;

namespace RnnKit.Numerics;

/// <summary>Sums and maxima over a span. Sums are accumulated in double, whatever the element type, in a fixed order.</summary>
public static class Reduction
{
    /// <summary>Σ x.</summary>
    public static double Sum<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double sum = 0;
        foreach (T value in x) sum += double.CreateTruncating(value);
        return sum;
    }

    /// <summary>Σ x².</summary>
    public static double SumOfSquares<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Dot(x, x);

    /// <summary>Σ x y.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Dot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Length(y, x.Length);
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum = double.FusedMultiplyAdd(double.CreateTruncating(x[i]), double.CreateTruncating(y[i]), sum);
        return sum;
    }

    /// <summary>The largest element; NaN if one is NaN, -∞ if there are none.</summary>
    public static T Max<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T max = T.NegativeInfinity;
        foreach (T value in x) max = T.Max(max, value);
        return max;
    }

    /// <summary>The largest absolute value; NaN if one is NaN, 0 if there are none.</summary>
    public static T MaxAbs<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T max = T.Zero;
        foreach (T value in x) max = T.Max(max, T.Abs(value));
        return max;
    }

    /// <summary>The index of the largest element, the first of equals; -1 if there are none or one is NaN.</summary>
    public static int IndexOfMax<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.IndexOf(Max(x));

    /// <summary>Whether no element is NaN or infinite.</summary>
    public static bool AllFinite<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.IsFinite(MaxAbs(x));
}
