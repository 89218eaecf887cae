using System.Numerics;
using System.Runtime.CompilerServices;
using RnnKit.Numerics.Simd;

namespace RnnKit.Numerics.Products;

/// <summary>
/// The innermost loop of every product: a tile of C, one or two vectors high and up to eight columns wide,
/// is held in registers while k runs. Each step loads two vectors of A and one number of B per column, and
/// does a multiply-add per vector of the tile: 16 of them for 10 loads, so the arithmetic units stay busy.
/// </summary>
internal static class Tile<TSimd, TVector, T, TColumns>
    where TSimd : ISimd<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TColumns : ITileColumns
{
    /// <summary>C (+)= A B over <paramref name="inner"/> steps, for a tile two vectors high.</summary>
    /// <param name="a">The tile's rows of A at k = 0, contiguous.</param>
    /// <param name="aStep">Elements from k to k + 1 in A.</param>
    /// <param name="b">The tile's first column of B at k = 0.</param>
    /// <param name="bStep">Elements from k to k + 1 in B.</param>
    /// <param name="bNext">Elements from a column of B to the next.</param>
    /// <param name="c">The tile's corner in C, rows contiguous.</param>
    /// <param name="cNext">Elements from a column of C to the next.</param>
    /// <param name="start">What the sums start from: the corner itself, or the tile's rows of a bias.</param>
    /// <param name="startNext">Elements from a column of it to the next; 0 for a bias.</param>
    /// <param name="inner">Steps of k.</param>
    /// <param name="accumulate">Whether the sums start there instead of from zero.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void High(
        ref readonly T a, nint aStep, ref readonly T b, nint bStep, nint bNext, ref T c, nint cNext, ref readonly T start, nint startNext, int inner, bool accumulate)
    {
        TVector zero = TSimd.Constant(0);
        TVector c0 = zero, c1 = zero, c2 = zero, c3 = zero, c4 = zero, c5 = zero, c6 = zero, c7 = zero;
        TVector d0 = zero, d1 = zero, d2 = zero, d3 = zero, d4 = zero, d5 = zero, d6 = zero, d7 = zero;
        if (accumulate)
        {
            c0 = TSimd.Load(in start);
            d0 = TSimd.Load(ref Unsafe.Add(ref Unsafe.AsRef(in start), TSimd.Count));
            if (TColumns.Count > 1)
            {
                c1 = TSimd.Load(ref Unsafe.Add(ref Unsafe.AsRef(in start), startNext));
                d1 = TSimd.Load(ref Unsafe.Add(ref Unsafe.AsRef(in start), startNext + TSimd.Count));
            }
            if (TColumns.Count > 2)
            {
                c2 = TSimd.Load(ref Unsafe.Add(ref Unsafe.AsRef(in start), 2 * startNext));
                d2 = TSimd.Load(ref Unsafe.Add(ref Unsafe.AsRef(in start), 2 * startNext + TSimd.Count));
                c3 = TSimd.Load(ref Unsafe.Add(ref Unsafe.AsRef(in start), 3 * startNext));
                d3 = TSimd.Load(ref Unsafe.Add(ref Unsafe.AsRef(in start), 3 * startNext + TSimd.Count));
            }
            if (TColumns.Count > 4)
            {
                c4 = TSimd.Load(ref Unsafe.Add(ref Unsafe.AsRef(in start), 4 * startNext));
                d4 = TSimd.Load(ref Unsafe.Add(ref Unsafe.AsRef(in start), 4 * startNext + TSimd.Count));
                c5 = TSimd.Load(ref Unsafe.Add(ref Unsafe.AsRef(in start), 5 * startNext));
                d5 = TSimd.Load(ref Unsafe.Add(ref Unsafe.AsRef(in start), 5 * startNext + TSimd.Count));
                c6 = TSimd.Load(ref Unsafe.Add(ref Unsafe.AsRef(in start), 6 * startNext));
                d6 = TSimd.Load(ref Unsafe.Add(ref Unsafe.AsRef(in start), 6 * startNext + TSimd.Count));
                c7 = TSimd.Load(ref Unsafe.Add(ref Unsafe.AsRef(in start), 7 * startNext));
                d7 = TSimd.Load(ref Unsafe.Add(ref Unsafe.AsRef(in start), 7 * startNext + TSimd.Count));
            }
        }

        ref T ak = ref Unsafe.AsRef(in a);
        ref T bk = ref Unsafe.AsRef(in b);
        for (int k = 0; k < inner; k++)
        {
            TVector a0 = TSimd.Load(ref ak);
            TVector a1 = TSimd.Load(ref Unsafe.Add(ref ak, TSimd.Count));
            TVector b0 = TSimd.Broadcast(bk);
            c0 = TSimd.FusedMultiplyAdd(a0, b0, c0);
            d0 = TSimd.FusedMultiplyAdd(a1, b0, d0);
            if (TColumns.Count > 1)
            {
                TVector b1 = TSimd.Broadcast(Unsafe.Add(ref bk, bNext));
                c1 = TSimd.FusedMultiplyAdd(a0, b1, c1);
                d1 = TSimd.FusedMultiplyAdd(a1, b1, d1);
            }
            if (TColumns.Count > 2)
            {
                TVector b2 = TSimd.Broadcast(Unsafe.Add(ref bk, 2 * bNext));
                c2 = TSimd.FusedMultiplyAdd(a0, b2, c2);
                d2 = TSimd.FusedMultiplyAdd(a1, b2, d2);
                TVector b3 = TSimd.Broadcast(Unsafe.Add(ref bk, 3 * bNext));
                c3 = TSimd.FusedMultiplyAdd(a0, b3, c3);
                d3 = TSimd.FusedMultiplyAdd(a1, b3, d3);
            }
            if (TColumns.Count > 4)
            {
                TVector b4 = TSimd.Broadcast(Unsafe.Add(ref bk, 4 * bNext));
                c4 = TSimd.FusedMultiplyAdd(a0, b4, c4);
                d4 = TSimd.FusedMultiplyAdd(a1, b4, d4);
                TVector b5 = TSimd.Broadcast(Unsafe.Add(ref bk, 5 * bNext));
                c5 = TSimd.FusedMultiplyAdd(a0, b5, c5);
                d5 = TSimd.FusedMultiplyAdd(a1, b5, d5);
                TVector b6 = TSimd.Broadcast(Unsafe.Add(ref bk, 6 * bNext));
                c6 = TSimd.FusedMultiplyAdd(a0, b6, c6);
                d6 = TSimd.FusedMultiplyAdd(a1, b6, d6);
                TVector b7 = TSimd.Broadcast(Unsafe.Add(ref bk, 7 * bNext));
                c7 = TSimd.FusedMultiplyAdd(a0, b7, c7);
                d7 = TSimd.FusedMultiplyAdd(a1, b7, d7);
            }
            ak = ref Unsafe.Add(ref ak, aStep);
            bk = ref Unsafe.Add(ref bk, bStep);
        }

        TSimd.Store(c0, ref c);
        TSimd.Store(d0, ref Unsafe.Add(ref c, TSimd.Count));
        if (TColumns.Count > 1)
        {
            TSimd.Store(c1, ref Unsafe.Add(ref c, cNext));
            TSimd.Store(d1, ref Unsafe.Add(ref c, cNext + TSimd.Count));
        }
        if (TColumns.Count > 2)
        {
            TSimd.Store(c2, ref Unsafe.Add(ref c, 2 * cNext));
            TSimd.Store(d2, ref Unsafe.Add(ref c, 2 * cNext + TSimd.Count));
            TSimd.Store(c3, ref Unsafe.Add(ref c, 3 * cNext));
            TSimd.Store(d3, ref Unsafe.Add(ref c, 3 * cNext + TSimd.Count));
        }
        if (TColumns.Count > 4)
        {
            TSimd.Store(c4, ref Unsafe.Add(ref c, 4 * cNext));
            TSimd.Store(d4, ref Unsafe.Add(ref c, 4 * cNext + TSimd.Count));
            TSimd.Store(c5, ref Unsafe.Add(ref c, 5 * cNext));
            TSimd.Store(d5, ref Unsafe.Add(ref c, 5 * cNext + TSimd.Count));
            TSimd.Store(c6, ref Unsafe.Add(ref c, 6 * cNext));
            TSimd.Store(d6, ref Unsafe.Add(ref c, 6 * cNext + TSimd.Count));
            TSimd.Store(c7, ref Unsafe.Add(ref c, 7 * cNext));
            TSimd.Store(d7, ref Unsafe.Add(ref c, 7 * cNext + TSimd.Count));
        }
    }

    /// <summary>The same for a tile one vector high.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Low(
        ref readonly T a, nint aStep, ref readonly T b, nint bStep, nint bNext, ref T c, nint cNext, ref readonly T start, nint startNext, int inner, bool accumulate)
    {
        TVector zero = TSimd.Constant(0);
        TVector c0 = zero, c1 = zero, c2 = zero, c3 = zero, c4 = zero, c5 = zero, c6 = zero, c7 = zero;
        if (accumulate)
        {
            c0 = TSimd.Load(in start);
            if (TColumns.Count > 1)
            {
                c1 = TSimd.Load(ref Unsafe.Add(ref Unsafe.AsRef(in start), startNext));
            }
            if (TColumns.Count > 2)
            {
                c2 = TSimd.Load(ref Unsafe.Add(ref Unsafe.AsRef(in start), 2 * startNext));
                c3 = TSimd.Load(ref Unsafe.Add(ref Unsafe.AsRef(in start), 3 * startNext));
            }
            if (TColumns.Count > 4)
            {
                c4 = TSimd.Load(ref Unsafe.Add(ref Unsafe.AsRef(in start), 4 * startNext));
                c5 = TSimd.Load(ref Unsafe.Add(ref Unsafe.AsRef(in start), 5 * startNext));
                c6 = TSimd.Load(ref Unsafe.Add(ref Unsafe.AsRef(in start), 6 * startNext));
                c7 = TSimd.Load(ref Unsafe.Add(ref Unsafe.AsRef(in start), 7 * startNext));
            }
        }

        ref T ak = ref Unsafe.AsRef(in a);
        ref T bk = ref Unsafe.AsRef(in b);
        for (int k = 0; k < inner; k++)
        {
            TVector a0 = TSimd.Load(ref ak);
            TVector b0 = TSimd.Broadcast(bk);
            c0 = TSimd.FusedMultiplyAdd(a0, b0, c0);
            if (TColumns.Count > 1)
            {
                TVector b1 = TSimd.Broadcast(Unsafe.Add(ref bk, bNext));
                c1 = TSimd.FusedMultiplyAdd(a0, b1, c1);
            }
            if (TColumns.Count > 2)
            {
                TVector b2 = TSimd.Broadcast(Unsafe.Add(ref bk, 2 * bNext));
                c2 = TSimd.FusedMultiplyAdd(a0, b2, c2);
                TVector b3 = TSimd.Broadcast(Unsafe.Add(ref bk, 3 * bNext));
                c3 = TSimd.FusedMultiplyAdd(a0, b3, c3);
            }
            if (TColumns.Count > 4)
            {
                TVector b4 = TSimd.Broadcast(Unsafe.Add(ref bk, 4 * bNext));
                c4 = TSimd.FusedMultiplyAdd(a0, b4, c4);
                TVector b5 = TSimd.Broadcast(Unsafe.Add(ref bk, 5 * bNext));
                c5 = TSimd.FusedMultiplyAdd(a0, b5, c5);
                TVector b6 = TSimd.Broadcast(Unsafe.Add(ref bk, 6 * bNext));
                c6 = TSimd.FusedMultiplyAdd(a0, b6, c6);
                TVector b7 = TSimd.Broadcast(Unsafe.Add(ref bk, 7 * bNext));
                c7 = TSimd.FusedMultiplyAdd(a0, b7, c7);
            }
            ak = ref Unsafe.Add(ref ak, aStep);
            bk = ref Unsafe.Add(ref bk, bStep);
        }

        TSimd.Store(c0, ref c);
        if (TColumns.Count > 1)
        {
            TSimd.Store(c1, ref Unsafe.Add(ref c, cNext));
        }
        if (TColumns.Count > 2)
        {
            TSimd.Store(c2, ref Unsafe.Add(ref c, 2 * cNext));
            TSimd.Store(c3, ref Unsafe.Add(ref c, 3 * cNext));
        }
        if (TColumns.Count > 4)
        {
            TSimd.Store(c4, ref Unsafe.Add(ref c, 4 * cNext));
            TSimd.Store(c5, ref Unsafe.Add(ref c, 5 * cNext));
            TSimd.Store(c6, ref Unsafe.Add(ref c, 6 * cNext));
            TSimd.Store(c7, ref Unsafe.Add(ref c, 7 * cNext));
        }
    }
}
