using RnnKit.Foundations;

namespace RnnKit.Training;

/// <summary>
/// The learning rate of every step, counted from 1 over all epochs. It depends on nothing but the step,
/// so that training that goes on after a stop finds its place.
/// </summary>
public sealed class Schedule
{
    private readonly Func<int, double> rate;
    private readonly string text;

    private Schedule(FormattableString text, Func<int, double> rate) => (this.text, this.rate) = (FormattableString.Invariant(text), rate);

    /// <summary>
    /// The learning rate of a step: always above 0 and finite. A rate that falls or grows out of the range of numbers stays at the
    /// smallest or the largest one.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is below 1.</exception>
    public double At(int step) => Math.Clamp(rate(Guard.Positive(step)), double.Epsilon, double.MaxValue);

    /// <summary>The same rate at every step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not above 0.</exception>
    public static Schedule Constant(double rate)
    {
        Guard.Positive(rate);
        return new Schedule($"constant {rate}", _ => rate);
    }

    /// <summary>rate · factor^⌊(step - 1) / every⌋: down by a factor every so many steps. PyTorch: <c>StepLR</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static Schedule Step(double rate, int every, double factor = 0.1)
    {
        Guard.Positive(rate);
        Guard.Positive(every);
        Guard.Positive(factor);
        return new Schedule($"{rate}, times {factor} every {every} steps", step => rate * Math.Pow(factor, (step - 1) / every));
    }

    /// <summary>rate · decay^(step - 1). PyTorch: <c>ExponentialLR</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static Schedule Exponential(double rate, double decay)
    {
        Guard.Positive(rate);
        Guard.Positive(decay);
        return new Schedule($"{rate}, times {decay} every step", step => rate * Math.Pow(decay, step - 1));
    }

    /// <summary>Up in a straight line to the peak, then down with the inverse square root of the step (Vaswani et al. 2017).</summary>
    /// <param name="peak">The rate at the end of the warm-up.</param>
    /// <param name="warmUp">Steps of the warm-up.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static Schedule InverseSquareRoot(double peak, int warmUp)
    {
        Guard.Positive(peak);
        Guard.Positive(warmUp);
        return new Schedule(
            $"up to {peak} in {warmUp} steps, then with 1/√step",
            step => peak * Math.Min((double)step / warmUp, Math.Sqrt((double)warmUp / step)));
    }

    /// <summary>From the peak down half a cosine wave to the floor (Loshchilov and Hutter 2017), after a warm-up in a straight line if wanted.</summary>
    /// <param name="peak">The rate at the end of the warm-up.</param>
    /// <param name="steps">All steps, the warm-up included; afterwards the rate stays at the floor.</param>
    /// <param name="floor">The last rate, above 0.</param>
    /// <param name="warmUp">Steps of the warm-up, fewer than <paramref name="steps"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static Schedule Cosine(double peak, int steps, double floor, int warmUp = 0)
    {
        Guard.Positive(peak);
        Guard.Positive(steps);
        Guard.Between(Guard.Positive(floor), 0, peak);
        Guard.Index(warmUp, steps);
        return new Schedule(
            $"cosine from {peak} to {floor} in {steps} steps",
            step => step < warmUp
                ? peak * step / warmUp
                : floor + (peak - floor) * (1 + Math.Cos(Math.PI * Math.Min(1, (double)(step - Math.Max(warmUp, 1)) / Math.Max(1, steps - Math.Max(warmUp, 1))))) / 2);
    }

    /// <summary>The rule in words.</summary>
    public override string ToString() => text;
}
