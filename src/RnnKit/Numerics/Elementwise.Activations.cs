using System.Numerics;

namespace RnnKit.Numerics;

/// <summary>
/// Functions of single elements over spans: activations, their backward forms, arithmetic, and the
/// broadcast of a vector over the columns of a matrix. Input and output may be the same span.
/// </summary>
public static partial class Elementwise
{
    /// <summary>y = tanh(x).</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Tanh<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Length(y, x.Length);
        for (int i = 0; i < x.Length; i++) y[i] = T.Tanh(x[i]);
    }

    /// <summary>y = σ(x) = 1 / (1 + e⁻ˣ).</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Sigmoid<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Length(y, x.Length);
        for (int i = 0; i < x.Length; i++) y[i] = T.One / (T.One + T.Exp(-x[i]));
    }

    /// <summary>y = max(x, 0); NaN stays NaN.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Relu<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Length(y, x.Length);
        for (int i = 0; i < x.Length; i++) y[i] = x[i] <= T.Zero ? T.Zero : x[i];
    }

    /// <summary>y = eˣ.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Exp<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Length(y, x.Length);
        for (int i = 0; i < x.Length; i++) y[i] = T.Exp(x[i]);
    }

    /// <summary>dx = dy ⊙ (1 - y²), where y = tanh(x) is the forward output.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void TanhBackward<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Length(dy, y.Length);
        Require.Length(dx, y.Length);
        for (int i = 0; i < y.Length; i++) dx[i] = dy[i] * T.FusedMultiplyAdd(-y[i], y[i], T.One);
    }

    /// <summary>dx = dy ⊙ y (1 - y), where y = σ(x) is the forward output.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void SigmoidBackward<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Length(dy, y.Length);
        Require.Length(dx, y.Length);
        for (int i = 0; i < y.Length; i++) dx[i] = dy[i] * T.FusedMultiplyAdd(-y[i], y[i], y[i]);
    }

    /// <summary>dx = dy where y &gt; 0, else 0, where y = relu(x) is the forward output.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void ReluBackward<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Length(dy, y.Length);
        Require.Length(dx, y.Length);
        for (int i = 0; i < y.Length; i++) dx[i] = y[i] > T.Zero ? dy[i] : T.Zero;
    }
}
