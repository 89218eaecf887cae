using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RnnKit.Numerics.Simd;

namespace RnnKit.Numerics.Products;

/// <summary>
/// The last strip of C, of fewer rows than the packed panel of A has. Whole vectors of the panel are multiplied into a tile of its own, from
/// which the strip's rows go on to C: what the panel holds in unused rows does not matter, their sums stay in the tile. Narrower vectors and
/// single numbers would take as long, each of them, as a wide vector. The digits are the same, since every row has sums of its own.
/// </summary>
internal static class PaddedStrip
{
    /// <summary>Steps of k that one vector less must save before a tile is worth copying.</summary>
    private const int Worthwhile = 24;

    /// <summary>Whether it is faster than narrower and narrower vectors.</summary>
    /// <param name="width">The widest vectors to use.</param>
    /// <param name="rows">Rows of the strip, fewer than the panel's.</param>
    /// <param name="inner">Steps of k.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Pays<T>(VectorWidth width, int rows, int inner)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => (long)Savings<T>.Of(width, rows) * inner >= Worthwhile;

    /// <summary>C (+)= A B for the rows of one strip; the parameters are those of <see cref="Strip.Multiply"/>.</summary>
    public static void Multiply<T>(
        VectorWidth width, ref readonly T a, nint aStep, ref readonly T b, ColumnLayout bLayout,
        ref T c, nint cNext, ref readonly T start, nint startNext, int rows, int columns, int inner, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int height = Panel.Rows<T>(), padded = Vectors<T>(width, rows) * Lanes<T>(width);
        bool isBias = startNext == 0;
        Span<T> memory = stackalloc T[height * (Panel.Columns + 1)];
        ref T tile = ref MemoryMarshal.GetReference(memory), bias = ref Unsafe.Add(ref tile, height * Panel.Columns);
        if (accumulate && isBias) FirstRows.Copy(in start, 0, ref bias, height, rows, 1);
        for (int column = 0; column < columns; column += Panel.Columns)
        {
            int count = Math.Min(Panel.Columns, columns - column);
            if (accumulate && !isBias) FirstRows.Copy(in Unsafe.Add(ref Unsafe.AsRef(in start), column * startNext), startNext, ref tile, height, rows, count);
            Strip.Narrowing(
                width, in a, aStep, in Unsafe.Add(ref Unsafe.AsRef(in b), bLayout.Offset(column)), bLayout,
                ref tile, height, in isBias ? ref bias : ref tile, isBias ? 0 : height, padded, count, inner, accumulate);
            FirstRows.Copy(in tile, height, ref Unsafe.Add(ref c, column * cNext), cNext, rows, count);
        }
    }

    private static int Vectors<T>(VectorWidth width, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => (rows + Lanes<T>(width) - 1) / Lanes<T>(width);

    private static int Lanes<T>(VectorWidth width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => width switch
        {
            VectorWidth.Bits512 => Simd512<T>.Count,
            VectorWidth.Bits256 => Simd256<T>.Count,
            VectorWidth.Bits128 => Simd128<T>.Count,
            _ => Scalar<T>.Count,
        };

    /// <summary>How many vectors fewer it takes.</summary>
    private static class Savings<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private static readonly int[] s_saved = [.. from width in Enum.GetValues<VectorWidth>() from rows in Enumerable.Range(0, Panel.Rows<T>()) select Saved(width, rows)];

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static int Of(VectorWidth width, int rows) => s_saved[(int)width * Panel.Rows<T>() + rows];

        private static int Saved(VectorWidth width, int rows)
        {
            int narrowing = 0, left = rows;
            for (VectorWidth narrower = width; left > 0; narrower--)
            {
                int lanes = Lanes<T>(narrower);
                narrowing += Turns(narrower, left / lanes);
                left %= lanes;
            }
            return narrowing - Turns(width, Vectors<T>(width, rows));
        }

        /// <summary>Where the registers hold four columns at a time, one vector costs as much as two.</summary>
        private static int Turns(VectorWidth width, int vectors) => HasManyRegisters(width) ? vectors : (vectors + 1) / 2 * 2;

        private static bool HasManyRegisters(VectorWidth width) => width switch
        {
            VectorWidth.Bits512 => Simd512<T>.HasManyRegisters,
            VectorWidth.Bits256 => Simd256<T>.HasManyRegisters,
            VectorWidth.Bits128 => Simd128<T>.HasManyRegisters,
            _ => Scalar<T>.HasManyRegisters,
        };
    }
}
