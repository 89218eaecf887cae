using System.Numerics;
using System.Runtime.CompilerServices;
using RnnKit.Numerics.Simd;

namespace RnnKit.Numerics.Products;

/// <summary>
/// A product cut into blocks that fit the caches: <see cref="InnerBlock"/> steps of k at a time, so that a strip
/// of A stays in the first-level cache, by <see cref="ColumnBlock"/> columns and <see cref="RowBlock"/> rows, so that
/// the blocks of B and A stay in the second. The next block of k goes on from the sums in C: the order of the additions is that of one long loop.
/// </summary>
internal static class Blocked
{
    private const int InnerBlock = 256;
    private const int ColumnBlock = 512;
    private const int RowBlock = 256;

    /// <summary>C (+)= A B with both factors where they lie; they are packed if that pays.</summary>
    public static void Multiply<T>(VectorWidth width, View<T> a, View<T> b, ref T c, int rows, int columns, int inner, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Multiply(width, a, b, ref c, in c, rows, rows, columns, inner, accumulate);

    /// <summary>The same; where it accumulates, from a start of its own: C, or a bias that is the same for every column.</summary>
    public static void Multiply<T>(
        VectorWidth width, View<T> a, View<T> b, ref T c, ref readonly T start, nint startNext, int rows, int columns, int inner, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int height = Panel.Rows<T>();
        bool packA = a.MajorStep != 1 || PaysForA(columns, inner, a.InnerStep);
        bool packB = PaysForB(rows, inner);
        int blockInner = packA || packB ? Math.Min(inner, InnerBlock) : inner;
        int blockColumns = packB ? Math.Min(columns, ColumnBlock) : columns;
        int blockRows = packA ? Math.Min((rows + height - 1) / height * height, RowBlock) : Math.Max(1, rows);
        int panelA = packA ? blockRows * blockInner : 0;
        int panelB = packB ? Math.Max(1, blockInner) * (blockColumns + Panel.Columns) : 0;
        ref T panels = ref Workspace<T>.Rent(panelA + panelB);
        ref T aPanels = ref panels, bPanels = ref Unsafe.Add(ref panels, panelA);

        for (int j = 0; j < columns; j += blockColumns)
        {
            int n = Math.Min(blockColumns, columns - j);
            int k = 0;
            do
            {
                int steps = Math.Min(blockInner, inner - k);
                ref T bBlock = ref At(in b.Start, j * b.MajorStep + k * b.InnerStep);
                ColumnLayout layout = ColumnLayout.InPlace(b.MajorStep, b.InnerStep);
                if (packB)
                {
                    Panel.PackAll(in bBlock, b.MajorStep, b.InnerStep, n, steps, ref bPanels, Panel.Columns);
                    layout = ColumnLayout.Packed(steps);
                    bBlock = ref bPanels;
                }
                for (int block = 0; block < rows; block += blockRows)
                {
                    int end = Math.Min(rows, block + blockRows);
                    if (packA) Panel.PackAll(in At(in a.Start, block * a.MajorStep + k * a.InnerStep), a.MajorStep, a.InnerStep, end - block, steps, ref aPanels, height);
                    for (int i = block; i < end; i += height)
                    {
                        ref T strip = ref packA
                            ? ref Unsafe.Add(ref aPanels, (nint)(i - block) * steps)
                            : ref At(in a.Start, i * a.MajorStep + k * a.InnerStep);
                        ref T corner = ref Unsafe.Add(ref c, i + (nint)j * rows);
                        Strip.Multiply(
                            width, in strip, packA ? height : a.InnerStep, in bBlock, layout,
                            ref corner, rows, in Begin(k == 0, in start, i + j * startNext, ref corner), k == 0 ? startNext : rows,
                            Math.Min(height, end - i), n, steps, accumulate || k > 0, packA);
                    }
                }
                k += steps;
            }
            while (k < inner);
        }
    }

    /// <summary>C (+)= A B with all of A packed beforehand, in panels over the whole inner dimension.</summary>
    public static void Multiply<T>(VectorWidth width, ref readonly T aPanels, View<T> b, ref T c, int rows, int columns, int inner, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Multiply(width, in aPanels, b, ref c, in c, rows, rows, columns, inner, accumulate);

    /// <summary>The same, from a start of its own as above.</summary>
    public static void Multiply<T>(
        VectorWidth width, ref readonly T aPanels, View<T> b, ref T c, ref readonly T start, nint startNext, int rows, int columns, int inner, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int height = Panel.Rows<T>();
        int blockInner = Math.Min(inner, InnerBlock);
        int k = 0;
        do
        {
            int steps = Math.Min(blockInner, inner - k);
            for (int i = 0; i < rows; i += height)
            {
                ref T strip = ref At(in aPanels, (nint)i * inner + (nint)k * height);
                ref T corner = ref Unsafe.Add(ref c, i);
                Strip.Multiply(
                    width, in strip, height, in At(in b.Start, k * b.InnerStep), ColumnLayout.InPlace(b.MajorStep, b.InnerStep),
                    ref corner, rows, in Begin(k == 0, in start, i, ref corner), k == 0 ? startNext : rows,
                    Math.Min(height, rows - i), columns, steps, accumulate || k > 0, isPanel: true);
            }
            k += steps;
        }
        while (k < inner);
    }

    private static ref readonly T Begin<T>(bool first, ref readonly T start, nint offset, ref T corner) => ref first ? ref At(in start, offset) : ref corner;

    private static bool PaysForA(int columns, int inner, nint innerStep) => columns >= 48 && inner * innerStep >= 16384;

    private static bool PaysForB(int rows, int inner) => rows >= 128 && inner >= 128;

    private static ref T At<T>(ref readonly T start, nint offset) => ref Unsafe.Add(ref Unsafe.AsRef(in start), offset);
}
