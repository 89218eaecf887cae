using System.Numerics;
using Onnx;
using RnnKit.Attention;

namespace RnnKit.Onnx.Building;

/// <summary>A stack of Transformer blocks as nodes: embedding, positions, blocks, the last normalization.</summary>
internal static class StackNodes
{
    /// <summary>What a decoder's blocks look at, and what is added to the scores of it.</summary>
    /// <param name="Value">The encoder's output, batch × source steps × size.</param>
    /// <param name="Mask">batch × 1 × 1 × source steps.</param>
    public sealed record Memory(string Value, string Mask);

    /// <summary>Adds a stack.</summary>
    /// <param name="graph">Where to.</param>
    /// <param name="stack">Of an encoder or a decoder.</param>
    /// <param name="tokens">steps × batch.</param>
    /// <param name="places">0, 1, 2 … for the steps.</param>
    /// <param name="mask">What is added to the scores of self-attention.</param>
    /// <param name="memory">What cross-attention looks at; null without it.</param>
    /// <param name="output">The name of the result, batch × steps × size.</param>
    /// <returns>The weights of the last block's cross-attention, batch × heads × steps × source steps; null without it.</returns>
    public static string? Stack<T>(this GraphBuilder graph, TransformerStack<T> stack, string tokens, string places, string mask, Memory? memory, string output)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string x = graph.Transpose(graph.LookUp(stack.Embedding, tokens, "embedded"), "embedded.rows", 1, 0, 2);
        if (stack.HasPositions) x = graph.Node("Add", "placed", [x, graph.Waves(places, stack.Embedding.Size)]);
        string? weights = null;
        for (int l = 0; l < stack.Blocks.Count; l++) (x, weights) = graph.Block(stack.Blocks[l], x, mask, memory, $"block.{l}");
        graph.Normalized(stack.Norm, x, output);
        return weights;
    }

    private static (string Output, string? Weights) Block<T>(this GraphBuilder graph, TransformerBlock<T> block, string x, string mask, Memory? memory, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string n = graph.Normalized(block.SelfNorm, x, name + ".self.normalized");
        string h = graph.Node("Add", name + ".after_self", [x, graph.MultiHead(block.SelfAttention, n, n, mask, name + ".self").Context]); // h = x + self(norm(x))
        string? weights = null;
        if (block.CrossAttention is { } cross)
        {
            n = graph.Normalized(block.CrossNorm!, h, name + ".cross.normalized");
            (string found, weights) = graph.MultiHead(cross, n, memory!.Value, memory.Mask, name + ".cross");
            h = graph.Node("Add", name + ".after_cross", [h, found]);                                                                   // h = h + cross(norm(h), memory)
        }
        string u = graph.DenseAtEveryStep(block.Up, graph.Normalized(block.FeedForwardNorm, h, name + ".feed.normalized"), name + ".up");
        return (graph.Node("Add", name + ".output", [h, graph.DenseAtEveryStep(block.Down, u, name + ".down")]), weights);               // y = h + W_2 relu(W_1 norm(h) + b_1) + b_2
    }

    /// <summary>y = g ∘ (x - mean) / √(var + ε) + b over the last axis.</summary>
    private static string Normalized<T>(this GraphBuilder graph, LayerNormalization<T> layer, string x, string output)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => graph.Node(
            "LayerNormalization",
            output,
            [x, graph.Weights<T>(layer.G.Name, layer.G.Values, layer.Size), graph.Weights<T>(layer.B.Name, layer.B.Values, layer.Size)],
            Attributes.Number("axis", -1),
            Attributes.Real("epsilon", (float)LayerNormalization<T>.Epsilon));

    /// <summary>
    /// The place of every step, steps × size, for any number of steps: sin(p ω_i + φ_i) with a φ of π/2 where the cosine belongs.
    /// In double, since the rounding of a 32-bit product would show after some dozens of steps.
    /// </summary>
    private static string Waves(this GraphBuilder graph, string places, int size)
    {
        var rates = new double[size];
        var phases = new double[size];
        for (int i = 0; i < size; i++)
        {
            rates[i] = 1 / Math.Pow(10000, (i - i % 2) / (double)size);
            phases[i] = i % 2 == 0 ? 0 : Math.PI / 2;
        }
        string p = graph.Node("Cast", "places.double", [graph.Unsqueeze(places, 1, "places.column")], Attributes.Number("to", (int)TensorProto.Types.DataType.Double));
        string angles = graph.Node("Mul", "waves.angles", [p, graph.Doubles("waves.rates", rates)]);
        string sines = graph.Node("Sin", "waves.double", [graph.Node("Add", "waves.shifted", [angles, graph.Doubles("waves.phases", phases)])]);
        return graph.Node("Cast", "waves", [sines], Attributes.Number("to", (int)TensorProto.Types.DataType.Float));
    }
}
