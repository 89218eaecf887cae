using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RnnKit.Numerics.Products;

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
    private readonly T[] panels;

    /// <summary>Makes room for a matrix of the given shape, zero until it is packed.</summary>
    /// <exception cref="ArgumentException">A size is negative.</exception>
    public PackedMatrix(int rows, int columns)
    {
        Require.Size(rows);
        Require.Size(columns);
        Rows = rows;
        Columns = columns;
        int height = Panel.Rows<T>();
        panels = Workspace<T>.Allocate((rows + height - 1) / height * height * columns);
    }

    /// <summary>Rows of the matrix.</summary>
    public int Rows { get; }

    /// <summary>Columns of the matrix: the inner dimension of a product.</summary>
    public int Columns { get; }

    internal ref readonly T Panels => ref Workspace<T>.Aligned(panels);

    /// <summary>The panels from a row on, which must be the first of one.</summary>
    internal ref readonly T PanelsFrom(int row) => ref Unsafe.Add(ref Unsafe.AsRef(in Panels), (nint)row * Columns);

    /// <summary>Packs A, Rows × Columns, column-major.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public void Pack(ReadOnlySpan<T> a)
    {
        Require.Holds(a, Rows, Columns);
        Pack(a, 1, Rows);
    }

    /// <summary>Packs Aᵀ, where A is Columns × Rows, column-major: carries gradients back through A.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public void PackTranspose(ReadOnlySpan<T> a)
    {
        Require.Holds(a, Columns, Rows);
        Pack(a, Columns, 1);
    }

    private void Pack(ReadOnlySpan<T> a, nint rowStep, nint columnStep) =>
        Panel.PackAll(in MemoryMarshal.GetReference(a), rowStep, columnStep, Rows, Columns, ref Workspace<T>.Aligned(panels), Panel.Rows<T>());
}
