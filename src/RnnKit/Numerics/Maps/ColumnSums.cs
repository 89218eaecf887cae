using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RnnKit.Numerics.Simd;

namespace RnnKit.Numerics.Maps;

/// <summary>The loop of a sum of columns: a few rows of the sum stay in registers while the columns pass by in their order.</summary>
internal static class ColumnSums
{
    /// <summary>sum += Σ_s column_s; the columns begin a stride apart.</summary>
    public static void Add<T>(VectorWidth width, ref T from, int stride, int count, Span<T> sum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T to = ref MemoryMarshal.GetReference(sum);
        switch (width)
        {
            case VectorWidth.Bits512:
                Loop<Simd512<T>, Vector512<T>, T>(ref from, stride, count, ref to, sum.Length);
                break;
            case VectorWidth.Bits256:
                Loop<Simd256<T>, Vector256<T>, T>(ref from, stride, count, ref to, sum.Length);
                break;
            case VectorWidth.Bits128:
                Loop<Simd128<T>, Vector128<T>, T>(ref from, stride, count, ref to, sum.Length);
                break;
            default:
                Loop<Scalar<T>, T, T>(ref from, stride, count, ref to, sum.Length);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Loop<TSimd, TVector, T>(ref T columns, int stride, int count, ref T sum, int rows)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int i = 0, wide = 4 * TSimd.Count;
        for (; i <= rows - wide; i += wide)
        {
            ref T to = ref Unsafe.Add(ref sum, i), from = ref Unsafe.Add(ref columns, i);
            TVector s0 = TSimd.Load(ref to), s1 = TSimd.Load(ref Unsafe.Add(ref to, TSimd.Count));
            TVector s2 = TSimd.Load(ref Unsafe.Add(ref to, 2 * TSimd.Count)), s3 = TSimd.Load(ref Unsafe.Add(ref to, 3 * TSimd.Count));
            for (int s = 0; s < count; s++)
            {
                s0 = TSimd.Add(s0, TSimd.Load(ref from));
                s1 = TSimd.Add(s1, TSimd.Load(ref Unsafe.Add(ref from, TSimd.Count)));
                s2 = TSimd.Add(s2, TSimd.Load(ref Unsafe.Add(ref from, 2 * TSimd.Count)));
                s3 = TSimd.Add(s3, TSimd.Load(ref Unsafe.Add(ref from, 3 * TSimd.Count)));
                from = ref Unsafe.Add(ref from, stride);
            }
            TSimd.Store(s0, ref to);
            TSimd.Store(s1, ref Unsafe.Add(ref to, TSimd.Count));
            TSimd.Store(s2, ref Unsafe.Add(ref to, 2 * TSimd.Count));
            TSimd.Store(s3, ref Unsafe.Add(ref to, 3 * TSimd.Count));
        }
        for (; i <= rows - TSimd.Count; i += TSimd.Count)
        {
            TVector total = TSimd.Load(ref Unsafe.Add(ref sum, i));
            for (int s = 0; s < count; s++) total = TSimd.Add(total, TSimd.Load(ref Unsafe.Add(ref columns, i + (nint)s * stride)));
            TSimd.Store(total, ref Unsafe.Add(ref sum, i));
        }
        for (; i < rows; i++)
        {
            T total = Unsafe.Add(ref sum, i);
            for (int s = 0; s < count; s++) total += Unsafe.Add(ref columns, i + (nint)s * stride);
            Unsafe.Add(ref sum, i) = total;
        }
    }
}
