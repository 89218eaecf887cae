using System.Numerics;
using RnnKit.Foundations;

namespace RnnKit.Attention;

/// <summary>A decoder that reads its own words one step at a time, and none of them twice.</summary>
/// <param name="stack">The decoder.</param>
/// <param name="memory">The encoder's output.</param>
internal sealed class IncrementalStack<T>(TransformerStack<T> stack, Sequence<T> memory)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly IncrementalBlock<T>[] blocks = [.. stack.Blocks.Select(block => new IncrementalBlock<T>(block, memory))];
    private readonly Sequence<T> embedded = new();
    private NormalizationTape<T>? norm;
    private int steps;

    /// <summary>The last block's cross-attention of the last step.</summary>
    public AttentionTape<T> Cross => blocks[^1].Cross;

    /// <summary>Reads one token of every example.</summary>
    /// <returns>The vectors of the step, 1 × (size × batch); the next step overwrites them.</returns>
    public Sequence<T> Next(ReadOnlySpan<int> tokens)
    {
        embedded.Reshape(1, stack.Embedding.Size, tokens.Length, null);
        stack.Embedding.LookUp(tokens, embedded.Values, nameof(tokens));
        stack.AddPositions(embedded, first: steps++);
        Sequence<T> x = embedded;
        foreach (IncrementalBlock<T> block in blocks) x = block.Next(x);
        (x, norm) = stack.Norm.Forward(x, norm);
        return x;
    }
}
