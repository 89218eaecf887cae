using System.Numerics;
using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;
using RnnKit.Foundations;

namespace RnnKit.Cells;

/// <summary>The memory of a matrix whose columns are examples.</summary>
internal static class Columns
{
    /// <summary>The elements column by column: the matrix's own memory where it is dense, otherwise a copy.</summary>
    public static T[] Of<T>(Matrix<T> matrix, int rows, int? columns = null, [CallerArgumentExpression(nameof(matrix))] string name = "")
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(matrix, name);
        Guard.That(
            matrix.RowCount == rows && (columns is null || matrix.ColumnCount == columns),
            name,
            $"'{name}' is {matrix.RowCount} × {matrix.ColumnCount}; expected {rows} × {columns?.ToString() ?? "batch"}.");
        return matrix.AsColumnMajorArray() ?? matrix.ToColumnMajorArray();
    }
}
