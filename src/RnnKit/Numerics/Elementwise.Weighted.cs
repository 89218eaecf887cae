using System.Numerics;
using RnnKit.Numerics.Maps;
using RnnKit.Numerics.Simd;

namespace RnnKit.Numerics;

public static partial class Elementwise
{
    /// <summary>sum += Σ_s weight_s column_s: the context of an attention.</summary>
    /// <param name="weights">One weight a column.</param>
    /// <param name="columns">The columns, each as long as <paramref name="sum"/>; column s begins at s · <paramref name="stride"/>.</param>
    /// <param name="stride">From the start of a column to that of the next, at least the length of a column.</param>
    /// <param name="sum">Added to; must not overlap the columns.</param>
    /// <exception cref="ArgumentException">The stride is below the length of a column, or <paramref name="columns"/> is too short.</exception>
    public static void AddWeighted<T>(ReadOnlySpan<T> weights, ReadOnlySpan<T> columns, int stride, Span<T> sum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Columns(columns, weights.Length, sum.Length, stride);
        WeightedColumns.Gather(Machine.Width, weights, columns, stride, sum);
    }

    /// <summary>column_s += weight_s x: the gradient that a weighted sum sends to its columns.</summary>
    /// <param name="weights">One weight a column.</param>
    /// <param name="x">What each column gets its share of; must not overlap the columns.</param>
    /// <param name="columns">The columns, each as long as <paramref name="x"/>; column s begins at s · <paramref name="stride"/>.</param>
    /// <param name="stride">From the start of a column to that of the next, at least the length of a column.</param>
    /// <exception cref="ArgumentException">The stride is below the length of a column, or <paramref name="columns"/> is too short.</exception>
    public static void AddToColumns<T>(ReadOnlySpan<T> weights, ReadOnlySpan<T> x, Span<T> columns, int stride)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Columns<T>(columns, weights.Length, x.Length, stride);
        WeightedColumns.Scatter(Machine.Width, weights, x, columns, stride);
    }
}
