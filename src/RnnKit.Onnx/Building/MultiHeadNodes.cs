using System.Numerics;
using RnnKit.Attention;

namespace RnnKit.Onnx.Building;

/// <summary>Attention of several heads where all queries are known, as in a Transformer (Vaswani et al. 2017).</summary>
internal static class MultiHeadNodes
{
    /// <summary>Answers all queries at once.</summary>
    /// <param name="graph">Where to.</param>
    /// <param name="attention">The mechanism.</param>
    /// <param name="queries">batch × target steps × size.</param>
    /// <param name="memory">Keys and values: batch × source steps × features.</param>
    /// <param name="mask">What is added to the scores, 0 or -∞: any shape that spreads to batch × heads × target steps × source steps.</param>
    /// <param name="name">Put before the names of values.</param>
    /// <returns>The contexts, batch × target steps × size, and the weights, batch × heads × target steps × source steps.</returns>
    public static (string Context, string Weights) MultiHead<T>(
        this GraphBuilder graph, MultiHeadAttention<T> attention, string queries, string memory, string mask, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int heads = attention.Heads, d = attention.QuerySize / heads;
        string q = graph.Transpose(graph.InHeads(graph.Project(attention.Wq, attention.Bq, queries, name + ".q"), heads, d, name + ".q.heads"), name + ".q.rows", 0, 2, 1, 3);
        string k = graph.Transpose(graph.InHeads(graph.Project(attention.Wk, attention.Bk, memory, name + ".k"), heads, d, name + ".k.heads"), name + ".k.columns", 0, 2, 3, 1);
        string v = graph.Transpose(graph.InHeads(graph.Project(attention.Wv, attention.Bv, memory, name + ".v"), heads, d, name + ".v.heads"), name + ".v.rows", 0, 2, 1, 3);
        string scores = graph.Node("Mul", name + ".scores", [graph.Node("MatMul", name + ".products", [q, k]), graph.Scale(d)]); // e = qᵀ k / √d
        string masked = graph.Node("Add", name + ".scores.masked", [scores, mask]);                                              // e = -∞ where nothing may be seen
        string weights = graph.Node("Softmax", name + ".weights", [masked], Attributes.Number("axis", 3));                       // α = softmax(e)
        string rows = graph.Transpose(graph.Node("MatMul", name + ".context.heads", [weights, v]), name + ".context.rows", 0, 2, 1, 3);
        string together = graph.Reshape(rows, name + ".context.together", 0, 0, attention.QuerySize);
        return (graph.Project(attention.Wo, attention.Bo, together, name + ".context"), weights);                                // c = W_o [c_1; …] + b_o
    }
}
