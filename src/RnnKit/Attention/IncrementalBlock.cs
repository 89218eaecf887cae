using System.Numerics;
using RnnKit.Foundations;

namespace RnnKit.Attention;

/// <summary>A block of a decoder, one step of the target at a time: the equations of <see cref="TransformerBlock{T}"/>, with a <see cref="KeyValueCache{T}"/>.</summary>
internal sealed class IncrementalBlock<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TransformerBlock<T> block;
    private readonly KeyValueCache<T> self;
    private readonly TransformerTape<T> tape = new();

    /// <summary>Before the first step.</summary>
    /// <param name="block">A block with cross-attention.</param>
    /// <param name="memory">The encoder's output; its keys and values are projected once.</param>
    public IncrementalBlock(TransformerBlock<T> block, Sequence<T> memory)
    {
        this.block = block;
        self = new KeyValueCache<T>(block.SelfAttention);
        Cross = block.CrossAttention!.Begin(memory, null, steps: 1);
    }

    /// <summary>The cross-attention of the last step.</summary>
    public AttentionTape<T> Cross { get; }

    /// <summary>Reads the next step, 1 × (size × batch).</summary>
    /// <returns>y, of the shape of x; the next step overwrites it.</returns>
    public Sequence<T> Next(Sequence<T> x)
    {
        (Sequence<T> n, tape.SelfNorm) = block.SelfNorm.Forward(x, tape.SelfNorm);
        Sequence<T> h = TransformerBlock<T>.Sum(x, self.Next(n), tape.AfterSelf);                // h = x + self(norm(x))
        (n, tape.CrossNorm) = block.CrossNorm!.Forward(h, tape.CrossNorm);
        block.CrossAttention!.Step(Cross, 0, n.Values);
        h = TransformerBlock<T>.Sum(h, Cross.Context, tape.AfterCross);                          // h = h + cross(norm(h), memory)
        return block.FeedForward(h, tape);                                                       // y = h + W_2 relu(W_1 norm(h) + b_1) + b_2
    }
}
