using System.Numerics;
using System.Runtime.InteropServices;
using RnnKit.Numerics.Products;
using RnnKit.Numerics.Simd;

namespace RnnKit.Numerics;

/// <summary>
/// Matrix products in the three forms that forward and backward passes need. Every matrix is
/// column-major and contiguous: element (i, j) of a rows × columns matrix is at <c>i + j * rows</c>.
/// </summary>
/// <remarks>
/// Every element of the result is accumulated over the inner dimension in order, with fused
/// multiply-add, so the digits do not depend on the width of the machine's vectors.
/// Columns of C are independent: to split a product, call with slices of B and C.
/// </remarks>
public static class MatrixProduct
{
    /// <summary>C = A B, or C += A B.</summary>
    /// <param name="a">A, rows × inner.</param>
    /// <param name="b">B, inner × columns.</param>
    /// <param name="c">C, rows × columns; shares no memory with A or B.</param>
    /// <param name="rows">Rows of C.</param>
    /// <param name="columns">Columns of C.</param>
    /// <param name="inner">The dimension summed over.</param>
    /// <param name="accumulate">Whether the product is added to C instead of replacing it.</param>
    /// <exception cref="ArgumentException">A size is negative, a span is too short, or C shares memory with a factor.</exception>
    public static void Multiply<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> c, int rows, int columns, int inner, bool accumulate = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check(a, b, c, (rows, inner), (inner, columns), rows, columns, inner);
        if (columns == 1)
        {
            SingleColumn.Multiply(
                Machine.Width, in MemoryMarshal.GetReference(a), in MemoryMarshal.GetReference(b), ref MemoryMarshal.GetReference(c), rows, inner, accumulate);
            return;
        }
        Blocked.Multiply(Machine.Width, new View<T>(a, 1, rows), new View<T>(b, inner, 1), ref MemoryMarshal.GetReference(c), rows, columns, inner, accumulate);
    }

    /// <summary>C = Aᵀ B, or C += Aᵀ B: carries a gradient back through a weight matrix.</summary>
    /// <param name="a">A, inner × rows.</param>
    /// <param name="b">B, inner × columns.</param>
    /// <param name="c">C, rows × columns; shares no memory with A or B.</param>
    /// <param name="rows">Rows of C.</param>
    /// <param name="columns">Columns of C.</param>
    /// <param name="inner">The dimension summed over.</param>
    /// <param name="accumulate">Whether the product is added to C instead of replacing it.</param>
    /// <exception cref="ArgumentException">A size is negative, a span is too short, or C shares memory with a factor.</exception>
    public static void TransposeThenMultiply<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> c, int rows, int columns, int inner, bool accumulate = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check(a, b, c, (inner, rows), (inner, columns), rows, columns, inner);
        Blocked.Multiply(Machine.Width, new View<T>(a, inner, 1), new View<T>(b, inner, 1), ref MemoryMarshal.GetReference(c), rows, columns, inner, accumulate);
    }

    /// <summary>C = A Bᵀ, or C += A Bᵀ: the gradient of a weight matrix, summed over steps and examples.</summary>
    /// <param name="a">A, rows × inner.</param>
    /// <param name="b">B, columns × inner.</param>
    /// <param name="c">C, rows × columns; shares no memory with A or B.</param>
    /// <param name="rows">Rows of C.</param>
    /// <param name="columns">Columns of C.</param>
    /// <param name="inner">The dimension summed over.</param>
    /// <param name="accumulate">Whether the product is added to C instead of replacing it.</param>
    /// <exception cref="ArgumentException">A size is negative, a span is too short, or C shares memory with a factor.</exception>
    public static void MultiplyByTranspose<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> c, int rows, int columns, int inner, bool accumulate = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check(a, b, c, (rows, inner), (columns, inner), rows, columns, inner);
        Blocked.Multiply(Machine.Width, new View<T>(a, 1, rows), new View<T>(b, 1, columns), ref MemoryMarshal.GetReference(c), rows, columns, inner, accumulate);
    }

    /// <summary>C = A B, or C += A B, with A packed beforehand.</summary>
    /// <param name="a">A; its rows are those of C, its columns the inner dimension.</param>
    /// <param name="b">B, inner × columns.</param>
    /// <param name="c">C, rows × columns; shares no memory with B.</param>
    /// <param name="columns">Columns of C.</param>
    /// <param name="accumulate">Whether the product is added to C instead of replacing it.</param>
    /// <exception cref="ArgumentException">A size is negative, a span is too short, or C shares memory with B.</exception>
    public static void Multiply<T>(PackedMatrix<T> a, ReadOnlySpan<T> b, Span<T> c, int columns, bool accumulate = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(a);
        Require.Size(columns);
        Require.Holds(b, a.Columns, columns);
        Require.Holds(c, a.Rows, columns);
        Require.Apart(b, c, nameof(b), nameof(c));
        Blocked.Multiply(Machine.Width, in a.Panels, new View<T>(b, a.Columns, 1), ref MemoryMarshal.GetReference(c), a.Rows, columns, a.Columns, accumulate);
    }

    /// <summary>C = A B + b, with b added to every column.</summary>
    /// <param name="a">A, rows × inner.</param>
    /// <param name="b">B, inner × columns.</param>
    /// <param name="bias">The vector, one element a row; the sums start from it.</param>
    /// <param name="c">C, rows × columns; shares no memory with A, B or the bias.</param>
    /// <param name="rows">Rows of C.</param>
    /// <param name="columns">Columns of C.</param>
    /// <param name="inner">The dimension summed over.</param>
    /// <exception cref="ArgumentException">A size is negative, a span is too short, or C shares memory with a factor or the bias.</exception>
    public static void Affine<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> bias, Span<T> c, int rows, int columns, int inner)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check(a, b, c, (rows, inner), (inner, columns), rows, columns, inner);
        Require.Holds(bias, rows, 1);
        Require.Apart(bias, c, nameof(bias), nameof(c));
        if (columns == 1)
        {
            bias[..rows].CopyTo(c);
            SingleColumn.Multiply(
                Machine.Width, in MemoryMarshal.GetReference(a), in MemoryMarshal.GetReference(b), ref MemoryMarshal.GetReference(c), rows, inner, accumulate: true);
            return;
        }
        Blocked.Multiply(
            Machine.Width, new View<T>(a, 1, rows), new View<T>(b, inner, 1), ref MemoryMarshal.GetReference(c), in MemoryMarshal.GetReference(bias), 0,
            rows, columns, inner, accumulate: true);
    }

    /// <summary>C = A B + b, with A packed beforehand and b added to every column.</summary>
    /// <param name="a">A; its rows are those of C, its columns the inner dimension.</param>
    /// <param name="b">B, inner × columns.</param>
    /// <param name="bias">The vector, one element a row; the sums start from it.</param>
    /// <param name="c">C, rows × columns; shares no memory with B or the bias.</param>
    /// <param name="columns">Columns of C.</param>
    /// <exception cref="ArgumentException">A size is negative, a span is too short, or C shares memory with B or the bias.</exception>
    public static void Affine<T>(PackedMatrix<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> bias, Span<T> c, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(a);
        Require.Size(columns);
        Require.Holds(b, a.Columns, columns);
        Require.Holds(bias, a.Rows, 1);
        Require.Holds(c, a.Rows, columns);
        Require.Apart(b, c, nameof(b), nameof(c));
        Require.Apart(bias, c, nameof(bias), nameof(c));
        Blocked.Multiply(
            Machine.Width, in a.Panels, new View<T>(b, a.Columns, 1), ref MemoryMarshal.GetReference(c), in MemoryMarshal.GetReference(bias), 0,
            a.Rows, columns, a.Columns, accumulate: true);
    }

    /// <summary>C += A B for a few rows of A, from the first of a panel on: C has those rows alone.</summary>
    internal static void MultiplyRows<T>(PackedMatrix<T> a, int firstRow, int rows, ReadOnlySpan<T> b, Span<T> c, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Holds(b, a.Columns, columns);
        Require.Holds(c, rows, columns);
        Blocked.Multiply(Machine.Width, in a.PanelsFrom(firstRow), new View<T>(b, a.Columns, 1), ref MemoryMarshal.GetReference(c), rows, columns, a.Columns, accumulate: true);
    }

    /// <summary>C = A B + b for a few rows of A and b, from the first of a panel on: C has those rows alone.</summary>
    internal static void AffineRows<T>(PackedMatrix<T> a, int firstRow, int rows, ReadOnlySpan<T> b, ReadOnlySpan<T> bias, Span<T> c, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Holds(b, a.Columns, columns);
        Require.Holds(bias, firstRow + rows, 1);
        Require.Holds(c, rows, columns);
        Blocked.Multiply(
            Machine.Width, in a.PanelsFrom(firstRow), new View<T>(b, a.Columns, 1), ref MemoryMarshal.GetReference(c), in MemoryMarshal.GetReference(bias[firstRow..]), 0,
            rows, columns, a.Columns, accumulate: true);
    }

    private static void Check<T>(
        ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> c,
        (int Rows, int Columns) shapeA, (int Rows, int Columns) shapeB, int rows, int columns, int inner)
    {
        Require.Size(rows);
        Require.Size(columns);
        Require.Size(inner);
        Require.Holds(a, shapeA.Rows, shapeA.Columns);
        Require.Holds(b, shapeB.Rows, shapeB.Columns);
        Require.Holds(c, rows, columns);
        Require.Apart(a, c, nameof(a), nameof(c));
        Require.Apart(b, c, nameof(b), nameof(c));
    }
}
