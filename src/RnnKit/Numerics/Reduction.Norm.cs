using System.Numerics;

namespace RnnKit.Numerics;

public static partial class Reduction
{
    /// <summary>Below it, squares of doubles may have been lost.</summary>
    private const double SmallestSafeSum = 1.0263e-289;

    /// <summary>
    /// √Σ x², the Euclidean norm. Where the squares leave the range of double, every number is first divided by a power of two,
    /// which changes none of its digits (Blue 1978): the norm overflows or vanishes only if it is itself out of range.
    /// NaN if one element is NaN, ∞ if one is infinite.
    /// </summary>
    public static double Norm<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double sum = SumOfSquares(x);
        if (IsSafe(sum)) return Math.Sqrt(sum);
        double largest = double.CreateTruncating(MaxAbs(x));
        return double.IsFinite(largest) ? Norm(PowerOfTwo(largest), SumOfSquares(x, PowerOfTwo(largest))) : Math.Sqrt(sum);
    }

    /// <summary>True if a sum of squares is as good as one of scaled numbers: none has overflowed, none that counts has been lost.</summary>
    internal static bool IsSafe(double sumOfSquares) => sumOfSquares >= SmallestSafeSum && double.IsFinite(sumOfSquares);

    /// <summary>The largest power of two that is no larger than a size; 1 for 0 and for what is not finite.</summary>
    internal static double PowerOfTwo(double size) => size > 0 && double.IsFinite(size) ? Math.ScaleB(1, Math.ILogB(size)) : 1;

    /// <summary>Σ (x / scale)².</summary>
    internal static double SumOfSquares<T>(ReadOnlySpan<T> x, double scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double sum = 0;
        foreach (T value in x)
        {
            double scaled = double.CreateTruncating(value) / scale;
            sum += scaled * scaled;
        }
        return sum;
    }

    /// <summary>scale · √sum, where the sum is that of the squares of numbers divided by the scale.</summary>
    internal static double Norm(double scale, double sum) => scale * Math.Sqrt(sum);
}
