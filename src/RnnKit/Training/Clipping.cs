using System.Numerics;
using RnnKit.Foundations;
using RnnKit.Numerics;

namespace RnnKit.Training;

/// <summary>Keeps one step over a cliff from undoing all those before (Pascanu, Mikolov and Bengio 2013).</summary>
public static class Clipping
{
    /// <summary>The norm of all gradients together: √(Σ g²). It overflows or vanishes only if it is itself out of the range of double.</summary>
    public static double Norm<T>(IReadOnlyList<Parameter<T>> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (double scale, double root) = ScaledNorm(parameters);
        return scale * root;
    }

    /// <summary>
    /// Scales all gradients by threshold / norm if their norm exceeds the threshold: the direction stays.
    /// PyTorch: <c>clip_grad_norm_</c> (which adds 1e-6 to the norm; this does not).
    /// </summary>
    /// <returns>
    /// The norm before clipping. If a gradient is not finite, nothing is changed; if they all are and only their norm is not, being
    /// beyond double, they are clipped all the same.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not a finite number above 0.</exception>
    public static double ByNorm<T>(IReadOnlyList<Parameter<T>> parameters, double threshold)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Guard.Positive(threshold);
        (double scale, double root) = ScaledNorm(parameters);
        double norm = scale * root;
        if (!double.IsFinite(root) || norm <= threshold) return norm;
        T factor = T.CreateTruncating(threshold / norm);
        if (T.IsNormal(factor))
        {
            Scale(parameters, factor);
            return norm;
        }

        // A factor so small has lost digits, or is 0: a power of two first, then the rest.
        (double power, double rest) = double.IsFinite(norm) ? (Reduction.PowerOfTwo(norm), norm / Reduction.PowerOfTwo(norm)) : (scale, root);
        Scale(parameters, T.CreateTruncating(1 / power));
        Scale(parameters, T.CreateTruncating(threshold / rest));
        return norm;
    }

    /// <summary>
    /// Limits every element of every gradient to [-threshold, threshold]: the direction may change. PyTorch: <c>clip_grad_value_</c>.
    /// </summary>
    /// <returns>The norm before clipping.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not a finite number above 0.</exception>
    public static double ByValue<T>(IReadOnlyList<Parameter<T>> parameters, double threshold)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T limit = T.CreateTruncating(Guard.Positive(threshold));
        double norm = Norm(parameters);
        for (int i = 0; i < parameters.Count; i++) Elementwise.Clip(limit, parameters[i].Gradients, parameters[i].Gradients);
        return norm;
    }

    /// <summary>The norm as scale · root: where the squares leave the range of double, they are those of numbers divided by a power of two.</summary>
    private static (double Scale, double Root) ScaledNorm<T>(IReadOnlyList<Parameter<T>> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        double sum = GradientSweeps<T>.Own.SumOfSquares(parameters), largest = 0;
        if (Reduction.IsSafe(sum)) return (1, Math.Sqrt(sum));
        for (int i = 0; i < parameters.Count; i++) largest = Math.Max(largest, double.CreateTruncating(Reduction.MaxAbs<T>(parameters[i].Gradients)));
        if (!double.IsFinite(largest)) return (1, Math.Sqrt(sum));
        double scale = Reduction.PowerOfTwo(largest);
        sum = 0;
        for (int i = 0; i < parameters.Count; i++) sum += Reduction.SumOfSquares<T>(parameters[i].Gradients, scale);
        return (scale, Math.Sqrt(sum));
    }

    private static void Scale<T>(IReadOnlyList<Parameter<T>> parameters, T factor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => GradientSweeps<T>.Own.Scale(parameters, factor);
}
