using System.Numerics;
using RnnKit.Numerics.Maps;
using RnnKit.Numerics.Simd;

namespace RnnKit.Numerics;

/// <summary>One step of an optimizer on one parameter, in as few passes over its memory as can be.</summary>
public static class ParameterUpdate
{
    /// <summary>θ -= rate · g.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Sgd<T>(Span<T> theta, ReadOnlySpan<T> gradient, T rate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.SameLength(theta, gradient);
        Elementwise.Axpy(-rate, gradient, theta);
    }

    /// <summary>v = momentum · v + g, θ -= rate · v (Sutskever et al. 2013, in PyTorch's form).</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Momentum<T>(Span<T> theta, ReadOnlySpan<T> gradient, Span<T> velocity, T rate, T momentum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.SameLength(theta, gradient);
        Require.SameLength(theta, velocity);
        Map.Apply(Machine.Width, new AxpyMap<T>(momentum), velocity, gradient, velocity);
        Elementwise.Axpy(-rate, velocity, theta);
    }

    /// <summary>
    /// Adam (Kingma and Ba, 2015): m = β₁ m + (1 - β₁) g, v = β₂ v + (1 - β₂) g²,
    /// θ -= rate · (m / (1 - β₁ᵗ)) / (√(v / (1 - β₂ᵗ)) + ε). With weight decay it is AdamW
    /// (Loshchilov and Hutter, 2019): θ is first multiplied by 1 - rate · decay.
    /// </summary>
    /// <param name="theta">The parameter θ.</param>
    /// <param name="gradient">Its gradient g.</param>
    /// <param name="m">The running mean of the gradient.</param>
    /// <param name="v">The running mean of its square.</param>
    /// <param name="rate">The learning rate.</param>
    /// <param name="beta1">β₁, such as 0.9.</param>
    /// <param name="beta2">β₂, such as 0.999.</param>
    /// <param name="epsilon">ε, such as 1e-8.</param>
    /// <param name="step">t, the number of this step, from 1.</param>
    /// <param name="weightDecay">The decoupled decay of AdamW; 0 for Adam.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the step is not positive.</exception>
    public static void Adam<T>(
        Span<T> theta, ReadOnlySpan<T> gradient, Span<T> m, Span<T> v,
        double rate, double beta1, double beta2, double epsilon, int step, double weightDecay = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.SameLength(theta, gradient);
        Require.SameLength(theta, m);
        Require.SameLength(theta, v);
        Require.Positive(step);
        AdamConstants<T>(rate, beta1, beta2, epsilon, step, weightDecay).Apply(Machine.Width, theta, gradient, m, v);
    }

    /// <summary>RMSProp (Hinton 2012): v = α v + (1 - α) g², θ -= rate · g / (√v + ε).</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void RmsProp<T>(Span<T> theta, ReadOnlySpan<T> gradient, Span<T> v, double rate, double alpha, double epsilon)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.SameLength(theta, gradient);
        Require.SameLength(theta, v);
        Map.Apply(Machine.Width, new MeanSquareMap<T>(alpha), v, gradient, v);
        Map.Apply(Machine.Width, new RmsPropMap<T>(T.CreateTruncating(rate), T.CreateTruncating(epsilon)), theta, gradient, v, theta);
    }

    internal static AdamStep<T> AdamConstants<T>(double rate, double beta1, double beta2, double epsilon, int step, double weightDecay)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(
            Beta1: T.CreateTruncating(beta1),
            OneMinusBeta1: T.CreateTruncating(1 - beta1),
            Beta2: T.CreateTruncating(beta2),
            OneMinusBeta2: T.CreateTruncating(1 - beta2),
            NegativeRate: T.CreateTruncating(-rate / (1 - Math.Pow(beta1, step))),
            RootScale: T.CreateTruncating(1 / Math.Sqrt(1 - Math.Pow(beta2, step))),
            Epsilon: T.CreateTruncating(epsilon),
            Keep: T.CreateTruncating(1 - rate * weightDecay));
}
