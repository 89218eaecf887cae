using System.Numerics;
using RnnKit.Numerics.Maps;
using RnnKit.Numerics.Simd;

namespace RnnKit.Numerics;

/// <summary>
/// The softmax of every column of a rows × columns matrix, its logarithm, and its backward forms. The
/// largest logit is subtracted first, so nothing overflows; a logit of -∞ (a mask) has probability 0.
/// A column of nothing but -∞ has probability 0 everywhere.
/// </summary>
public static class Softmax
{
    /// <summary>p = softmax of each column of the logits; both may be the same span.</summary>
    /// <exception cref="ArgumentException">A size is negative or a span too short.</exception>
    public static void Forward<T>(ReadOnlySpan<T> logits, Span<T> p, int rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check(rows, columns);
        Require.Holds(logits, rows, columns);
        Require.Holds(p, rows, columns);
        for (int j = 0; j < columns; j++)
        {
            Span<T> e = p.Slice(j * rows, rows);
            (_, double sum) = Exponentials(logits.Slice(j * rows, rows), e);
            Elementwise.Scale(InverseSum<T>(sum), e, e);
        }
    }

    /// <summary>log Σ exp of each column of the logits, one element a column; ∞ where a logit is ∞.</summary>
    /// <exception cref="ArgumentException">A size is negative or a span too short.</exception>
    public static void LogSumExp<T>(ReadOnlySpan<T> logits, Span<T> result, int rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check(rows, columns);
        Require.Holds(logits, rows, columns);
        Require.Holds(result, columns, 1);
        for (int j = 0; j < columns; j++)
        {
            ReadOnlySpan<T> x = logits.Slice(j * rows, rows);
            T max = Reduction.Max(x);
            result[j] = T.IsInfinity(max) ? max : max + T.CreateTruncating(Math.Log(SumOfExponentials(x, max)));
        }
    }

    /// <summary>dx = p ⊙ (dp - pᵀ dp) in each column, where p is the forward output. dp and dx may be the same span.</summary>
    /// <exception cref="ArgumentException">A size is negative or a span too short.</exception>
    public static void Backward<T>(ReadOnlySpan<T> p, ReadOnlySpan<T> dp, Span<T> dx, int rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check(rows, columns);
        Require.Holds(p, rows, columns);
        Require.Holds(dp, rows, columns);
        Require.Holds(dx, rows, columns);
        for (int j = 0; j < columns; j++)
        {
            ReadOnlySpan<T> pj = p.Slice(j * rows, rows), dpj = dp.Slice(j * rows, rows);
            T dot = T.CreateTruncating(Reduction.Dot(pj, dpj));
            Map.Apply(Machine.Width, new SoftmaxBackwardMap<T>(dot), pj, dpj, dx.Slice(j * rows, rows));
        }
    }

    /// <summary>
    /// Softmax, cross-entropy and gradient in one pass: returns Σ weight · -log p[target] over the columns
    /// whose target is not negative, and sets gradient = weight (p - onehot(target)), 0 in columns without a target.
    /// </summary>
    /// <param name="logits">The logits, rows × columns.</param>
    /// <param name="targets">The index of the true class of each column; negative where there is none (padding).</param>
    /// <param name="weight">The weight of every target, such as 1 / (number of targets) for a mean.</param>
    /// <param name="gradient">The gradient with respect to the logits, rows × columns; may be the same span as the logits.</param>
    /// <param name="rows">Classes.</param>
    /// <param name="columns">Predictions.</param>
    /// <param name="smoothing">
    /// ε of label smoothing (Szegedy et al. 2016): the target has 1 - ε + ε / rows, every other class ε / rows; 0 for a plain target.
    /// </param>
    /// <exception cref="ArgumentException">A size is negative, a span too short, or a target is not below <paramref name="rows"/>.</exception>
    public static double CrossEntropy<T>(ReadOnlySpan<T> logits, ReadOnlySpan<int> targets, T weight, Span<T> gradient, int rows, int columns, double smoothing = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check(rows, columns);
        Require.Holds(logits, rows, columns);
        Require.Holds(gradient, rows, columns);
        Require.Holds(targets, columns, 1);
        Require.Below(targets[..columns], rows);
        T every = T.CreateTruncating(smoothing / rows), more = T.CreateTruncating(1 - smoothing);
        double loss = 0;
        for (int j = 0; j < columns; j++)
        {
            Span<T> g = gradient.Slice(j * rows, rows);
            int target = targets[j];
            if (target < 0)
            {
                g.Clear();
                continue;
            }
            T truth = logits[j * rows + target];
            double mean = smoothing == 0 ? 0 : Reduction.Sum(logits.Slice(j * rows, rows)) / rows; // before the gradient is written, perhaps over it
            (T max, double sum) = Exponentials(logits.Slice(j * rows, rows), g);
            double logProbability = sum == 0 ? double.NegativeInfinity : Difference(truth, max) - Math.Log(sum);
            if (smoothing != 0)
            {
                double meanLogProbability = mean - double.CreateTruncating(max) - Math.Log(sum);
                logProbability = (1 - smoothing) * logProbability + smoothing * meanLogProbability;
            }
            loss -= double.CreateTruncating(weight) * logProbability;
            T inverse = InverseSum<T>(sum);
            T ofTarget = weight * (inverse * g[target] - more - every);
            Map.Apply(Machine.Width, new CrossEntropyBackwardMap<T>(inverse, every, weight), g, g); // weight (p - smoothed target)
            g[target] = ofTarget;
        }
        return loss;
    }

    /// <summary>x - y, in T where that holds it: two logits of float can be further apart than any float.</summary>
    private static double Difference<T>(T x, T y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        T.IsFinite(x - y) ? double.CreateTruncating(x - y) : double.CreateTruncating(x) - double.CreateTruncating(y);

    private static double SumOfExponentials<T>(ReadOnlySpan<T> x, T max)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> exponentials = stackalloc T[256];
        double sum = 0;
        for (int i = 0; i < x.Length; i += exponentials.Length)
        {
            int count = Math.Min(exponentials.Length, x.Length - i);
            Map.Apply(Machine.Width, new ExpShiftedMap<T>(max), x.Slice(i, count), exponentials[..count]);
            sum += Reduction.Sum<T>(exponentials[..count]);
        }
        return sum;
    }

    /// <summary>e = exp(x - max x), 0 where all is -∞; may be the same span.</summary>
    private static (T Max, double Sum) Exponentials<T>(ReadOnlySpan<T> x, Span<T> e)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T max = Reduction.Max(x);
        if (T.IsNegativeInfinity(max))
        {
            e.Clear();
            return (max, 0);
        }
        Map.Apply(Machine.Width, new ExpShiftedMap<T>(max), x, e);
        return (max, Reduction.Sum<T>(e));
    }

    private static T InverseSum<T>(double sum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => sum == 0 ? T.Zero : T.CreateTruncating(1 / sum);

    private static void Check(int rows, int columns)
    {
        Require.Size(rows);
        Require.Size(columns);
    }
}
