using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RnnKit.Numerics.Simd;

namespace RnnKit.Numerics.Maps;

/// <summary>
/// The loops of a weighted sum of columns that lie apart, and of its gradient. The sum stays in a register while it
/// goes through the columns in their order, each added with one fused multiply-add: the same bits as one column after the other.
/// </summary>
internal static class WeightedColumns
{
    /// <summary>sum += Σ_s weight_s column_s.</summary>
    public static void Gather<T>(VectorWidth width, ReadOnlySpan<T> weights, ReadOnlySpan<T> columns, int stride, Span<T> sum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T from = ref MemoryMarshal.GetReference(columns), to = ref MemoryMarshal.GetReference(sum);
        switch (width)
        {
            case VectorWidth.Bits512:
                Gather<Simd512<T>, Vector512<T>, T>(weights, ref from, stride, ref to, sum.Length);
                break;
            case VectorWidth.Bits256:
                Gather<Simd256<T>, Vector256<T>, T>(weights, ref from, stride, ref to, sum.Length);
                break;
            case VectorWidth.Bits128:
                Gather<Simd128<T>, Vector128<T>, T>(weights, ref from, stride, ref to, sum.Length);
                break;
            default:
                Gather<Scalar<T>, T, T>(weights, ref from, stride, ref to, sum.Length);
                break;
        }
    }

    /// <summary>column_s += weight_s x.</summary>
    public static void Scatter<T>(VectorWidth width, ReadOnlySpan<T> weights, ReadOnlySpan<T> x, Span<T> columns, int stride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T from = ref MemoryMarshal.GetReference(x), to = ref MemoryMarshal.GetReference(columns);
        switch (width)
        {
            case VectorWidth.Bits512:
                Scatter<Simd512<T>, Vector512<T>, T>(weights, ref from, x.Length, ref to, stride);
                break;
            case VectorWidth.Bits256:
                Scatter<Simd256<T>, Vector256<T>, T>(weights, ref from, x.Length, ref to, stride);
                break;
            case VectorWidth.Bits128:
                Scatter<Simd128<T>, Vector128<T>, T>(weights, ref from, x.Length, ref to, stride);
                break;
            default:
                Scatter<Scalar<T>, T, T>(weights, ref from, x.Length, ref to, stride);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Gather<TSimd, TVector, T>(ReadOnlySpan<T> weights, ref T columns, int stride, ref T sum, int rows)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int i = 0;
        for (; i <= rows - TSimd.Count; i += TSimd.Count)
        {
            TVector total = TSimd.Load(ref Unsafe.Add(ref sum, i));
            for (int s = 0; s < weights.Length; s++)
                total = TSimd.FusedMultiplyAdd(TSimd.Broadcast(weights[s]), TSimd.Load(ref Unsafe.Add(ref columns, i + (nint)s * stride)), total);
            TSimd.Store(total, ref Unsafe.Add(ref sum, i));
        }
        for (; i < rows; i++)
        {
            T total = Unsafe.Add(ref sum, i);
            for (int s = 0; s < weights.Length; s++) total = T.FusedMultiplyAdd(weights[s], Unsafe.Add(ref columns, i + (nint)s * stride), total);
            Unsafe.Add(ref sum, i) = total;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scatter<TSimd, TVector, T>(ReadOnlySpan<T> weights, ref T x, int rows, ref T columns, int stride)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int i = 0;
        for (; i <= rows - TSimd.Count; i += TSimd.Count)
        {
            TVector part = TSimd.Load(ref Unsafe.Add(ref x, i));
            for (int s = 0; s < weights.Length; s++)
            {
                ref T column = ref Unsafe.Add(ref columns, i + (nint)s * stride);
                TSimd.Store(TSimd.FusedMultiplyAdd(TSimd.Broadcast(weights[s]), part, TSimd.Load(ref column)), ref column);
            }
        }
        for (; i < rows; i++)
            for (int s = 0; s < weights.Length; s++)
            {
                ref T column = ref Unsafe.Add(ref columns, i + (nint)s * stride);
                column = T.FusedMultiplyAdd(weights[s], Unsafe.Add(ref x, i), column);
            }
    }
}
