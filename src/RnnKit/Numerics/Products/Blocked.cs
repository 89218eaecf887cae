using System.Numerics;
using System.Runtime.CompilerServices;
using RnnKit.Numerics.Simd;

namespace RnnKit.Numerics.Products;

/// <summary>
/// A product cut into blocks that fit the caches: <see cref="InnerBlock"/> steps of k at a time, so that a strip
/// of A stays in the first-level cache, by <see cref="ColumnBlock"/> columns, so that the block of B stays in the
/// second. The next block of k goes on from the sums in C: the order of the additions is that of one long loop.
/// </summary>
internal static class Blocked
{
    private const int InnerBlock = 256;
    private const int ColumnBlock = 512;

    /// <summary>C (+)= A B with both factors where they lie; they are packed if that pays.</summary>
    public static void Multiply<T>(VectorWidth width, View<T> a, View<T> b, ref T c, int rows, int columns, int inner, bool accumulate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int height = Panel.Rows<T>();
        bool packA = a.MajorStep != 1 || PaysForA(columns, inner, a.InnerStep);
        bool packB = PaysForB(rows, inner);
        int blockInner = packA || packB ? Math.Min(inner, InnerBlock) : inner;
        int blockColumns = packB ? Math.Min(columns, ColumnBlock) : columns;
        int panelA = packA ? height * blockInner : 0;
        int panelB = packB ? Math.Max(1, blockInner) * (blockColumns + Panel.Columns) : 0;
        ref T panels = ref Workspace<T>.Rent(panelA + panelB);
        ref T aPanel = ref panels, bPanels = ref Unsafe.Add(ref panels, panelA);

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
                    PackColumns(in bBlock, b.MajorStep, b.InnerStep, n, steps, ref bPanels);
                    layout = ColumnLayout.Packed(steps);
                    bBlock = ref bPanels;
                }
                for (int i = 0; i < rows; i += height)
                {
                    int m = Math.Min(height, rows - i);
                    ref T strip = ref At(in a.Start, i * a.MajorStep + k * a.InnerStep);
                    nint step = a.InnerStep;
                    if (packA)
                    {
                        Panel.Pack(in strip, a.MajorStep, a.InnerStep, m, steps, ref aPanel, height);
                        strip = ref aPanel;
                        step = height;
                    }
                    ref T corner = ref Unsafe.Add(ref c, i + (nint)j * rows);
                    Strip.Multiply(width, in strip, step, in bBlock, layout, ref corner, rows, m, n, steps, accumulate || k > 0);
                }
                k += steps;
            }
            while (k < inner);
        }
    }

    /// <summary>C (+)= A B with all of A packed beforehand, in panels over the whole inner dimension.</summary>
    public static void Multiply<T>(VectorWidth width, ref readonly T aPanels, View<T> b, ref T c, int rows, int columns, int inner, bool accumulate)
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
                Strip.Multiply(
                    width, in strip, height, in At(in b.Start, k * b.InnerStep), ColumnLayout.InPlace(b.MajorStep, b.InnerStep),
                    ref Unsafe.Add(ref c, i), rows, Math.Min(height, rows - i), columns, steps, accumulate || k > 0);
            }
            k += steps;
        }
        while (k < inner);
    }

    private static bool PaysForA(int columns, int inner, nint innerStep) => columns >= 48 && inner * innerStep >= 16384;

    private static bool PaysForB(int rows, int inner) => rows >= 128 && inner >= 128;

    private static void PackColumns<T>(ref readonly T b, nint majorStep, nint innerStep, int columns, int inner, ref T panels)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int j = 0; j < columns; j += Panel.Columns)
            Panel.Pack(in At(in b, j * majorStep), majorStep, innerStep, Math.Min(Panel.Columns, columns - j), inner, ref Unsafe.Add(ref panels, (nint)j * inner), Panel.Columns);
    }

    private static ref T At<T>(ref readonly T start, nint offset) => ref Unsafe.Add(ref Unsafe.AsRef(in start), offset);
}
