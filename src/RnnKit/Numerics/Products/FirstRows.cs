using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RnnKit.Numerics.Products;

/// <summary>Some rows of a matrix, carried to another of more or fewer rows: the first ones from where the source begins.</summary>
internal static class FirstRows
{
    /// <summary>Copies the first rows of every column.</summary>
    /// <param name="from">The source, from its first row to copy on.</param>
    /// <param name="fromNext">Elements from a column of it to the next.</param>
    /// <param name="to">Where the first of the rows goes, and what follows.</param>
    /// <param name="toNext">Elements from a column there to the next.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="columns">How many columns.</param>
    /// <exception cref="ArgumentOutOfRangeException">A span is too short.</exception>
    public static void Copy<T>(ReadOnlySpan<T> from, int fromNext, Span<T> to, int toNext, int rows, int columns)
        where T : unmanaged
    {
        if (columns == 0) return;
        from = from[..((columns - 1) * fromNext + rows)];
        to = to[..((columns - 1) * toNext + rows)];
        Copy(in MemoryMarshal.GetReference(from), fromNext, ref MemoryMarshal.GetReference(to), toNext, rows, columns);
    }

    /// <summary>The same, unchecked. Where whole vectors leave a rest, the last one goes over some rows again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy<T>(ref readonly T from, nint fromNext, ref T to, nint toNext, int rows, int columns)
        where T : unmanaged
    {
        for (int column = 0; column < columns; column++)
        {
            ref T source = ref Unsafe.Add(ref Unsafe.AsRef(in from), column * fromNext);
            ref T target = ref Unsafe.Add(ref to, column * toNext);
            if (rows >= Vector256<T>.Count)
            {
                int last = rows - Vector256<T>.Count;
                for (int row = 0; row < last; row += Vector256<T>.Count) Vector256.LoadUnsafe(in source, (nuint)row).StoreUnsafe(ref target, (nuint)row);
                Vector256.LoadUnsafe(in source, (nuint)last).StoreUnsafe(ref target, (nuint)last);
            }
            else
            {
                for (int row = 0; row < rows; row++) Unsafe.Add(ref target, row) = Unsafe.Add(ref source, row);
            }
        }
    }
}
