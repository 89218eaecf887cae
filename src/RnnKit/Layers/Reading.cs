using System.Numerics;
using RnnKit.Foundations;
using RnnKit.Numerics;

namespace RnnKit.Layers;

/// <summary>
/// Rows of sequences, read from the front or from the back. From the back, each example begins at its own last step
/// and its padding stays where it is; reading twice from the back is reading from the front.
/// </summary>
internal static class Reading
{
    /// <summary>Copies rows of one sequence into rows of another of the same steps and batch.</summary>
    public static void Copy<T>(Sequence<T> from, int fromRow, Sequence<T> to, int toRow, int rows, bool fromTheBack)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int t = 0; t < from.Steps; t++)
            for (int b = 0; b < from.Batch; b++)
                Rows(from, fromTheBack ? Mirrored(to, t, b) : t, b, fromRow, rows).CopyTo(Rows(to, t, b, toRow, rows));
    }

    /// <summary>to += from, read from the back; both of one shape.</summary>
    public static void AddFromTheBack<T>(Sequence<T> from, Sequence<T> to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int t = 0; t < from.Steps; t++)
            for (int b = 0; b < from.Batch; b++)
                Elementwise.Axpy(T.One, Rows(from, Mirrored(to, t, b), b, 0, from.Features), Rows(to, t, b, 0, from.Features));
    }

    private static int Mirrored<T>(Sequence<T> sequence, int t, int example)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int length = sequence.LengthOf(example);
        return t < length ? length - 1 - t : t;
    }

    private static Span<T> Rows<T>(Sequence<T> sequence, int t, int example, int row, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        sequence.Values.Slice(row + sequence.Features * (example + sequence.Batch * t), rows);
}
