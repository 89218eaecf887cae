using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using RnnKit.Numerics;

namespace RnnKit.Foundations;

/// <summary>
/// A function applied to every element, with its derivative. Derivatives in the hot path are computed from the
/// output y, which is at hand: tanh' = 1 - y², σ' = y (1 - y), ReLU' = 1 where y > 0.
/// </summary>
public abstract class Activation
{
    private Activation(string name) => Name = name;

    /// <summary>tanh(x): squashes into (-1, 1), slope 1 at 0. Used for content.</summary>
    public static Activation Tanh { get; } = new TanhActivation();

    /// <summary>σ(x) = 1 / (1 + e⁻ˣ): squashes into (0, 1), slope ¼ at 0. Used for gates.</summary>
    public static Activation Sigmoid { get; } = new SigmoidActivation();

    /// <summary>max(0, x): does not squash; slope 0 or 1.</summary>
    public static Activation Relu { get; } = new ReluActivation();

    /// <summary>x itself; slope 1.</summary>
    public static Activation Identity { get; } = new IdentityActivation();

    /// <summary>The name, such as <c>tanh</c>.</summary>
    public string Name { get; }

    /// <summary>y = act(x), element by element.</summary>
    /// <param name="x">Input.</param>
    /// <param name="y">Output, as long as <paramref name="x"/>; may be the same memory.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public abstract void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>dx = dy ∘ act'(x), computed from the output y = act(x).</summary>
    /// <param name="y">The output of <see cref="Forward{T}"/>.</param>
    /// <param name="dy">∂L/∂y.</param>
    /// <param name="dx">∂L/∂x, written; may be the same memory as <paramref name="dy"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public abstract void Backward<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>act(x) of one number.</summary>
    public T Value<T>(T x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T y = default;
        Forward([x], new Span<T>(ref y));
        return y;
    }

    /// <summary>act'(x) of one number: the slope at x.</summary>
    public T Derivative<T>(T x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T dx = default;
        Backward([Value(x)], [T.One], new Span<T>(ref dx));
        return dx;
    }

    /// <summary>act of every element, in a new matrix of the same shape.</summary>
    public Matrix<T> Value<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.Map(Value, Zeros.Include);

    /// <summary>act' at every element, in a new matrix of the same shape.</summary>
    public Matrix<T> Derivative<T>(Matrix<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => x.Map(Derivative, Zeros.Include);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private sealed class TanhActivation() : Activation("tanh")
    {
        public override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => Elementwise.Tanh(x, y);

        public override void Backward<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx) => Elementwise.TanhBackward(y, dy, dx);
    }

    private sealed class SigmoidActivation() : Activation("sigmoid")
    {
        public override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => Elementwise.Sigmoid(x, y);

        public override void Backward<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx) => Elementwise.SigmoidBackward(y, dy, dx);
    }

    private sealed class ReluActivation() : Activation("relu")
    {
        public override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => Elementwise.Relu(x, y);

        public override void Backward<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx) => Elementwise.ReluBackward(y, dy, dx);
    }

    private sealed class IdentityActivation() : Activation("identity")
    {
        public override void Forward<T>(ReadOnlySpan<T> x, Span<T> y) => x.CopyTo(y);

        public override void Backward<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx) => dy.CopyTo(dx);
    }
}
