using System.Numerics;
using RnnKit.Numerics.Maps;
using RnnKit.Numerics.Simd;

namespace RnnKit.Numerics;

/// <summary>
/// Functions of single elements over spans: activations, their backward forms, arithmetic, and the
/// broadcast of a vector over the columns of a matrix. Input and output may be the same span.
/// </summary>
public static partial class Elementwise
{
    /// <summary>y = tanh(x).</summary>
    /// <exception cref="ArgumentException">The lengths differ, or two spans overlap in part.</exception>
    public static void Tanh<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Result(x, y);
        Map.Apply(Machine.Width, new TanhMap<T>(), x, y);
    }

    /// <summary>y = σ(x) = 1 / (1 + e⁻ˣ).</summary>
    /// <exception cref="ArgumentException">The lengths differ, or two spans overlap in part.</exception>
    public static void Sigmoid<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Result(x, y);
        Map.Apply(Machine.Width, new SigmoidMap<T>(), x, y);
    }

    /// <summary>y = max(x, 0); NaN stays NaN.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or two spans overlap in part.</exception>
    public static void Relu<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Result(x, y);
        Map.Apply(Machine.Width, new ReluMap<T>(), x, y);
    }

    /// <summary>y = eˣ.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or two spans overlap in part.</exception>
    public static void Exp<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Result(x, y);
        Map.Apply(Machine.Width, new ExpMap<T>(), x, y);
    }

    /// <summary>dx = dy ⊙ (1 - y²), where y = tanh(x) is the forward output.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or two spans overlap in part.</exception>
    public static void TanhBackward<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.SameLength(y, dy);
        Require.Result(y, dx);
        Require.Result(dy, dx);
        Map.Apply(Machine.Width, new TanhBackwardMap<T>(), y, dy, dx);
    }

    /// <summary>dx = dy ⊙ y (1 - y), where y = σ(x) is the forward output.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or two spans overlap in part.</exception>
    public static void SigmoidBackward<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.SameLength(y, dy);
        Require.Result(y, dx);
        Require.Result(dy, dx);
        Map.Apply(Machine.Width, new SigmoidBackwardMap<T>(), y, dy, dx);
    }

    /// <summary>dx = dy where y &gt; 0, else 0, where y = relu(x) is the forward output.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or two spans overlap in part.</exception>
    public static void ReluBackward<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.SameLength(y, dy);
        Require.Result(y, dx);
        Require.Result(dy, dx);
        Map.Apply(Machine.Width, new ReluBackwardMap<T>(), y, dy, dx);
    }
}
