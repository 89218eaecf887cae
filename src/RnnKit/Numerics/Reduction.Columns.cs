using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RnnKit.Numerics.Maps;

namespace RnnKit.Numerics;

public static partial class Reduction
{
    /// <summary>dots_s = scale · Σ_i x_i column_s[i]: the scores of an attention. Each has the bits of <see cref="Dot"/>.</summary>
    /// <param name="x">What every column is multiplied with.</param>
    /// <param name="columns">The columns, each as long as <paramref name="x"/>; column s begins at s · <paramref name="stride"/>.</param>
    /// <param name="stride">From the start of a column to that of the next, at least the length of a column.</param>
    /// <param name="dots">One element a column.</param>
    /// <param name="scale">What every sum is multiplied by before it is rounded to T.</param>
    /// <exception cref="ArgumentException">The stride is below the length of a column, or <paramref name="columns"/> is too short.</exception>
    public static void DotColumns<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> columns, int stride, Span<T> dots, double scale = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Columns(columns, dots.Length, x.Length, stride);
        int s = x.Length % 16 == 0 ? DotPairs(x, ref MemoryMarshal.GetReference(columns), stride, dots, scale) : 0;
        for (; s < dots.Length; s++)
            dots[s] = T.CreateTruncating(scale * Lanes<T, ProductTerm>(x, columns.Slice(s * stride, x.Length)));
    }

    /// <summary>Two columns at a time: x is widened once for both, and neither waits for the other's sums. Returns how many are done.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int DotPairs<T>(ReadOnlySpan<T> x, ref T columns, int stride, Span<T> dots, double scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T xs = ref MemoryMarshal.GetReference(x);
        int s = 0;
        for (; s + 1 < dots.Length; s += 2)
        {
            ref T even = ref Unsafe.Add(ref columns, (nint)s * stride), odd = ref Unsafe.Add(ref even, stride);
            Vector512<double> evenLow = Vector512<double>.Zero, evenHigh = Vector512<double>.Zero;
            Vector512<double> oddLow = Vector512<double>.Zero, oddHigh = Vector512<double>.Zero;
            for (int i = 0; i < x.Length; i += 16)
            {
                Vector512<double> low = Wide<T>.Low(ref Unsafe.Add(ref xs, i)), high = Wide<T>.High(ref Unsafe.Add(ref xs, i));
                evenLow = ProductTerm.Add(evenLow, low, Wide<T>.Low(ref Unsafe.Add(ref even, i)));
                evenHigh = ProductTerm.Add(evenHigh, high, Wide<T>.High(ref Unsafe.Add(ref even, i)));
                oddLow = ProductTerm.Add(oddLow, low, Wide<T>.Low(ref Unsafe.Add(ref odd, i)));
                oddHigh = ProductTerm.Add(oddHigh, high, Wide<T>.High(ref Unsafe.Add(ref odd, i)));
            }
            dots[s] = T.CreateTruncating(scale * Together(evenLow, evenHigh));
            dots[s + 1] = T.CreateTruncating(scale * Together(oddLow, oddHigh));
        }
        return s;
    }
}
