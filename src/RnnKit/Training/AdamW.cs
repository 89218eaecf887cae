using System.Numerics;
using RnnKit.Foundations;

namespace RnnKit.Training;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter 2019): every step first multiplies θ by 1 - rate · decay, which,
/// unlike a penalty in the loss, is not divided by the size of the gradients. PyTorch: <c>AdamW</c>.
/// </summary>
public sealed class AdamW<T> : IOptimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Adam<T> adam;

    /// <summary>The rule with its constants; the defaults are PyTorch's.</summary>
    /// <param name="learningRate">Above 0.</param>
    /// <param name="weightDecay">At least 0.</param>
    /// <param name="beta1">β₁, at least 0 and below 1.</param>
    /// <param name="beta2">β₂, at least 0 and below 1.</param>
    /// <param name="epsilon">ε, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of range.</exception>
    public AdamW(double learningRate = 0.001, double weightDecay = 0.01, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
    {
        WeightDecay = Guard.Between(weightDecay, 0, double.MaxValue);
        adam = new Adam<T>(learningRate, beta1, beta2, epsilon);
    }

    /// <inheritdoc/>
    public double LearningRate
    {
        get => adam.LearningRate;
        set => adam.LearningRate = value;
    }

    /// <summary>How much of θ decays a step, times the learning rate.</summary>
    public double WeightDecay { get; }

    /// <inheritdoc/>
    public OptimizerMemory<T> Memory => adam.Memory;

    /// <inheritdoc/>
    public void Step(IReadOnlyList<Parameter<T>> parameters) => adam.Step(parameters, WeightDecay);

    /// <summary>The constants.</summary>
    public override string ToString() => FormattableString.Invariant($"AdamW, learning rate {LearningRate}, weight decay {WeightDecay}, β₁ {adam.Beta1}, β₂ {adam.Beta2}");
}
