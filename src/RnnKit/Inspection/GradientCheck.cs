using System.Text;
using RnnKit.Foundations;
using RnnKit.Numerics;
using RnnKit.Seq2Seq;
using RnnKit.Training;

namespace RnnKit.Inspection;

/// <summary>
/// Compares a gradient from back-propagation with central differences, one number at a time. The plain quotient
/// D(ε) = (L(θ + ε) - L(θ - ε)) / 2ε errs by ε²; (4 D(ε) - D(2ε)) / 3 errs by ε⁴ (Richardson 1911), which allows a larger ε
/// and so less rounding. In double the two gradients agree to about 1e-11 relative; a wrong derivative shows as 1e-2 or more.
/// </summary>
public static class GradientCheck
{
    /// <summary>ε: small enough for the difference to be the slope, large enough to stay clear of rounding.</summary>
    public const double Step = 1e-3;

    /// <summary>A parameter beyond this size takes a step that grows with it: beside 1e16, a step of 1e-3 is lost in rounding.</summary>
    private const double LargestAtStep = 1e3;

    /// <summary>Checks every parameter of a model on a batch.</summary>
    /// <param name="model">The model; its parameters and carried states are the same afterwards, its gradients those of the batch.</param>
    /// <param name="batch">The batch.</param>
    /// <exception cref="ArgumentException">The batch does not fit the model.</exception>
    public static GradientReport Of(SequenceModel<double> model, Batch<double> batch)
    {
        ArgumentNullException.ThrowIfNull(model);
        model.Carried.Held = true; // every loss starts from the same states
        try
        {
            return Of(model, () => model.Learn(batch), () => model.LearningLoss(batch));
        }
        finally
        {
            model.Carried.Held = false;
        }
    }

    /// <inheritdoc cref="Of(SequenceModel{double}, Batch{double})"/>
    public static GradientReport Of(EncoderDecoder<double> model, PairBatch batch)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Of(model, () => model.Learn(batch), () => model.LearningLoss(batch));
    }

    /// <summary>Checks every parameter of anything that has a loss.</summary>
    /// <param name="module">What has the parameters; its count of draws, where it draws, is the same afterwards.</param>
    /// <param name="learn">Adds to the gradients; called once, after they were set to zero.</param>
    /// <param name="loss">The loss at the present parameters.</param>
    /// <param name="step">ε; smaller where the loss has kinks, as with ReLU, so that fewer of them lie within reach.</param>
    /// <exception cref="ArgumentOutOfRangeException">ε is not above zero.</exception>
    public static GradientReport Of(IModule<double> module, Action learn, Func<double> loss, double step = Step)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(learn);
        ArgumentNullException.ThrowIfNull(loss);
        using var kept = new KeptDraws(module);
        module.ZeroGradients();
        learn();
        return new GradientReport([.. module.Parameters.Select(p => Compare(p.Name, p.Values, p.Gradients, loss, step))]);
    }

    /// <summary>Checks the gradient of any numbers that a loss depends on, such as an input.</summary>
    /// <param name="name">What the numbers are called.</param>
    /// <param name="values">The numbers; each is moved and put back.</param>
    /// <param name="gradient">The gradient to check.</param>
    /// <param name="loss">The loss at the present numbers.</param>
    /// <param name="step">ε; smaller where the loss has kinks, as with ReLU, so that fewer of them lie within reach.</param>
    /// <exception cref="ArgumentException">There are not as many numbers as gradients, or ε is not above zero.</exception>
    public static GradientComparison Compare(string name, Span<double> values, ReadOnlySpan<double> gradient, Func<double> loss, double step = Step)
    {
        ArgumentNullException.ThrowIfNull(loss);
        Guard.Positive(step);
        Guard.Same(gradient.Length, values.Length, "a length of", nameof(gradient));
        double[] analytic = gradient.ToArray();
        var numeric = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            double own = step * Math.Max(1, Math.Abs(values[i]) / LargestAtStep);
            numeric[i] = (4 * Quotient(ref values[i], loss, own) - Quotient(ref values[i], loss, 2 * own)) / 3;
        }
        return new GradientComparison(name, analytic, numeric);
    }

    /// <inheritdoc cref="Of(IModule{double}, Action, Func{double}, double)"/>
    private static GradientReport Of(IModule<double> module, Func<double> learn, Func<double> loss) => Of(module, () => { learn(); }, loss);

    /// <summary>(L(θ + ε) - L(θ - ε)) / 2ε.</summary>
    private static double Quotient(ref double value, Func<double> loss, double step)
    {
        double kept = value;
        try
        {
            value = kept + step;
            double above = loss();
            value = kept - step;
            double below = loss();
            return (above - below) / (2 * step);
        }
        finally
        {
            value = kept;
        }
    }
}

/// <summary>The two gradients of one parameter.</summary>
/// <param name="Name">The parameter.</param>
/// <param name="Analytic">From back-propagation.</param>
/// <param name="Numeric">From central differences.</param>
public sealed record GradientComparison(string Name, IReadOnlyList<double> Analytic, IReadOnlyList<double> Numeric)
{
    /// <summary>‖analytic - numeric‖ / (‖analytic‖ + ‖numeric‖): 0 if equal, 1 if opposite; 0 if both are 0.</summary>
    public double RelativeError
    {
        get
        {
            double scale = Reduction.PowerOfTwo(Math.Max(Reduction.MaxAbs<double>([.. Analytic]), Reduction.MaxAbs<double>([.. Numeric])));
            double[] analytic = [.. Analytic.Select(a => a / scale)], numeric = [.. Numeric.Select(n => n / scale)];
            double sum = Reduction.Norm<double>(analytic) + Reduction.Norm<double>(numeric);
            return sum == 0 ? 0 : Reduction.Norm<double>([.. analytic.Zip(numeric, (a, n) => a - n)]) / sum;
        }
    }

    /// <summary>Name and relative error.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name,-12} {Analytic.Count,7} numbers   relative error {RelativeError:0.0e0}");
}

/// <summary>The result of a gradient check.</summary>
/// <param name="Comparisons">One a parameter.</param>
public sealed record GradientReport(IReadOnlyList<GradientComparison> Comparisons)
{
    /// <summary>The largest relative error of all parameters.</summary>
    public double WorstError => Comparisons.Max(c => double.IsNaN(c.RelativeError) ? double.PositiveInfinity : c.RelativeError);

    /// <summary>True if no parameter exceeds the tolerance.</summary>
    public bool Agrees(double tolerance = 1e-7) => WorstError <= tolerance;

    /// <summary>A line a parameter and a verdict.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (GradientComparison c in Comparisons) text.Append(c).Append('\n');
        return text.Append(Agrees() ? "back-propagation and central differences agree" : FormattableString.Invariant($"they differ: the worst relative error is {WorstError:0.0e0}")).ToString();
    }
}
