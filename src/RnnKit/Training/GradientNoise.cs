using System.Globalization;
using System.Numerics;
using System.Text;
using RnnKit.Foundations;
using RnnKit.Numerics;

namespace RnnKit.Training;

/// <summary>How much the gradient of one parameter differs from batch to batch.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Norm">Norm of its mean gradient over the batches: the signal.</param>
/// <param name="Noise">Root of the summed variances of its gradient between the batches.</param>
public sealed record ParameterNoise(string Name, double Norm, double Noise)
{
    /// <summary>All of it, the same in every culture.</summary>
    public override string ToString() => FormattableString.Invariant($"ParameterNoise {{ Name = {Name}, Norm = {Norm}, Noise = {Noise} }}");
}

/// <summary>
/// Signal and noise in a model's gradients at its present parameters: where noise outweighs the norm, a step on one batch
/// points mostly at random, and larger batches help (McCandlish et al. 2018).
/// </summary>
/// <param name="Parameters">One entry a parameter, in the order of the model.</param>
public sealed record GradientNoise(IReadOnlyList<ParameterNoise> Parameters)
{
    /// <summary>Norm of the mean gradient of all parameters together.</summary>
    public double Norm => Root(p => p.Norm);

    /// <summary>Noise of all parameters together.</summary>
    public double Noise => Root(p => p.Noise);

    /// <summary>Noise² / norm²: how many batches of this size would have to be averaged for the noise to come down to the signal.</summary>
    public double Scale => Noise / Norm * (Noise / Norm);

    /// <summary>The parameter whose mean gradient has the largest norm.</summary>
    public ParameterNoise Largest => Parameters.MaxBy(p => p.Norm)!;

    /// <summary>Learns every batch without a step; the parameters and the count of draws stay as they are, the gradients are zero afterwards.</summary>
    /// <param name="learner">The model.</param>
    /// <param name="batches">At least two.</param>
    /// <exception cref="ArgumentException">There are fewer than two batches.</exception>
    public static GradientNoise Of<T, TBatch>(ILearner<T, TBatch> learner, IReadOnlyList<TBatch> batches)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(learner);
        ArgumentNullException.ThrowIfNull(batches);
        Guard.That(batches.Count >= 2, nameof(batches), $"'batches' has {batches.Count}; expected 2 or more, to compare.");
        double[][] means = [.. learner.Parameters.Select(p => new double[p.Count])];
        double[] scales = new double[means.Length], squares = new double[means.Length];
        using var kept = new KeptDraws(learner);
        try
        {
            for (int k = 0; k < batches.Count; k++)
            {
                learner.ZeroGradients();
                learner.Learn(batches[k]);
                for (int p = 0; p < means.Length; p++) Welford(learner.Parameters[p].Gradients, means[p], k + 1, ref scales[p], ref squares[p]);
            }
        }
        finally
        {
            learner.ZeroGradients();
        }
        return new GradientNoise([.. learner.Parameters.Select((parameter, p) =>
            new ParameterNoise(parameter.Name, Reduction.Norm<double>(means[p]), Reduction.Norm(scales[p], squares[p] / (batches.Count - 1))))]);
    }

    /// <summary>A line a parameter, and all together.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"{"",-16} {"norm",12} {"noise",12}\n");
        foreach (ParameterNoise p in Parameters) text.Append(CultureInfo.InvariantCulture, $"{p.Name,-16} {p.Norm,12:0.000e0} {p.Noise,12:0.000e0}\n");
        return text.Append(CultureInfo.InvariantCulture, $"{"all",-16} {Norm,12:0.000e0} {Noise,12:0.000e0}, largest {Largest.Name}").ToString();
    }

    /// <summary>
    /// Moves the mean by the k-th gradient and adds to the sum of squared deviations (Welford 1962), which are divided by a scale:
    /// the largest power of two within any gradient so far, so that no square leaves the range of double.
    /// </summary>
    private static void Welford<T>(ReadOnlySpan<T> gradient, double[] mean, int k, ref double scale, ref double sum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double largest = double.CreateTruncating(Reduction.MaxAbs(gradient)), power = Reduction.PowerOfTwo(largest);
        if (largest != 0 && power > scale)
        {
            sum *= scale / power * (scale / power);
            scale = power;
        }
        if (scale == 0) return; // nothing but zeros so far
        double added = 0;
        for (int i = 0; i < mean.Length; i++)
        {
            double g = double.CreateTruncating(gradient[i]), before = g - mean[i];
            mean[i] += before / k;
            added += before / scale * ((g - mean[i]) / scale);
        }
        sum += added;
    }

    private double Root(Func<ParameterNoise, double> part) => Reduction.Norm<double>([.. Parameters.Select(part)]);
}
