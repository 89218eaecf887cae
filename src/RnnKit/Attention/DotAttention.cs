using System.Numerics;
using RnnKit.Foundations;

namespace RnnKit.Attention;

/// <summary>
/// The score is the dot product: <c>e_s = qᵀ k_s</c> (Luong et al. 2015), or scaled <c>e_s = qᵀ k_s / √d</c>
/// (Vaswani et al. 2017), which keeps the variance of the scores from growing with the size d. Nothing is learned,
/// so queries and keys must be of one size. PyTorch: <c>scaled_dot_product_attention</c>; Keras: <c>Attention</c>.
/// </summary>
public sealed class DotAttention<T> : AttentionMechanism<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Attention by dot product.</summary>
    /// <param name="size">Features d of queries and keys.</param>
    /// <param name="scaled">True to divide the scores by √d.</param>
    /// <param name="valueSize">Features of the values, as many as those of the keys if omitted.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public DotAttention(int size, bool scaled = false, int? valueSize = null)
        : base(size, size, valueSize ?? size, valueSize ?? size) => Scaled = scaled;

    /// <summary>True where the scores are divided by √d.</summary>
    public bool Scaled { get; }

    /// <summary>None.</summary>
    public override IReadOnlyList<Parameter<T>> Parameters => [];

    internal override double Scale => Scaled ? 1 / Math.Sqrt(KeySize) : 1;

    /// <summary>The equation with its shape.</summary>
    public override string ToString() => $"DotAttention e = qᵀ k{(Scaled ? $" / √{KeySize}" : "")}, {KeySize} features, no parameters";
}
