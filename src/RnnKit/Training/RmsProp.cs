using System.Numerics;
using RnnKit.Foundations;
using RnnKit.Numerics;

namespace RnnKit.Training;

/// <summary>
/// RMSProp (Hinton 2012): each gradient is divided by the root of its running mean square,
/// <c>v = α v + (1 - α) g², θ -= rate · g / (√v + ε)</c>. PyTorch: <c>RMSprop</c>.
/// </summary>
public sealed class RmsProp<T> : IOptimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double rate;

    /// <summary>The rule with its constants; the defaults are PyTorch's.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of range.</exception>
    public RmsProp(double learningRate = 0.01, double alpha = 0.99, double epsilon = 1e-8)
    {
        LearningRate = learningRate;
        Alpha = Guard.Between(alpha, 0, 1);
        Epsilon = Guard.PositiveAs<T>(epsilon);
    }

    /// <inheritdoc/>
    public double LearningRate
    {
        get => rate;
        set => rate = Guard.Positive(value, nameof(LearningRate));
    }

    /// <summary>α, the memory of the mean squared gradient.</summary>
    public double Alpha { get; }

    /// <summary>ε, added to the denominator.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    public OptimizerMemory<T> Memory { get; } = new("square");

    /// <inheritdoc/>
    public void Step(IReadOnlyList<Parameter<T>> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        for (int i = 0; i < parameters.Count; i++)
        {
            Parameter<T> p = parameters[i];
            ParameterUpdate.RmsProp(p.Values, p.Gradients, Memory[p][0], LearningRate, Alpha, Epsilon);
        }
    }

    /// <summary>The constants.</summary>
    public override string ToString() => FormattableString.Invariant($"RmsProp, learning rate {LearningRate}, α {Alpha}");
}
