using System.Numerics;

namespace RnnKit.Numerics;

/// <summary>
/// A matrix held in the order in which the product reads it. A recurrent layer multiplies by the same
/// weights at every step: pack them once after each update, then multiply many times. Packing reuses the
/// memory of the last time; once packed, any number of threads may multiply by it.
/// </summary>
/// <typeparam name="T"><c>float</c> or <c>double</c>.</typeparam>
public sealed class PackedMatrix<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] elements;

    /// <summary>Makes room for a matrix of the given shape, zero until it is packed.</summary>
    /// <exception cref="ArgumentException">A size is negative.</exception>
    public PackedMatrix(int rows, int columns)
    {
        Require.Size(rows);
        Require.Size(columns);
        Rows = rows;
        Columns = columns;
        elements = new T[rows * columns];
    }

    /// <summary>Rows of the matrix.</summary>
    public int Rows { get; }

    /// <summary>Columns of the matrix: the inner dimension of a product.</summary>
    public int Columns { get; }

    internal ReadOnlySpan<T> Elements => elements;

    /// <summary>Packs A, Rows × Columns, column-major.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public void Pack(ReadOnlySpan<T> a)
    {
        Require.Holds(a, Rows, Columns);
        a[..elements.Length].CopyTo(elements);
    }

    /// <summary>Packs Aᵀ, where A is Columns × Rows, column-major: carries gradients back through A.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public void PackTranspose(ReadOnlySpan<T> a)
    {
        Require.Holds(a, Columns, Rows);
        for (int i = 0; i < Rows; i++)
            for (int k = 0; k < Columns; k++) elements[i + k * Rows] = a[k + i * Columns];
    }
}
