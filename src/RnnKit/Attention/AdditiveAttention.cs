using System.Numerics;
using RnnKit.Foundations;
using RnnKit.Numerics;

namespace RnnKit.Attention;

/// <summary>
/// The score is a small network: <c>e_s = vᵀ tanh(W_q q + W_k k_s)</c> (Bahdanau et al. 2015). It compares sizes that
/// differ, and learns how; W_k k_s is computed once for all queries. Keras: <c>AdditiveAttention</c>.
/// </summary>
public sealed class AdditiveAttention<T> : AttentionMechanism<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Attention with W_q, W_k and v uniform (Glorot and Bengio 2010).</summary>
    /// <param name="querySize">Features of a query.</param>
    /// <param name="keySize">Features of a key.</param>
    /// <param name="hiddenSize">Units of the small network.</param>
    /// <param name="seed">Where the weights are drawn from.</param>
    /// <param name="valueSize">Features of the values, as many as those of the keys if omitted.</param>
    /// <param name="name">Put before the parameters' names: <c>attention.W_q</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public AdditiveAttention(int querySize, int keySize, int hiddenSize, int seed, int? valueSize = null, string name = "attention")
        : base(querySize, keySize, valueSize ?? keySize, valueSize ?? keySize)
    {
        Wq = new Parameter<T>(name + ".W_q", Guard.Positive(hiddenSize), querySize);
        Wk = new Parameter<T>(name + ".W_k", hiddenSize, keySize);
        V = new Parameter<T>(name + ".v", hiddenSize, 1);
        Parameters = [Wq, Wk, V];
        var random = new Random(seed);
        foreach (Parameter<T> p in Parameters) Initialization.Glorot(p, random);
    }

    /// <summary>W_q, hidden × query.</summary>
    public Parameter<T> Wq { get; }

    /// <summary>W_k, hidden × key.</summary>
    public Parameter<T> Wk { get; }

    /// <summary>v, hidden × 1.</summary>
    public Parameter<T> V { get; }

    /// <summary>Units of the small network.</summary>
    public int HiddenSize => V.Rows;

    /// <summary>W_q, W_k, v.</summary>
    public override IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <summary>The equation with its shape.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"AdditiveAttention e = vᵀ tanh(W_q q + W_k k), {QuerySize} query, {KeySize} key, {HiddenSize} hidden, {this.ParameterCount():N0} parameters");

    private protected override void Prepare(AttentionTape<T> tape)
    {
        Projection.Forward(Wk, null, tape.Keys, tape.HeadKeys);                                 // k'_s = W_k k_s
        int steps = tape.Queries.Steps, batch = tape.Keys.Batch;
        tape.HeadQueries.Reshape(steps, HiddenSize, batch, null);
        tape.Hidden.Reshape(steps * tape.SourceSteps, HiddenSize, batch, null);
        tape.HiddenGradient.Reshape(tape.SourceSteps, HiddenSize, batch, null);
        tape.HiddenScoreGradient.Reshape(steps, tape.SourceSteps, batch, null);
    }

    private protected override void ProjectQuery(AttentionTape<T> tape, int t) =>
        Projection.Forward(Wq, null, tape.Queries.Step(t), tape.HeadQueries.Step(t));           // q' = W_q q

    private protected override void Score(AttentionTape<T> tape, int t, Span<T> scores)
    {
        int sources = tape.SourceSteps, batch = tape.Keys.Batch;
        ReadOnlySpan<T> q = tape.HeadQueries.Step(t);
        Span<T> a = HiddenOf(tape, t);
        for (int s = 0; s < sources; s++)
            Elementwise.Add(tape.HeadKeys.Step(s), q, a.Slice(s * q.Length, q.Length));
        Elementwise.Tanh(a, a);                                                                 // a_s = tanh(q' + k'_s)
        for (int b = 0; b < batch; b++)
            Reduction.DotColumns<T>(V.Values, a[(b * HiddenSize)..], q.Length, scores.Slice(sources * b, sources)); // e_s = vᵀ a_s
    }

    private protected override void ScoreBackward(AttentionTape<T> tape, int t, Span<T> dScores)
    {
        int sources = tape.SourceSteps, batch = tape.Keys.Batch;
        ReadOnlySpan<T> a = HiddenOf(tape, t);
        Span<T> da = tape.HiddenGradient.Values, dq = tape.HeadQueryGradient.Step(t), dk = tape.HeadKeyGradient.Values;
        Span<T> de = tape.HiddenScoreGradient.Values.Slice(t * dScores.Length, dScores.Length);
        for (int s = 0; s < sources; s++)
            for (int b = 0; b < batch; b++) de[b + batch * s] = dScores[s + sources * b];
        MatrixProduct.Multiply(V.Values, de, da, HiddenSize, de.Length, 1);                     // ∂L/∂a_s = v de_s
        Elementwise.TanhBackward(a, da, da);                                                    // to q' + k'_s
        Elementwise.Add(dk, da, dk);                                                            // dk'_s += ∂L/∂(q' + k'_s)
        dq.Clear();
        for (int s = 0; s < sources; s++) Elementwise.Add(dq, da.Slice(s * dq.Length, dq.Length), dq); // dq' = Σ_s ∂L/∂(q' + k'_s)
    }

    private protected override void QueryGradient(AttentionTape<T> tape, int t) =>
        Projection.InputGradient(Wq, tape.HeadQueryGradient.Step(t), tape.QueryGradient.Step(t)); // dq = W_qᵀ dq'

    private protected override void Complete(AttentionTape<T> tape)
    {
        Sequence<T> de = tape.HiddenScoreGradient;
        MatrixProduct.Multiply(tape.Hidden.Values, de.Values, V.Gradients, HiddenSize, 1, de.Values.Length, accumulate: true); // dv += Σ_t Σ_s de_s a_s
        Projection.AddGradients(Wq, null, tape.HeadQueryGradient.Values, tape.Queries.Values);  // dW_q += Σ_t dq'_t q_tᵀ
        Projection.AddGradients(Wk, null, tape.HeadKeyGradient.Values, tape.Keys.Values);       // dW_k += Σ_s dk'_s k_sᵀ
        Projection.InputGradient(Wk, tape.HeadKeyGradient.Values, tape.KeyGradient.Values);     // dk_s = W_kᵀ dk'_s
    }

    private Span<T> HiddenOf(AttentionTape<T> tape, int t)
    {
        int count = tape.SourceSteps * HiddenSize * tape.Keys.Batch;
        return tape.Hidden.Values.Slice(t * count, count);
    }
}
