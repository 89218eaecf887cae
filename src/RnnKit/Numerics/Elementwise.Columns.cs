using System.Numerics;
using System.Runtime.InteropServices;
using RnnKit.Numerics.Maps;
using RnnKit.Numerics.Simd;

namespace RnnKit.Numerics;

public static partial class Elementwise
{
    /// <summary>Adds the vector to every column of the matrix: the bias of a batch.</summary>
    /// <param name="bias">The vector, one element a row.</param>
    /// <param name="matrix">The matrix, rows × columns, changed in place.</param>
    /// <param name="rows">Rows of the matrix.</param>
    /// <param name="columns">Columns of the matrix.</param>
    /// <exception cref="ArgumentException">A size is negative or a span too short.</exception>
    public static void AddColumnBias<T>(ReadOnlySpan<T> bias, Span<T> matrix, int rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Size(rows);
        Require.Size(columns);
        Require.Holds(bias, rows, 1);
        Require.Holds(matrix, rows, columns);
        bias = bias[..rows];
        for (int j = 0; j < columns; j++)
        {
            Span<T> column = matrix.Slice(j * rows, rows);
            Add(column, bias, column);
        }
    }

    /// <summary>Fills every column of the matrix with the vector: the start of an affine map to accumulate into.</summary>
    /// <inheritdoc cref="AddColumnBias"/>
    public static void FillColumns<T>(ReadOnlySpan<T> bias, Span<T> matrix, int rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Size(rows);
        Require.Size(columns);
        Require.Holds(bias, rows, 1);
        Require.Holds(matrix, rows, columns);
        for (int j = 0; j < columns; j++) bias[..rows].CopyTo(matrix[(j * rows)..]);
    }

    /// <summary>Sums the columns of the matrix, in their order: the gradient of a bias.</summary>
    /// <param name="matrix">The matrix, rows × columns.</param>
    /// <param name="sum">The sum, one element a row.</param>
    /// <param name="rows">Rows of the matrix.</param>
    /// <param name="columns">Columns of the matrix.</param>
    /// <param name="accumulate">Whether the columns are added to <paramref name="sum"/> instead of replacing it.</param>
    /// <exception cref="ArgumentException">A size is negative or a span too short.</exception>
    public static void SumColumns<T>(ReadOnlySpan<T> matrix, Span<T> sum, int rows, int columns, bool accumulate = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Size(rows);
        Require.Size(columns);
        Require.Holds(matrix, rows, columns);
        Require.Holds(sum, rows, 1);
        if (!accumulate) sum[..rows].Clear();
        if (columns > 0) ColumnSums.Add(Machine.Width, ref MemoryMarshal.GetReference(matrix), rows, columns, sum[..rows]);
    }
}
