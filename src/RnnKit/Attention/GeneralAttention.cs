using System.Numerics;
using RnnKit.Foundations;

namespace RnnKit.Attention;

/// <summary>
/// The score is a dot product through a learned matrix: <c>e_s = qᵀ W k_s</c> ("general" in Luong et al. 2015, also called
/// multiplicative or bilinear). W k_s is computed once for all queries.
/// </summary>
public sealed class GeneralAttention<T> : AttentionMechanism<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Attention with W uniform (Glorot and Bengio 2010).</summary>
    /// <param name="querySize">Features of a query.</param>
    /// <param name="keySize">Features of a key.</param>
    /// <param name="seed">Where W is drawn from.</param>
    /// <param name="valueSize">Features of the values, as many as those of the keys if omitted.</param>
    /// <param name="name">Put before the parameter's name: <c>attention.W</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public GeneralAttention(int querySize, int keySize, int seed, int? valueSize = null, string name = "attention")
        : base(querySize, keySize, valueSize ?? keySize, valueSize ?? keySize)
    {
        W = new Parameter<T>(name + ".W", querySize, keySize);
        Parameters = [W];
        Initialization.Glorot(W, new Random(seed));
    }

    /// <summary>Weights between query and key, query × key.</summary>
    public Parameter<T> W { get; }

    /// <summary>W.</summary>
    public override IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <summary>The equation with its shape.</summary>
    public override string ToString() => FormattableString.Invariant($"GeneralAttention e = qᵀ W k, {QuerySize} query, {KeySize} key, {this.ParameterCount():N0} parameters");

    private protected override void Prepare(AttentionTape<T> tape) =>
        Projection.Forward(W, null, tape.Keys, tape.HeadKeys);                                  // k'_s = W k_s

    private protected override void Complete(AttentionTape<T> tape)
    {
        Projection.AddGradients(W, null, tape.HeadKeyGradient.Values, tape.Keys.Values);        // dW += Σ_s dk'_s k_sᵀ
        Projection.InputGradient(W, tape.HeadKeyGradient.Values, tape.KeyGradient.Values);      // dk_s = Wᵀ dk'_s
    }
}
