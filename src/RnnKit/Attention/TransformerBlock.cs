using System.Numerics;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Numerics;

namespace RnnKit.Attention;

/// <summary>
/// One layer of a Transformer (Vaswani et al. 2017). Every part reads a normalized copy and adds what it finds to what passes by,
/// the residual path (with the normalization first, as Xiong et al. 2020 found easier to train):
/// <code>
/// h = x + self(norm(x))               self-attention: every step looks at the steps of its own sequence
/// h = h + cross(norm(h), memory)      cross-attention, in a decoder alone: at the encoder's output
/// y = h + W_2 relu(W_1 norm(h) + b_1) + b_2       a feed-forward network, the same at every step
/// </code>
/// PyTorch: <c>TransformerEncoderLayer</c> and <c>TransformerDecoderLayer</c> with <c>norm_first=True</c>.
/// </summary>
public sealed class TransformerBlock<T> : IModule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A block from its sizes.</summary>
    /// <param name="size">Features in and out.</param>
    /// <param name="heads">Heads of each attention; they share the features equally.</param>
    /// <param name="hidden">Units of the feed-forward network.</param>
    /// <param name="seed">Where the weights are drawn from.</param>
    /// <param name="causal">True where step t may look at steps 0 … t alone.</param>
    /// <param name="cross">True for a block of a decoder, which looks at an encoder's output as well.</param>
    /// <exception cref="ArgumentException">A size is below 1, or the size is not a multiple of the heads.</exception>
    public TransformerBlock(int size, int heads, int hidden, int seed, bool causal = false, bool cross = false)
    {
        SelfNorm = new LayerNormalization<T>(size, "self_norm");
        SelfAttention = new MultiHeadAttention<T>(size, heads, seed, name: "self") { Causal = causal };
        if (cross)
        {
            CrossNorm = new LayerNormalization<T>(size, "cross_norm");
            CrossAttention = new MultiHeadAttention<T>(size, heads, seed + 1, name: "cross");
        }
        FeedForwardNorm = new LayerNormalization<T>(size, "feed_norm");
        Up = new Dense<T>(size, hidden, seed + 2, Activation.Relu, "up");
        Down = new Dense<T>(hidden, size, seed + 3, name: "down");
        IModule<T>[] parts = CrossNorm is null
            ? [SelfNorm, SelfAttention, FeedForwardNorm, Up, Down]
            : [SelfNorm, SelfAttention, CrossNorm, CrossAttention!, FeedForwardNorm, Up, Down];
        Parameters = [.. parts.SelectMany(part => part.Parameters)];
    }

    /// <summary>Before the self-attention.</summary>
    public LayerNormalization<T> SelfNorm { get; }

    /// <summary>Each step looks at its own sequence.</summary>
    public MultiHeadAttention<T> SelfAttention { get; }

    /// <summary>Before the cross-attention; null where there is none.</summary>
    public LayerNormalization<T>? CrossNorm { get; }

    /// <summary>Each step looks at the encoder's output; null in an encoder.</summary>
    public MultiHeadAttention<T>? CrossAttention { get; }

    /// <summary>Before the feed-forward network.</summary>
    public LayerNormalization<T> FeedForwardNorm { get; }

    /// <summary>relu(W_1 n + b_1), hidden × size.</summary>
    public Dense<T> Up { get; }

    /// <summary>W_2 u + b_2, size × hidden.</summary>
    public Dense<T> Down { get; }

    /// <summary>Features in and out.</summary>
    public int Size => SelfNorm.Size;

    /// <inheritdoc/>
    public IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <summary>Reads a sequence.</summary>
    /// <param name="x">steps × (size × batch); its lengths say which steps are padding.</param>
    /// <param name="memory">The encoder's output, source steps × (size × batch); null without cross-attention.</param>
    /// <param name="reuse">A tape that is no longer needed: its memory is used again.</param>
    /// <returns>y, of the shape of x, and the tape for the way back.</returns>
    /// <exception cref="ArgumentException">A sequence does not have the block's size, or there is a memory without cross-attention or the reverse.</exception>
    public (Sequence<T> Output, TransformerTape<T> Tape) Forward(Sequence<T> x, Sequence<T>? memory = null, TransformerTape<T>? reuse = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        Guard.That(memory is null == CrossAttention is null, nameof(memory), CrossAttention is null ? "'memory' came, but the block has no cross-attention; expected none." : "'memory' is missing; expected the encoder's output for the cross-attention.");
        TransformerTape<T> tape = reuse ?? new TransformerTape<T>();
        (Sequence<T> n, tape.SelfNorm) = SelfNorm.Forward(x, tape.SelfNorm);
        (Sequence<T> found, tape.Self) = SelfAttention.Forward(n, n, reuse: tape.Self);
        Sequence<T> h = Sum(x, found, tape.AfterSelf);                                            // h = x + self(norm(x))
        if (CrossAttention is not null)
        {
            (n, tape.CrossNorm) = CrossNorm!.Forward(h, tape.CrossNorm);
            (found, tape.Cross) = CrossAttention.Forward(n, memory!, reuse: tape.Cross);
            h = Sum(h, found, tape.AfterCross);                                                   // h = h + cross(norm(h), memory)
        }
        return (FeedForward(h, tape), tape);
    }

    /// <summary>Adds to the gradients of the parameters and returns ∂L/∂x; that of the memory is then on the tape.</summary>
    /// <param name="tape">The tape of <see cref="Forward"/>.</param>
    /// <param name="dy">∂L/∂y, of the shape of y.</param>
    /// <exception cref="ArgumentException">The gradient does not have the shape of the output.</exception>
    public Sequence<T> Backward(TransformerTape<T> tape, Sequence<T> dy)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(dy);
        LayerTapes.SameShape(dy, tape.Output, nameof(dy));
        Sequence<T> d = Up.Backward(tape.Up!, Down.Backward(tape.Down!, dy));
        d = Sum(dy, FeedForwardNorm.Backward(tape.FeedForwardNorm!, d), tape.InputGradient);      // dh = dy + what came through the network
        if (CrossAttention is not null)
        {
            (Sequence<T> asked, Sequence<T> dKeys, Sequence<T> dValues) = CrossAttention.Backward(tape.Cross!, d);
            Sum(dKeys, dValues, tape.MemoryGradient);                                             // it was both keys and values
            Add(d, CrossNorm!.Backward(tape.CrossNorm!, asked));
        }
        (Sequence<T> dq, Sequence<T> dk, Sequence<T> dv) = SelfAttention.Backward(tape.Self!, d);
        Add(dq, dk);
        Add(dq, dv);                                                                              // n was query, key and value
        Add(d, SelfNorm.Backward(tape.SelfNorm!, dq));
        return d;
    }

    /// <summary>The parts with the number of parameters.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"TransformerBlock of {Size} features: {(SelfAttention.Causal ? "causal " : "")}self-attention of {SelfAttention.Heads} heads, {(CrossAttention is null ? "" : "cross-attention, ")}{Up.OutputSize} hidden, {this.ParameterCount():N0} parameters");

    /// <summary>The last part, after the attentions.</summary>
    internal Sequence<T> FeedForward(Sequence<T> h, TransformerTape<T> tape)
    {
        (Sequence<T> n, tape.FeedForwardNorm) = FeedForwardNorm.Forward(h, tape.FeedForwardNorm);
        (Sequence<T> u, tape.Up) = Up.Forward(n, tape.Up);
        (u, tape.Down) = Down.Forward(u, tape.Down);
        return Sum(h, u, tape.Output);                                                            // y = h + W_2 relu(W_1 norm(h) + b_1) + b_2
    }

    internal static Sequence<T> Sum(Sequence<T> a, Sequence<T> b, Sequence<T> sum)
    {
        sum.Reshape(a.Steps, a.Features, a.Batch, a.Lengths);
        Elementwise.Add(a.Values, b.Values, sum.Values);
        return sum;
    }

    private static void Add(Sequence<T> to, Sequence<T> what) => Elementwise.Add(to.Values, what.Values, to.Values);
}

/// <summary>What a run of a <see cref="TransformerBlock{T}"/> wrote down; the next run with the same tape overwrites it.</summary>
public sealed class TransformerTape<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal TransformerTape()
    {
    }

    /// <summary>y of the run.</summary>
    public Sequence<T> Output { get; } = new();

    /// <summary>The self-attention's run with its weights.</summary>
    public AttentionTape<T>? Self { get; internal set; }

    /// <summary>The cross-attention's run with its weights; null where there is none.</summary>
    public AttentionTape<T>? Cross { get; internal set; }

    /// <summary>∂L/∂x, after the way back.</summary>
    public Sequence<T> InputGradient { get; } = new();

    /// <summary>∂L/∂ the encoder's output, after the way back of a block with cross-attention.</summary>
    public Sequence<T> MemoryGradient { get; } = new();

    internal NormalizationTape<T>? SelfNorm { get; set; }

    internal NormalizationTape<T>? CrossNorm { get; set; }

    internal NormalizationTape<T>? FeedForwardNorm { get; set; }

    internal DenseTape<T>? Up { get; set; }

    internal DenseTape<T>? Down { get; set; }

    internal Sequence<T> AfterSelf { get; } = new();

    internal Sequence<T> AfterCross { get; } = new();
}
