using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RnnKit.Numerics.Simd;

namespace RnnKit.Numerics;

/// <summary>
/// A matrix times one column, y (+)= A x: what a network does that reads one example at a time. The numbers of A are read
/// once and never packed; up to eight vectors of y are held in registers while k runs, so that as many sums are under way
/// at once and A is read in long runs. Every element is accumulated over k in order, as in all products.
/// </summary>
internal static class SingleColumn
{
    /// <summary>y (+)= A x.</summary>
    /// <param name="width">The widest vectors to use.</param>
    /// <param name="a">A, rows × inner, column by column.</param>
    /// <param name="x">inner numbers.</param>
    /// <param name="y">rows numbers.</param>
    /// <param name="rows">Rows of A.</param>
    /// <param name="inner">Columns of A.</param>
    /// <param name="accumulate">Whether the sums start from y.</param>
    public static void Multiply<T>(VectorWidth width, ref readonly T a, ref readonly T x, ref T y, int rows, int inner, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int row = 0;
        while (row < rows)
        {
            row += width switch
            {
                VectorWidth.Bits512 => Rows<Simd512<T>, Vector512<T>, T>(in a, in x, ref y, row, rows, inner, accumulate),
                VectorWidth.Bits256 => Rows<Simd256<T>, Vector256<T>, T>(in a, in x, ref y, row, rows, inner, accumulate),
                VectorWidth.Bits128 => Rows<Simd128<T>, Vector128<T>, T>(in a, in x, ref y, row, rows, inner, accumulate),
                _ => Rows<Scalar<T>, T, T>(in a, in x, ref y, row, rows, inner, accumulate),
            };
            width--;
        }
    }

    /// <summary>The rows from one on that fill whole vectors; returns how many they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Rows<TSimd, TVector, T>(ref readonly T a, ref readonly T x, ref T y, int first, int rows, int inner, bool accumulate)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int row = first;
        for (; row + 8 * TSimd.Count <= rows; row += 8 * TSimd.Count)
            Eight<TSimd, TVector, T>(ref Unsafe.Add(ref Unsafe.AsRef(in a), row), in x, ref Unsafe.Add(ref y, row), rows, inner, accumulate);
        for (; row + 2 * TSimd.Count <= rows; row += 2 * TSimd.Count)
            Two<TSimd, TVector, T>(ref Unsafe.Add(ref Unsafe.AsRef(in a), row), in x, ref Unsafe.Add(ref y, row), rows, inner, accumulate);
        for (; row + TSimd.Count <= rows; row += TSimd.Count)
            One<TSimd, TVector, T>(ref Unsafe.Add(ref Unsafe.AsRef(in a), row), in x, ref Unsafe.Add(ref y, row), rows, inner, accumulate);
        return row - first;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Eight<TSimd, TVector, T>(ref T a, ref readonly T x, ref T y, nint rows, int inner, bool accumulate)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int n = TSimd.Count;
        TVector zero = TSimd.Constant(0);
        TVector y0 = zero, y1 = zero, y2 = zero, y3 = zero, y4 = zero, y5 = zero, y6 = zero, y7 = zero;
        if (accumulate)
        {
            (y0, y1) = (TSimd.Load(ref y), TSimd.Load(ref Unsafe.Add(ref y, n)));
            (y2, y3) = (TSimd.Load(ref Unsafe.Add(ref y, 2 * n)), TSimd.Load(ref Unsafe.Add(ref y, 3 * n)));
            (y4, y5) = (TSimd.Load(ref Unsafe.Add(ref y, 4 * n)), TSimd.Load(ref Unsafe.Add(ref y, 5 * n)));
            (y6, y7) = (TSimd.Load(ref Unsafe.Add(ref y, 6 * n)), TSimd.Load(ref Unsafe.Add(ref y, 7 * n)));
        }
        for (int k = 0; k < inner; k++)
        {
            TVector xk = TSimd.Broadcast(Unsafe.Add(ref Unsafe.AsRef(in x), k));
            y0 = TSimd.FusedMultiplyAdd(TSimd.Load(ref a), xk, y0);
            y1 = TSimd.FusedMultiplyAdd(TSimd.Load(ref Unsafe.Add(ref a, n)), xk, y1);
            y2 = TSimd.FusedMultiplyAdd(TSimd.Load(ref Unsafe.Add(ref a, 2 * n)), xk, y2);
            y3 = TSimd.FusedMultiplyAdd(TSimd.Load(ref Unsafe.Add(ref a, 3 * n)), xk, y3);
            y4 = TSimd.FusedMultiplyAdd(TSimd.Load(ref Unsafe.Add(ref a, 4 * n)), xk, y4);
            y5 = TSimd.FusedMultiplyAdd(TSimd.Load(ref Unsafe.Add(ref a, 5 * n)), xk, y5);
            y6 = TSimd.FusedMultiplyAdd(TSimd.Load(ref Unsafe.Add(ref a, 6 * n)), xk, y6);
            y7 = TSimd.FusedMultiplyAdd(TSimd.Load(ref Unsafe.Add(ref a, 7 * n)), xk, y7);
            a = ref Unsafe.Add(ref a, rows);
        }
        TSimd.Store(y0, ref y);
        TSimd.Store(y1, ref Unsafe.Add(ref y, n));
        TSimd.Store(y2, ref Unsafe.Add(ref y, 2 * n));
        TSimd.Store(y3, ref Unsafe.Add(ref y, 3 * n));
        TSimd.Store(y4, ref Unsafe.Add(ref y, 4 * n));
        TSimd.Store(y5, ref Unsafe.Add(ref y, 5 * n));
        TSimd.Store(y6, ref Unsafe.Add(ref y, 6 * n));
        TSimd.Store(y7, ref Unsafe.Add(ref y, 7 * n));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Two<TSimd, TVector, T>(ref T a, ref readonly T x, ref T y, nint rows, int inner, bool accumulate)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TVector y0 = accumulate ? TSimd.Load(ref y) : TSimd.Constant(0);
        TVector y1 = accumulate ? TSimd.Load(ref Unsafe.Add(ref y, TSimd.Count)) : TSimd.Constant(0);
        for (int k = 0; k < inner; k++)
        {
            TVector xk = TSimd.Broadcast(Unsafe.Add(ref Unsafe.AsRef(in x), k));
            y0 = TSimd.FusedMultiplyAdd(TSimd.Load(ref a), xk, y0);
            y1 = TSimd.FusedMultiplyAdd(TSimd.Load(ref Unsafe.Add(ref a, TSimd.Count)), xk, y1);
            a = ref Unsafe.Add(ref a, rows);
        }
        TSimd.Store(y0, ref y);
        TSimd.Store(y1, ref Unsafe.Add(ref y, TSimd.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void One<TSimd, TVector, T>(ref T a, ref readonly T x, ref T y, nint rows, int inner, bool accumulate)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TVector sum = accumulate ? TSimd.Load(ref y) : TSimd.Constant(0);
        for (int k = 0; k < inner; k++)
        {
            sum = TSimd.FusedMultiplyAdd(TSimd.Load(ref a), TSimd.Broadcast(Unsafe.Add(ref Unsafe.AsRef(in x), k)), sum);
            a = ref Unsafe.Add(ref a, rows);
        }
        TSimd.Store(sum, ref y);
    }
}
