using System.Numerics;
using RnnKit.Foundations;
using RnnKit.Numerics;

namespace RnnKit.Attention;

/// <summary>y = W x + b on the columns of any number of steps, and the way back; b may be missing.</summary>
internal static class Projection
{
    /// <summary>y = W x + b for a whole sequence, with y in the shape that it needs.</summary>
    public static void Forward<T>(Parameter<T> w, Parameter<T>? b, Sequence<T> x, Sequence<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        y.Reshape(x.Steps, w.Rows, x.Batch, x.Lengths);
        Forward(w, b, x.Values, y.Values);
    }

    /// <summary>y = W x + b.</summary>
    public static void Forward<T>(Parameter<T> w, Parameter<T>? b, ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int columns = x.Length / w.Columns;
        if (b is null) MatrixProduct.Multiply(w.Values, x, y, w.Rows, columns, w.Columns);
        else MatrixProduct.Affine(w.Values, x, b.Values, y, w.Rows, columns, w.Columns);
    }

    /// <summary>dx = Wᵀ dy.</summary>
    public static void InputGradient<T>(Parameter<T> w, ReadOnlySpan<T> dy, Span<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        MatrixProduct.TransposeThenMultiply(w.Values, dy, dx, w.Columns, dy.Length / w.Rows, w.Rows);

    /// <summary>dW += dy xᵀ and db += Σ dy, over all columns.</summary>
    public static void AddGradients<T>(Parameter<T> w, Parameter<T>? b, ReadOnlySpan<T> dy, ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int columns = x.Length / w.Columns;
        MatrixProduct.MultiplyByTranspose(dy, x, w.Gradients, w.Rows, w.Columns, columns, accumulate: true);
        if (b is not null) Elementwise.SumColumns(dy, b.Gradients, w.Rows, columns, accumulate: true);
    }
}
