using System.Numerics;

namespace RnnKit.Numerics;

/// <summary>One step of an optimizer on one parameter, fused into a single pass over its memory.</summary>
public static class ParameterUpdate
{
    /// <summary>θ -= rate · g.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Sgd<T>(Span<T> theta, ReadOnlySpan<T> gradient, T rate)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Elementwise.Axpy(-rate, gradient, theta);

    /// <summary>v = momentum · v + g, θ -= rate · v (Sutskever et al. 2013, in PyTorch's form).</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Momentum<T>(Span<T> theta, ReadOnlySpan<T> gradient, Span<T> velocity, T rate, T momentum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Length(gradient, theta.Length);
        Require.Length(velocity, theta.Length);
        for (int i = 0; i < theta.Length; i++)
        {
            velocity[i] = T.FusedMultiplyAdd(momentum, velocity[i], gradient[i]);
            theta[i] = T.FusedMultiplyAdd(-rate, velocity[i], theta[i]);
        }
    }

    /// <summary>
    /// Adam (Kingma and Ba, 2015): m = β₁ m + (1 - β₁) g, v = β₂ v + (1 - β₂) g²,
    /// θ -= rate · (m / (1 - β₁ᵗ)) / (√(v / (1 - β₂ᵗ)) + ε).
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
    /// <exception cref="ArgumentException">The lengths differ, or the step is not positive.</exception>
    public static void Adam<T>(Span<T> theta, ReadOnlySpan<T> gradient, Span<T> m, Span<T> v, double rate, double beta1, double beta2, double epsilon, int step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Length(gradient, theta.Length);
        Require.Length(m, theta.Length);
        Require.Length(v, theta.Length);
        Require.Positive(step);
        double correction2 = 1 - Math.Pow(beta2, step);
        T stepSize = T.CreateTruncating(-rate / (1 - Math.Pow(beta1, step)));
        T scale = T.CreateTruncating(1 / Math.Sqrt(correction2));
        T b1 = T.CreateTruncating(beta1), b2 = T.CreateTruncating(beta2), eps = T.CreateTruncating(epsilon);
        T c1 = T.CreateTruncating(1 - beta1), c2 = T.CreateTruncating(1 - beta2);
        for (int i = 0; i < theta.Length; i++)
        {
            T g = gradient[i];
            m[i] = T.FusedMultiplyAdd(b1, m[i], c1 * g);
            v[i] = T.FusedMultiplyAdd(b2, v[i], c2 * g * g);
            T denominator = T.FusedMultiplyAdd(T.Sqrt(v[i]), scale, eps);
            theta[i] = T.FusedMultiplyAdd(stepSize, m[i] / denominator, theta[i]);
        }
    }
}
