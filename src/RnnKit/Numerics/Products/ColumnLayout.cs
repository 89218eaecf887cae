using System.Runtime.CompilerServices;

namespace RnnKit.Numerics.Products;

/// <summary>Where the elements of B are: in place, or in packed panels of a few columns each.</summary>
/// <param name="Step">Elements from k to k + 1.</param>
/// <param name="Next">Elements from a column to the next of the same group.</param>
/// <param name="Group">Elements from a group of <see cref="Panel.Columns"/> columns to the next.</param>
internal readonly record struct ColumnLayout(nint Step, nint Next, nint Group)
{
    /// <summary>B where it lies.</summary>
    public static ColumnLayout InPlace(nint majorStep, nint innerStep) => new(innerStep, majorStep, Panel.Columns * majorStep);

    /// <summary>B in panels over <paramref name="inner"/> steps.</summary>
    public static ColumnLayout Packed(int inner) => new(Panel.Columns, 1, (nint)Panel.Columns * inner);

    /// <summary>The element of a column at k = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint Offset(int column) => column / Panel.Columns * Group + column % Panel.Columns * Next;
}
