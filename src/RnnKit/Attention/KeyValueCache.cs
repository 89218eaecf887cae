using System.Numerics;
using RnnKit.Foundations;
using RnnKit.Numerics;

namespace RnnKit.Attention;

/// <summary>
/// Causal self-attention over a sequence that is still being written. Earlier steps see none of the later, so what a step has
/// projected stays as it is: keys and values are kept, and each new step is one query over them (the KV cache; Pope et al. 2022).
/// Every number has the bits that <see cref="AttentionMechanism{T}.Forward"/> gives it over the whole sequence.
/// </summary>
internal sealed class KeyValueCache<T>(MultiHeadAttention<T> attention)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Sequence<T> query = new(), heads = new(), context = new();
    private T[] keys = [], values = [], weights = [];
    private int steps;

    /// <summary>Answers the next step.</summary>
    /// <param name="x">The step, 1 × (size × batch), of as many examples as the steps before.</param>
    /// <returns>Its context, of the shape of x; the next step overwrites it.</returns>
    public Sequence<T> Next(Sequence<T> x)
    {
        int stride = x.Values.Length, at = steps++ * stride;
        MakeRoom(steps * stride);
        Projection.Forward(attention.Wq, attention.Bq, x, query);                                              // q' = W_q q + b_q
        Projection.Forward(attention.Wk, attention.Bk, x.Values, keys.AsSpan(at, stride));                     // k' = W_k k + b_k
        Projection.Forward(attention.Wv, attention.Bv, x.Values, values.AsSpan(at, stride));                   // v' = W_v v + b_v
        heads.Reshape(1, x.Features, x.Batch, null);
        heads.Values.Clear();
        int size = x.Features / attention.Heads;
        Span<T> a = weights.AsSpan(0, steps);
        for (int head = 0; head < stride; head += size)                                                        // the heads of all examples, one after another
        {
            Reduction.DotColumns(query.Values.Slice(head, size), keys.AsSpan(head), stride, a, attention.Scale); // e_s = q'ᵀ k'_s / √d
            Softmax.Forward(a, a, steps, 1);                                                                   // α = softmax(e)
            Elementwise.AddWeighted<T>(a, values.AsSpan(head), stride, heads.Values.Slice(head, size));        // c_h = Σ_s α_s v'_s
        }
        Projection.Forward(attention.Wo, attention.Bo, heads, context);                                        // c = W_o [c_1; …] + b_o
        return context;
    }

    private void MakeRoom(int count)
    {
        if (weights.Length < steps) Array.Resize(ref weights, 2 * steps);
        if (keys.Length >= count) return;
        Array.Resize(ref keys, 2 * count);
        Array.Resize(ref values, 2 * count);
    }
}
