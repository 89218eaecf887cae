using System.Numerics;
using RnnKit.Foundations;
using RnnKit.Numerics;

namespace RnnKit.Training;

/// <summary>
/// Stochastic gradient descent, <c>θ -= rate · g</c>, or with momentum <c>v = μ v + g, θ -= rate · v</c>
/// (Polyak 1964, in PyTorch's form). PyTorch: <c>SGD</c>.
/// </summary>
public sealed class Sgd<T> : IOptimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double rate;

    /// <summary>The rule with its constants.</summary>
    /// <param name="learningRate">Above 0.</param>
    /// <param name="momentum">μ in [0, 1]; 0 is plain gradient descent.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of range.</exception>
    public Sgd(double learningRate, double momentum = 0)
    {
        LearningRate = learningRate;
        Momentum = Guard.Between(momentum, 0, 1);
        Memory = new OptimizerMemory<T>(momentum == 0 ? [] : ["velocity"]);
    }

    /// <inheritdoc/>
    public double LearningRate
    {
        get => rate;
        set => rate = Guard.Positive(value, nameof(LearningRate));
    }

    /// <summary>μ: how much of the last step is kept.</summary>
    public double Momentum { get; }

    /// <inheritdoc/>
    public OptimizerMemory<T> Memory { get; }

    /// <inheritdoc/>
    public void Step(IReadOnlyList<Parameter<T>> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        T step = T.CreateTruncating(LearningRate), mu = T.CreateTruncating(Momentum);
        for (int i = 0; i < parameters.Count; i++)
        {
            Parameter<T> p = parameters[i];
            if (Momentum == 0) ParameterUpdate.Sgd(p.Values, p.Gradients, step);
            else ParameterUpdate.Momentum(p.Values, p.Gradients, Memory[p][0], step, mu);
        }
    }

    /// <summary>The constants.</summary>
    public override string ToString() => FormattableString.Invariant($"Sgd, learning rate {LearningRate}") + (Momentum == 0 ? "" : FormattableString.Invariant($", momentum {Momentum}"));
}
