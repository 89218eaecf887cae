using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RnnKit.Numerics.Maps;
using RnnKit.Numerics.Products;
using RnnKit.Numerics.Simd;

namespace RnnKit.Numerics;

/// <summary>One of several sums of outer products over the same columns: sum += left rightᵀ, or sum += the columns of left where there is no right factor.</summary>
/// <param name="Left">rows × columns.</param>
/// <param name="Right">right rows × columns.</param>
/// <param name="RightRows">Rows of the right factor; 0 where there is none.</param>
/// <param name="Sum">rows × right rows, or rows.</param>
internal readonly record struct OuterProduct<T>(Memory<T> Left, Memory<T> Right, int RightRows, Memory<T> Sum);

/// <summary>
/// Sums of outer products that share factors. A few columns at a time, every factor is packed once and multiplied with all its
/// partners while it is in the second-level cache. The columns are added in their order, so the digits are those of one product alone.
/// </summary>
internal static class OuterProducts
{
    private const int InnerBlock = 256;

    /// <summary>Numbers of a left factor from which packing pays.</summary>
    private const int Few = 16384;

    /// <summary>Strips of rows that can be computed apart.</summary>
    public static int Strips<T>(int rows) => (rows + Panel.Rows<T>() - 1) / Panel.Rows<T>();

    /// <summary>Adds the rows of some strips to all sums.</summary>
    public static void Add<T>(VectorWidth width, List<OuterProduct<T>> products, int rows, int columns, int firstStrip, int endStrip)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool packs = (long)rows * columns >= Few;
        int height = Panel.Rows<T>(), first = firstStrip * height, end = Math.Min(rows, endStrip * height);
        int block = packs ? Math.Min(columns, InnerBlock) : columns;
        int panelA = packs ? Strips<T>(rows) * height * block : 0; // as if all strips were ours: the memory serves however they are shared out
        int panelB = packs ? PanelOf(products, products.Count, block) : 0;
        ref T a = ref Workspace<T>.Rent(panelA + panelB), b = ref Unsafe.Add(ref a, panelA);
        for (int k = 0; k < columns; k += block)
        {
            int steps = Math.Min(block, columns - k);
            for (int i = 0; packs && i < products.Count; i++)
                if (products[i].RightRows > 0 && FirstWithRight(products, i) == i)
                    Panel.PackAll(in Right(products[i], k), 1, products[i].RightRows, products[i].RightRows, steps, ref Unsafe.Add(ref b, PanelOf(products, i, block)), Panel.Columns);
            for (int i = 0; i < products.Count; i++)
            {
                if (FirstWithLeft(products, i) != i) continue;
                ref T left = ref At(products[i].Left, first + (nint)k * rows);
                if (packs) Panel.PackAll(in left, 1, rows, end - first, steps, ref a, height);
                for (int row = first; row < end; row += height)
                    for (int j = i; j < products.Count; j++)
                    {
                        OuterProduct<T> product = products[j];
                        if (product.RightRows == 0 || !product.Left.Equals(products[i].Left)) continue;
                        ref T strip = ref packs ? ref Unsafe.Add(ref a, (nint)(row - first) * steps) : ref Unsafe.Add(ref left, row - first);
                        ref T right = ref packs ? ref Unsafe.Add(ref b, PanelOf(products, FirstWithRight(products, j), block)) : ref Right(product, k);
                        ref T sum = ref At(product.Sum, row);
                        Strip.Multiply(
                            width, in strip, packs ? height : rows, in right, packs ? ColumnLayout.Packed(steps) : ColumnLayout.InPlace(1, product.RightRows),
                            ref sum, rows, in sum, rows, Math.Min(height, end - row), product.RightRows, steps, accumulate: true, packs);
                    }
                for (int j = i; j < products.Count; j++)
                    if (products[j].RightRows == 0 && products[j].Left.Equals(products[i].Left))
                        ColumnSums.Add(width, ref left, rows, steps, products[j].Sum.Span[first..end]);
            }
        }
    }

    private static ref T At<T>(Memory<T> memory, nint offset) => ref Unsafe.Add(ref MemoryMarshal.GetReference(memory.Span), offset);

    private static ref T Right<T>(OuterProduct<T> product, int column) => ref At(product.Right, (nint)column * product.RightRows);

    /// <summary>Where the right factor of a product is packed: behind those before it.</summary>
    private static int PanelOf<T>(List<OuterProduct<T>> products, int product, int block)
    {
        int at = 0;
        for (int i = 0; i < product; i++)
            if (FirstWithRight(products, i) == i) at += (products[i].RightRows + Panel.Columns - 1) / Panel.Columns * Panel.Columns * block;
        return at;
    }

    private static int FirstWithLeft<T>(List<OuterProduct<T>> products, int product)
    {
        int i = 0;
        while (!products[i].Left.Equals(products[product].Left)) i++;
        return i;
    }

    private static int FirstWithRight<T>(List<OuterProduct<T>> products, int product)
    {
        int i = 0;
        while (!products[i].Right.Equals(products[product].Right)) i++;
        return i;
    }
}
