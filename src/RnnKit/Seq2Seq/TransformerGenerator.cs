using System.Numerics;
using RnnKit.Attention;
using RnnKit.Foundations;
using RnnKit.Layers;

namespace RnnKit.Seq2Seq;

/// <summary>Runs a Transformer's decoder one step at a time on what it wrote itself.</summary>
internal sealed class TransformerGenerator<T>(Transformer<T> model, Tokens source) : INextTokens<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly IncrementalStack<T> decoder = new(model.Decoder, model.Encoder.Forward(source).Output);
    private readonly T[] sums = new T[source.Batch];
    private DenseTape<T>? spoken;

    /// <inheritdoc/>
    public Span<T> Next(ReadOnlySpan<int> ids)
    {
        (Sequence<T> logits, spoken) = model.Output.Forward(decoder.Next(ids), spoken);
        NextTokens.ToLogProbabilities(logits.Values, sums, logits.Features, ids.Length);
        return logits.Values;
    }

    /// <summary>Those of the last block's cross-attention.</summary>
    public double[] Weights(int column) => decoder.Cross.MeanOverHeads(column, source.LengthOf(column));

    /// <summary>Nothing to do: what it has read is kept.</summary>
    public void Continue()
    {
    }
}
