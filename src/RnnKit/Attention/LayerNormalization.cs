using System.Numerics;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Numerics;

namespace RnnKit.Attention;

/// <summary>
/// Gives every vector mean 0 and variance 1, and then a learned scale and shift (Ba, Kiros and Hinton 2016):
/// <code>
/// n = (x - mean(x)) / √(var(x) + ε)      over the features of one step of one example
/// y = g ∘ n + b
/// </code>
/// It does not look at the other examples, so batches of any size and padding change nothing. PyTorch: <c>LayerNorm</c>.
/// </summary>
public sealed class LayerNormalization<T> : IModule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>ε: keeps the division possible where all features are equal; PyTorch's value.</summary>
    public const double Epsilon = 1e-5;

    /// <summary>A layer with g one and b zero.</summary>
    /// <param name="size">Features.</param>
    /// <param name="name">Put before the parameters' names: <c>norm.g</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
    public LayerNormalization(int size, string name = "norm")
    {
        G = new Parameter<T>(name + ".g", Guard.Positive(size), 1);
        B = new Parameter<T>(name + ".b", size, 1);
        G.Values.Fill(T.One);
        Parameters = [G, B];
    }

    /// <summary>g, size × 1.</summary>
    public Parameter<T> G { get; }

    /// <summary>b, size × 1.</summary>
    public Parameter<T> B { get; }

    /// <summary>Features.</summary>
    public int Size => G.Rows;

    /// <summary>g, b.</summary>
    public IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <summary>y = g ∘ (x - mean) / √(var + ε) + b, vector by vector.</summary>
    /// <param name="x">steps × (size × batch).</param>
    /// <param name="reuse">A tape that is no longer needed: its memory is used again.</param>
    /// <returns>y, of the shape of x, and the tape for the way back.</returns>
    /// <exception cref="ArgumentException">The input does not have the layer's size.</exception>
    public (Sequence<T> Output, NormalizationTape<T> Tape) Forward(Sequence<T> x, NormalizationTape<T>? reuse = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        Guard.Same(x.Features, Size, "features of", nameof(x));
        NormalizationTape<T> tape = reuse ?? new NormalizationTape<T>();
        tape.Begin(x);
        for (int column = 0; column < x.Columns; column++)
        {
            ReadOnlySpan<T> from = x.Values.Slice(column * Size, Size);
            Span<T> n = tape.Normalized.Values.Slice(column * Size, Size), y = tape.Output.Values.Slice(column * Size, Size);
            T mean = T.CreateTruncating(Reduction.Sum(from) / Size);
            for (int i = 0; i < n.Length; i++) n[i] = from[i] - mean;
            T scale = T.CreateTruncating(1 / Math.Sqrt(Reduction.SumOfSquares<T>(n) / Size + Epsilon));
            tape.Scales[column] = scale;
            Elementwise.Scale(scale, n, n);                                              // n = (x - mean) / √(var + ε)
            Elementwise.Multiply(G.Values, n, y);
            Elementwise.Add(y, B.Values, y);                                             // y = g ∘ n + b
        }
        return (tape.Output, tape);
    }

    /// <summary>Adds to the gradients of g and b and returns ∂L/∂x.</summary>
    /// <param name="tape">The tape of <see cref="Forward"/>.</param>
    /// <param name="dy">∂L/∂y, of the shape of y.</param>
    /// <exception cref="ArgumentException">The gradient does not have the shape of the output.</exception>
    public Sequence<T> Backward(NormalizationTape<T> tape, Sequence<T> dy)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(dy);
        LayerTapes.SameShape(dy, tape.Output, nameof(dy));
        tape.InputGradient.Reshape(dy.Steps, Size, dy.Batch, tape.Output.Lengths);
        for (int column = 0; column < dy.Columns; column++)
        {
            ReadOnlySpan<T> d = dy.Values.Slice(column * Size, Size), n = tape.Normalized.Values.Slice(column * Size, Size);
            Span<T> dx = tape.InputGradient.Values.Slice(column * Size, Size);
            Elementwise.Add(B.Gradients, d, B.Gradients);                                // db += dy
            Elementwise.MultiplyAdd(d, n, G.Gradients);                                  // dg += dy ∘ n
            Elementwise.Multiply(G.Values, d, dx);                                       // dn = g ∘ dy
            T mean = T.CreateTruncating(Reduction.Sum<T>(dx) / Size), along = T.CreateTruncating(Reduction.Dot(dx, n) / Size);
            T scale = tape.Scales[column];
            for (int i = 0; i < dx.Length; i++) dx[i] = scale * (dx[i] - mean - along * n[i]); // dx = (dn - mean(dn) - n mean(dn ∘ n)) / √(var + ε)
        }
        return tape.InputGradient;
    }

    /// <summary>The equation with its shape.</summary>
    public override string ToString() => FormattableString.Invariant($"LayerNormalization g ∘ (x - mean) / √(var + ε) + b, {Size} features, {this.ParameterCount():N0} parameters");
}

/// <summary>What a forward run of <see cref="LayerNormalization{T}"/> wrote down; the next run with the same tape overwrites it.</summary>
public sealed class NormalizationTape<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private T[] scales = [];

    internal NormalizationTape()
    {
    }

    /// <summary>y of the run.</summary>
    public Sequence<T> Output { get; } = new();

    /// <summary>n: mean 0 and variance 1 in every vector.</summary>
    public Sequence<T> Normalized { get; } = new();

    /// <summary>∂L/∂x, after the way back.</summary>
    public Sequence<T> InputGradient { get; } = new();

    /// <summary>1 / √(var + ε) of every vector.</summary>
    internal Span<T> Scales => scales.AsSpan(0, Output.Columns);

    internal void Begin(Sequence<T> x)
    {
        Output.Reshape(x.Steps, x.Features, x.Batch, x.Lengths);
        Normalized.Reshape(x.Steps, x.Features, x.Batch, x.Lengths);
        if (scales.Length < x.Columns) scales = new T[x.Columns];
    }
}
