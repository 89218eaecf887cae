namespace RnnKit.Numerics.Products;

/// <summary>
/// A factor of a product as the kernels see it: <c>Major</c> is the dimension kept in C (rows of A, columns
/// of B), <c>Inner</c> the one summed over. A transposed factor is the same memory with the steps exchanged.
/// </summary>
internal readonly ref struct View<T>
{
    public View(ReadOnlySpan<T> elements, nint majorStep, nint innerStep)
    {
        Start = ref System.Runtime.InteropServices.MemoryMarshal.GetReference(elements);
        MajorStep = majorStep;
        InnerStep = innerStep;
    }

    public readonly ref readonly T Start;

    /// <summary>Elements from one row of A, or column of B, to the next.</summary>
    public readonly nint MajorStep;

    /// <summary>Elements from k to k + 1.</summary>
    public readonly nint InnerStep;
}
