using System.Numerics;
using RnnKit.Numerics.Maps;
using RnnKit.Numerics.Simd;

namespace RnnKit.Numerics;

public static partial class Elementwise
{
    /// <summary>result = x + y.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or two spans overlap in part.</exception>
    public static void Add<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.SameLength(x, y);
        Require.Result(x, result);
        Require.Result(y, result);
        Map.Apply(Machine.Width, new AddMap<T>(), x, y, result);
    }

    /// <summary>result = x - y.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or two spans overlap in part.</exception>
    public static void Subtract<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.SameLength(x, y);
        Require.Result(x, result);
        Require.Result(y, result);
        Map.Apply(Machine.Width, new SubtractMap<T>(), x, y, result);
    }

    /// <summary>result = x ⊙ y, the Hadamard product.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or two spans overlap in part.</exception>
    public static void Multiply<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.SameLength(x, y);
        Require.Result(x, result);
        Require.Result(y, result);
        Map.Apply(Machine.Width, new MultiplyMap<T>(), x, y, result);
    }

    /// <summary>result += x ⊙ y.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or two spans overlap in part.</exception>
    public static void MultiplyAdd<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.SameLength(x, y);
        Require.Result(x, result);
        Require.Result(y, result);
        Map.Apply(Machine.Width, new MultiplyAddMap<T>(), x, y, result, result);
    }

    /// <summary>y += a x.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or two spans overlap in part.</exception>
    public static void Axpy<T>(T a, ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Result(x, y);
        Map.Apply(Machine.Width, new AxpyMap<T>(a), x, y, y);
    }

    /// <summary>y = a x.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or two spans overlap in part.</exception>
    public static void Scale<T>(T a, ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Result(x, y);
        Map.Apply(Machine.Width, new ScaleMap<T>(a), x, y);
    }

    /// <summary>y = x, limited to -limit … +limit; NaN stays NaN.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or two spans overlap in part, or the limit is negative or NaN.</exception>
    public static void Clip<T>(T limit, ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Result(x, y);
        Require.NotNegative(limit);
        Map.Apply(Machine.Width, new ClipMap<T>(limit), x, y);
    }
}
