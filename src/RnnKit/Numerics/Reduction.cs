using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RnnKit.Numerics.Maps;

namespace RnnKit.Numerics;

/// <summary>
/// Sums and maxima over a span. Sums are accumulated in double, whatever the element type, in sixteen lanes:
/// element i goes to lane i mod 16, and the lanes are added in pairs at the end. The lanes are part of the
/// definition, so the result does not depend on the width of the machine's vectors.
/// </summary>
public static partial class Reduction
{
    /// <summary>Σ x.</summary>
    public static double Sum<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Lanes<T, PlainTerm>(x, x);

    /// <summary>Σ x².</summary>
    public static double SumOfSquares<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Lanes<T, SquareTerm>(x, x);

    /// <summary>Σ x y.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Dot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.SameLength(x, y);
        return Lanes<T, ProductTerm>(x, y);
    }

    /// <summary>The largest element; NaN if one is NaN, -∞ if there are none. A zero is +0.</summary>
    /// <remarks>The processor's own maximum drops a NaN or a sign of zero here and keeps it there: NaN is looked for apart, and zero made positive.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Max<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T max = T.NegativeInfinity;
        if (x.Length < Vector512<T>.Count)
        {
            foreach (T value in x) max = T.Max(max, value);
            return max + T.Zero;
        }
        ref T start = ref MemoryMarshal.GetReference(x);
        int last = x.Length - Vector512<T>.Count, i = 0;
        Vector512<T> first = Vector512.LoadUnsafe(ref start, (nuint)last), second = first, nan = Vector512.IsNaN(first);
        for (; i < last - Vector512<T>.Count; i += 2 * Vector512<T>.Count)
        {
            Vector512<T> even = Vector512.LoadUnsafe(ref start, (nuint)i), odd = Vector512.LoadUnsafe(ref start, (nuint)(i + Vector512<T>.Count));
            first = Vector512.MaxNative(first, even);
            second = Vector512.MaxNative(second, odd);
            nan |= Vector512.IsNaN(even) | Vector512.IsNaN(odd);
        }
        for (; i < last; i += Vector512<T>.Count)
        {
            Vector512<T> rest = Vector512.LoadUnsafe(ref start, (nuint)i);
            first = Vector512.MaxNative(first, rest);
            nan |= Vector512.IsNaN(rest);
        }
        return nan == Vector512<T>.Zero ? MaxOfLanes(Vector512.MaxNative(first, second)) + T.Zero : T.NaN;
    }

    /// <summary>The largest absolute value; NaN if one is NaN, 0 if there are none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T MaxAbs<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T max = T.Zero;
        if (x.Length < Vector512<T>.Count)
        {
            foreach (T value in x) max = T.Max(max, T.Abs(value));
            return max;
        }
        ref T start = ref MemoryMarshal.GetReference(x);
        int last = x.Length - Vector512<T>.Count;
        Vector512<T> lanes = Vector512.Abs(Vector512.LoadUnsafe(ref start, (nuint)last));
        for (int i = 0; i < last; i += Vector512<T>.Count)
            lanes = Vector512.Max(lanes, Vector512.Abs(Vector512.LoadUnsafe(ref start, (nuint)i)));
        return MaxOfLanes(lanes);
    }

    /// <summary>The index of the largest element, the first of equals; -1 if there are none or one is NaN.</summary>
    public static int IndexOfMax<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T max = Max(x);
        return T.IsNaN(max) ? -1 : x.IndexOf(max);
    }

    /// <summary>Whether no element is NaN or infinite.</summary>
    public static bool AllFinite<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.IsFinite(MaxAbs(x));

    private static T MaxOfLanes<T>(Vector512<T> lanes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector256<T> half = Vector256.Max(lanes.GetLower(), lanes.GetUpper());
        Vector128<T> quarter = Vector128.Max(half.GetLower(), half.GetUpper());
        T max = quarter[0];
        for (int lane = 1; lane < Vector128<T>.Count; lane++) max = T.Max(max, quarter[lane]);
        return max;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Lanes<T, TTerm>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTerm : ITerm
    {
        ref T xs = ref MemoryMarshal.GetReference(x), ys = ref MemoryMarshal.GetReference(y);
        int whole = x.Length & ~15;
        Span<T> rest = stackalloc T[32];
        if (whole < x.Length)
        {
            // The rest, padded with zeros, which add nothing. Copied before the loop: across a call the lanes would lie in memory.
            rest.Clear();
            x[whole..].CopyTo(rest);
            y[whole..].CopyTo(rest[16..]);
        }
        Vector512<double> low = Vector512<double>.Zero, high = Vector512<double>.Zero;
        for (int i = 0; i < whole; i += 16)
        {
            low = TTerm.Add(low, Wide<T>.Low(ref Unsafe.Add(ref xs, i)), Wide<T>.Low(ref Unsafe.Add(ref ys, i)));
            high = TTerm.Add(high, Wide<T>.High(ref Unsafe.Add(ref xs, i)), Wide<T>.High(ref Unsafe.Add(ref ys, i)));
        }
        if (whole < x.Length)
        {
            low = TTerm.Add(low, Wide<T>.Low(ref rest[0]), Wide<T>.Low(ref rest[16]));
            high = TTerm.Add(high, Wide<T>.High(ref rest[0]), Wide<T>.High(ref rest[16]));
        }
        return Together(low, high);
    }

    /// <summary>The sixteen lanes, added in pairs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Together(Vector512<double> low, Vector512<double> high)
    {
        Vector512<double> eight = low + high;
        Vector256<double> four = eight.GetLower() + eight.GetUpper();
        Vector128<double> two = four.GetLower() + four.GetUpper();
        return two[0] + two[1];
    }
}
