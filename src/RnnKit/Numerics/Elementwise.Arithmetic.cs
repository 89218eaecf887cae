using System.Numerics;

namespace RnnKit.Numerics;

public static partial class Elementwise
{
    /// <summary>result = x + y.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Add<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Length(y, x.Length);
        Require.Length(result, x.Length);
        for (int i = 0; i < x.Length; i++) result[i] = x[i] + y[i];
    }

    /// <summary>result = x - y.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Subtract<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Length(y, x.Length);
        Require.Length(result, x.Length);
        for (int i = 0; i < x.Length; i++) result[i] = x[i] - y[i];
    }

    /// <summary>result = x ⊙ y, the Hadamard product.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Multiply<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Length(y, x.Length);
        Require.Length(result, x.Length);
        for (int i = 0; i < x.Length; i++) result[i] = x[i] * y[i];
    }

    /// <summary>result += x ⊙ y.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void MultiplyAdd<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Length(y, x.Length);
        Require.Length(result, x.Length);
        for (int i = 0; i < x.Length; i++) result[i] = T.FusedMultiplyAdd(x[i], y[i], result[i]);
    }

    /// <summary>y += a x.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Axpy<T>(T a, ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Length(y, x.Length);
        for (int i = 0; i < x.Length; i++) y[i] = T.FusedMultiplyAdd(a, x[i], y[i]);
    }

    /// <summary>y = a x.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Scale<T>(T a, ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Length(y, x.Length);
        for (int i = 0; i < x.Length; i++) y[i] = a * x[i];
    }

    /// <summary>y = x, limited to -limit … +limit; NaN stays NaN.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or the limit is negative or NaN.</exception>
    public static void Clip<T>(T limit, ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Length(y, x.Length);
        Require.NotNegative(limit);
        for (int i = 0; i < x.Length; i++) y[i] = x[i] > limit ? limit : x[i] < -limit ? -limit : x[i];
    }
}
