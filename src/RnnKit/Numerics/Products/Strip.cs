using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using RnnKit.Numerics.Simd;

namespace RnnKit.Numerics.Products;

/// <summary>
/// A strip of C: as many rows as a panel of A has, over any number of columns. The strip of A stays in the
/// first-level cache while the columns of B pass by.
/// </summary>
internal static class Strip
{
    /// <summary>C (+)= A B for the rows of one strip.</summary>
    /// <param name="width">The widest vectors to use.</param>
    /// <param name="a">The strip of A, rows contiguous.</param>
    /// <param name="aStep">Elements from k to k + 1 in A.</param>
    /// <param name="b">B, in groups of <see cref="Panel.Columns"/> columns.</param>
    /// <param name="bLayout">Where the columns of B are.</param>
    /// <param name="c">The strip's corner in C.</param>
    /// <param name="cNext">Elements from a column of C to the next.</param>
    /// <param name="start">What the sums start from: the corner itself, or the strip's rows of a bias.</param>
    /// <param name="startNext">Elements from a column of it to the next; 0 for a bias.</param>
    /// <param name="rows">Rows of the strip.</param>
    /// <param name="columns">Columns of C.</param>
    /// <param name="inner">Steps of k.</param>
    /// <param name="accumulate">Whether the sums start there instead of from zero.</param>
    /// <param name="isPanel">Whether the strip of A is a packed panel, of as many rows as any.</param>
    public static void Multiply<T>(
        VectorWidth width, ref readonly T a, nint aStep, ref readonly T b, ColumnLayout bLayout,
        ref T c, nint cNext, ref readonly T start, nint startNext, int rows, int columns, int inner, bool accumulate, bool isPanel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int height = Panel.Rows<T>();
        if (isPanel && rows < height && PaddedStrip.Pays<T>(width, rows, inner))
            PaddedStrip.Multiply(width, in a, aStep, in b, bLayout, ref c, cNext, in start, startNext, rows, columns, inner, accumulate);
        else
            Narrowing(width, in a, aStep, in b, bLayout, ref c, cNext, in start, startNext, rows, columns, inner, accumulate);
    }

    /// <summary>The same, the rows that fill no vector by narrower ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Narrowing<T>(
        VectorWidth width, ref readonly T a, nint aStep, ref readonly T b, ColumnLayout bLayout,
        ref T c, nint cNext, ref readonly T start, nint startNext, int rows, int columns, int inner, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int row = 0;
        while (row < rows)
        {
            ref readonly T from = ref Unsafe.Add(ref Unsafe.AsRef(in a), row);
            ref T to = ref Unsafe.Add(ref c, row);
            ref readonly T first = ref Unsafe.Add(ref Unsafe.AsRef(in start), row);
            row += width switch
            {
                VectorWidth.Bits512 => Rows<Simd512<T>, Vector512<T>, T>(in from, aStep, in b, bLayout, ref to, cNext, in first, startNext, rows - row, columns, inner, accumulate),
                VectorWidth.Bits256 => Rows<Simd256<T>, Vector256<T>, T>(in from, aStep, in b, bLayout, ref to, cNext, in first, startNext, rows - row, columns, inner, accumulate),
                VectorWidth.Bits128 => Rows<Simd128<T>, Vector128<T>, T>(in from, aStep, in b, bLayout, ref to, cNext, in first, startNext, rows - row, columns, inner, accumulate),
                _ => Rows<Scalar<T>, T, T>(in from, aStep, in b, bLayout, ref to, cNext, in first, startNext, rows - row, columns, inner, accumulate),
            };
            width--;
        }
    }

    /// <summary>The rows that fill whole vectors; returns how many they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Rows<TSimd, TVector, T>(
        ref readonly T a, nint aStep, ref readonly T b, ColumnLayout bLayout,
        ref T c, nint cNext, ref readonly T start, nint startNext, int rows, int columns, int inner, bool accumulate)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int row = 0;
        for (; row + TSimd.Count <= rows; row += TSimd.Count)
        {
            bool high = row + 2 * TSimd.Count <= rows;
            ref readonly T from = ref Unsafe.Add(ref Unsafe.AsRef(in a), row);
            ref T to = ref Unsafe.Add(ref c, row);
            ref readonly T first = ref Unsafe.Add(ref Unsafe.AsRef(in start), row);
            int column = 0;
            if (TSimd.HasManyRegisters)
                for (; column + 8 <= columns; column += 8)
                {
                    if (column + 16 <= columns) Announce(ref Unsafe.Add(ref to, (column + 8) * cNext), cNext);
                    Block<TSimd, TVector, T, Eight>(high, in from, aStep, in b, bLayout, ref to, cNext, in first, startNext, column, inner, accumulate);
                }
            for (; column + 4 <= columns; column += 4)
                Block<TSimd, TVector, T, Four>(high, in from, aStep, in b, bLayout, ref to, cNext, in first, startNext, column, inner, accumulate);
            if (column + 2 <= columns)
            {
                Block<TSimd, TVector, T, Two>(high, in from, aStep, in b, bLayout, ref to, cNext, in first, startNext, column, inner, accumulate);
                column += 2;
            }
            if (column < columns)
                Block<TSimd, TVector, T, One>(high, in from, aStep, in b, bLayout, ref to, cNext, in first, startNext, column, inner, accumulate);
            if (high) row += TSimd.Count;
        }
        return row;
    }

    /// <summary>Asks for the next tile of C while this one is computed: its columns lie too far apart for the machine to guess.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Announce<T>(ref T c, nint cNext)
        where T : unmanaged
    {
        if (!Sse.IsSupported) return;
        for (int column = 0; column < Panel.Columns; column++)
        {
            byte* address = (byte*)Unsafe.AsPointer(ref Unsafe.Add(ref c, column * cNext));
            Sse.Prefetch0(address);
            Sse.Prefetch0(address + 64);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block<TSimd, TVector, T, TColumns>(
        bool high, ref readonly T a, nint aStep, ref readonly T b, ColumnLayout bLayout, ref T c, nint cNext, ref readonly T start, nint startNext, int column, int inner, bool accumulate)
        where TSimd : ISimd<TVector, T>
        where TVector : unmanaged
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TColumns : ITileColumns
    {
        ref T bColumn = ref Unsafe.Add(ref Unsafe.AsRef(in b), bLayout.Offset(column));
        ref T cColumn = ref Unsafe.Add(ref c, column * cNext);
        ref T startColumn = ref Unsafe.Add(ref Unsafe.AsRef(in start), column * startNext);
        if (high) Tile<TSimd, TVector, T, TColumns>.High(in a, aStep, in bColumn, bLayout.Step, bLayout.Next, ref cColumn, cNext, in startColumn, startNext, inner, accumulate);
        else Tile<TSimd, TVector, T, TColumns>.Low(in a, aStep, in bColumn, bLayout.Step, bLayout.Next, ref cColumn, cNext, in startColumn, startNext, inner, accumulate);
    }
}
