using System.Numerics;
using RnnKit.Foundations;

namespace RnnKit.Attention;

/// <summary>
/// Several scaled dot-product attentions side by side, each on its own projection of queries, keys and values,
/// and a projection of their contexts together (Vaswani et al. 2017):
/// <code>
/// q' = W_q q + b_q,  k' = W_k k + b_k,  v' = W_v v + b_v     each cut into heads of d = size / heads features
/// c_h = Σ_s softmax(q'_hᵀ k'_h / √d)_s v'_h,s                for every head h
/// c   = W_o [c_1; …; c_heads] + b_o
/// </code>
/// PyTorch: <c>MultiheadAttention</c>; Keras: <c>MultiHeadAttention</c>.
/// </summary>
public sealed class MultiHeadAttention<T> : AttentionMechanism<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Attention with weights uniform (Glorot and Bengio 2010) and biases zero.</summary>
    /// <param name="size">Features of queries and context.</param>
    /// <param name="heads">Heads; they share the features equally.</param>
    /// <param name="seed">Where the weights are drawn from.</param>
    /// <param name="keySize">Features of a key, <paramref name="size"/> if omitted.</param>
    /// <param name="valueSize">Features of a value, as many as those of a key if omitted.</param>
    /// <param name="name">Put before the parameters' names: <c>attention.W_q</c>.</param>
    /// <exception cref="ArgumentException">A size is below 1, or the size is not a multiple of the heads.</exception>
    public MultiHeadAttention(int size, int heads, int seed, int? keySize = null, int? valueSize = null, string name = "attention")
        : base(size, keySize ?? size, valueSize ?? keySize ?? size, size)
    {
        Heads = Guard.Positive(heads);
        Guard.That(size % heads == 0, nameof(heads), $"'heads' is {heads}; expected a divisor of the size, {size}.");
        var random = new Random(seed);
        Parameter<T> Weights(string letter, int columns)
        {
            var w = new Parameter<T>($"{name}.W_{letter}", size, columns);
            Initialization.Glorot(w, random);
            return w;
        }

        (Wq, Bq) = (Weights("q", size), new Parameter<T>(name + ".b_q", size, 1));
        (Wk, Bk) = (Weights("k", KeySize), new Parameter<T>(name + ".b_k", size, 1));
        (Wv, Bv) = (Weights("v", ValueSize), new Parameter<T>(name + ".b_v", size, 1));
        (Wo, Bo) = (Weights("o", size), new Parameter<T>(name + ".b_o", size, 1));
        Parameters = [Wq, Bq, Wk, Bk, Wv, Bv, Wo, Bo];
    }

    /// <inheritdoc/>
    public override int Heads { get; }

    /// <summary>W_q, size × size; rows h d … (h + 1) d - 1 belong to head h, and so below.</summary>
    public Parameter<T> Wq { get; }

    /// <summary>b_q, size × 1.</summary>
    public Parameter<T> Bq { get; }

    /// <summary>W_k, size × key.</summary>
    public Parameter<T> Wk { get; }

    /// <summary>b_k, size × 1. It moves all scores of a query alike, so it changes nothing.</summary>
    public Parameter<T> Bk { get; }

    /// <summary>W_v, size × value.</summary>
    public Parameter<T> Wv { get; }

    /// <summary>b_v, size × 1.</summary>
    public Parameter<T> Bv { get; }

    /// <summary>W_o, size × size; columns h d … (h + 1) d - 1 belong to head h.</summary>
    public Parameter<T> Wo { get; }

    /// <summary>b_o, size × 1.</summary>
    public Parameter<T> Bo { get; }

    /// <summary>W and b of q, k, v and o.</summary>
    public override IReadOnlyList<Parameter<T>> Parameters { get; }

    internal override double Scale => 1 / Math.Sqrt((double)QuerySize / Heads);

    /// <summary>The shape.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"MultiHeadAttention of {Heads} heads, {QuerySize} features, {KeySize} key, {ValueSize} value, {this.ParameterCount():N0} parameters");

    private protected override void Prepare(AttentionTape<T> tape)
    {
        Projection.Forward(Wk, Bk, tape.Keys, tape.HeadKeys);                                    // k' = W_k k + b_k
        Projection.Forward(Wv, Bv, tape.Values, tape.HeadValues);                                // v' = W_v v + b_v
        tape.HeadQueries.Reshape(tape.Queries.Steps, QuerySize, tape.Keys.Batch, null);
        tape.HeadContext.Reshape(tape.Queries.Steps, QuerySize, tape.Keys.Batch, null);
    }

    private protected override void ProjectQuery(AttentionTape<T> tape, int t) =>
        Projection.Forward(Wq, Bq, tape.Queries.Step(t), tape.HeadQueries.Step(t));              // q' = W_q q + b_q

    private protected override void FinishContext(AttentionTape<T> tape, int t) =>
        Projection.Forward(Wo, Bo, tape.HeadContext.Step(t), tape.Context.Step(t));              // c = W_o [c_1; …] + b_o

    private protected override ReadOnlySpan<T> ContextGradient(AttentionTape<T> tape, int t, ReadOnlySpan<T> dContext)
    {
        Span<T> dHead = tape.HeadContextGradient.Step(t);
        Projection.InputGradient(Wo, dContext, dHead);                                           // d[c_1; …] = W_oᵀ dc
        Projection.AddGradients(Wo, Bo, dContext, tape.HeadContext.Step(t));                     // dW_o += dc [c_1; …]ᵀ
        return dHead;
    }

    private protected override void QueryGradient(AttentionTape<T> tape, int t) =>
        Projection.InputGradient(Wq, tape.HeadQueryGradient.Step(t), tape.QueryGradient.Step(t)); // dq = W_qᵀ dq'

    private protected override void Complete(AttentionTape<T> tape)
    {
        Projection.AddGradients(Wq, Bq, tape.HeadQueryGradient.Values, tape.Queries.Values);     // dW_q += Σ_t dq'_t q_tᵀ
        Projection.AddGradients(Wk, Bk, tape.HeadKeyGradient.Values, tape.Keys.Values);          // dW_k += Σ_s dk'_s k_sᵀ
        Projection.AddGradients(Wv, Bv, tape.HeadValueGradient.Values, tape.Values.Values);      // dW_v += Σ_s dv'_s v_sᵀ
        Projection.InputGradient(Wk, tape.HeadKeyGradient.Values, tape.KeyGradient.Values);      // dk_s = W_kᵀ dk'_s
        Projection.InputGradient(Wv, tape.HeadValueGradient.Values, tape.ValueGradient.Values);  // dv_s = W_vᵀ dv'_s
    }
}
