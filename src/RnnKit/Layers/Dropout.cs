using System.Numerics;
using RnnKit.Foundations;
using RnnKit.Numerics;

namespace RnnKit.Layers;

/// <summary>
/// Sets each number to zero with a probability while learning, so that no unit can rely on a single other one
/// (Srivastava et al. 2014). Inverted: what stays is divided by the probability of staying, so that
/// the mean is unchanged and evaluation needs nothing at all. PyTorch: <c>Dropout</c>.
/// </summary>
public sealed class Dropout<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A layer with its rate.</summary>
    /// <param name="rate">The probability of being dropped, at least 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is out of range.</exception>
    public Dropout(double rate)
    {
        Rate = Guard.BelowOne(rate);
    }

    /// <summary>The probability of being dropped.</summary>
    public double Rate { get; }

    /// <summary>y = mask ∘ x, where each element of the mask is 0 with probability p and 1 / (1 - p) otherwise; y = x in evaluation.</summary>
    /// <param name="x">steps × (features × batch).</param>
    /// <param name="seed">While learning: where the mask is drawn from; the same seed gives the same mask. Null in evaluation.</param>
    /// <param name="reuse">A tape that is no longer needed: its memory is used again.</param>
    /// <returns>y, of the shape of x (x itself in evaluation), and the tape for the way back.</returns>
    public (Sequence<T> Output, DropoutTape<T> Tape) Forward(Sequence<T> x, int? seed, DropoutTape<T>? reuse = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        DropoutTape<T> tape = reuse ?? new DropoutTape<T>();
        tape.Dropped = seed is not null && Rate > 0;
        tape.Output = x;
        if (!tape.Dropped) return (x, tape);
        tape.Mask.Reshape(x.Steps, x.Features, x.Batch, x.Lengths);
        tape.Own.Reshape(x.Steps, x.Features, x.Batch, x.Lengths);
        tape.Output = tape.Own;
        DrawMask(tape.Mask.Values, seed!.Value);
        Elementwise.Multiply(tape.Mask.Values, x.Values, tape.Own.Values);             // y = mask ∘ x
        return (tape.Own, tape);
    }

    /// <summary>dx = mask ∘ dy; dy itself in evaluation.</summary>
    /// <param name="tape">The tape of <see cref="Forward"/>.</param>
    /// <param name="dy">∂L/∂y, of the shape of y.</param>
    /// <exception cref="ArgumentException">The gradient does not have the shape of the output.</exception>
    public Sequence<T> Backward(DropoutTape<T> tape, Sequence<T> dy)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(dy);
        LayerTapes.SameShape(dy, tape.Output, nameof(dy));
        if (!tape.Dropped) return dy;
        tape.InputGradient.Reshape(dy.Steps, dy.Features, dy.Batch, dy.Lengths);
        Elementwise.Multiply(tape.Mask.Values, dy.Values, tape.InputGradient.Values);  // dx = mask ∘ dy
        return tape.InputGradient;
    }

    /// <summary>The rate.</summary>
    public override string ToString() => FormattableString.Invariant($"Dropout {Rate}");

    /// <summary>
    /// SplitMix64 (Steele, Lea and Flood 2014), one number for two elements: it has no state to carry on but the seed,
    /// and gives the same mask on every machine.
    /// </summary>
    private void DrawMask(Span<T> mask, int seed)
    {
        var limit = (uint)Math.Min(uint.MaxValue, Math.Round(Rate * 4294967296.0));    // dropped where a uniform 32-bit number is below
        T kept = T.CreateTruncating(1 / (1 - Rate));
        ulong state = Mix((uint)seed + 0x5851F42D4C957F2DUL);
        for (int i = 0; i < mask.Length; i += 2)
        {
            ulong bits = Mix(state += 0x9E3779B97F4A7C15UL);
            mask[i] = (uint)bits < limit ? T.Zero : kept;
            if (i + 1 < mask.Length) mask[i + 1] = (uint)(bits >> 32) < limit ? T.Zero : kept;
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}

/// <summary>What a forward run of <see cref="Dropout{T}"/> wrote down; the next run with the same tape overwrites it.</summary>
public sealed class DropoutTape<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal DropoutTape() => Output = Own;

    /// <summary>y of the run: x itself in evaluation.</summary>
    public Sequence<T> Output { get; internal set; }

    /// <summary>0 where an element was dropped, 1 / (1 - p) where it stayed; of no use in evaluation.</summary>
    public Sequence<T> Mask { get; } = new();

    /// <summary>True if the run was one of learning.</summary>
    public bool Dropped { get; internal set; }

    internal Sequence<T> Own { get; } = new();

    internal Sequence<T> InputGradient { get; } = new();
}
