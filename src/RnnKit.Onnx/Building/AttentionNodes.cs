using System.Numerics;
using Onnx;
using RnnKit.Attention;

namespace RnnKit.Onnx.Building;

/// <summary>
/// Attention in two parts: what depends on the source alone, once, and one query, batch × query.
/// Between them goes what <see cref="Sources"/> names.
/// </summary>
internal static class AttentionNodes
{
    /// <summary>Something that the query meets.</summary>
    /// <param name="Name">Its name as output and input.</param>
    /// <param name="Shape">Its shape.</param>
    public sealed record Source(string Name, Dimension[] Shape);

    /// <summary>What a query of a mechanism meets, in the order of the graph.</summary>
    /// <exception cref="ArgumentException">The mechanism has no form in ONNX.</exception>
    public static IReadOnlyList<Source> Sources<T>(AttentionMechanism<T> attention)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Source memory = new("memory", ["batch", "source_steps", attention.ValueSize]), mask = new("memory_mask", ["batch", "source_steps"]);
        int heads = attention.Heads, d = attention.QuerySize / heads;
        return attention switch
        {
            DotAttention<T> => [memory, mask],
            GeneralAttention<T> => [memory, new("keys", ["batch", "source_steps", attention.QuerySize]), mask],
            AdditiveAttention<T> additive => [memory, new("keys", ["batch", "source_steps", additive.HiddenSize]), mask],
            MultiHeadAttention<T> => [new("keys", ["batch", heads, d, "source_steps"]), new("values", ["batch", heads, "source_steps", d]), mask],
            _ => throw Refusal.OfModel($"holds {attention}, which has no form in ONNX; expected an attention of RnnKit: dot, general, additive, multi-head."),
        };
    }

    /// <summary>Makes the sources of the encoder's output, and outputs of them.</summary>
    /// <param name="graph">Where to.</param>
    /// <param name="attention">The mechanism.</param>
    /// <param name="sequence">The encoder's output: source steps × batch × features.</param>
    /// <param name="lengths">Steps of each example.</param>
    public static void AddSources<T>(GraphBuilder graph, AttentionMechanism<T> attention, string sequence, string lengths)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string memory = graph.Transpose(sequence, "memory", 1, 0, 2);
        string running = graph.Running(sequence, lengths, batchFirst: true, "running");
        graph.Node("Where", "memory_mask", [running, graph.Constant("visible", 0f), graph.Constant("hidden", float.NegativeInfinity)]);
        switch (attention)
        {
            case GeneralAttention<T> general:
                graph.Project(general.W, null, memory, "keys");                                     // k'_s = W k_s
                break;
            case AdditiveAttention<T> additive:
                graph.Project(additive.Wk, null, memory, "keys");                                   // k'_s = W_k k_s
                break;
            case MultiHeadAttention<T> heads:
                string keys = graph.Project(heads.Wk, heads.Bk, memory, "keys.together");           // k' = W_k k + b_k
                graph.Transpose(graph.InHeads(keys, heads.Heads, heads.QuerySize / heads.Heads, "keys.heads"), "keys", 0, 2, 3, 1);
                string values = graph.Project(heads.Wv, heads.Bv, memory, "values.together");       // v' = W_v v + b_v
                graph.Transpose(graph.InHeads(values, heads.Heads, heads.QuerySize / heads.Heads, "values.heads"), "values", 0, 2, 1, 3);
                break;
        }
        foreach (Source source in Sources(attention)) graph.Output(source.Name, source.Shape);
    }

    /// <summary>Answers a query.</summary>
    /// <param name="graph">Where to.</param>
    /// <param name="attention">The mechanism.</param>
    /// <param name="query">batch × query.</param>
    /// <returns>The context, batch × context. The weights are the output <c>attention_weights</c>.</returns>
    public static string AddQuery<T>(GraphBuilder graph, AttentionMechanism<T> attention, string query)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (Source source in Sources(attention)) graph.Input(source.Name, TensorProto.Types.DataType.Float, source.Shape);
        return attention is MultiHeadAttention<T> heads ? Several(graph, heads, query) : One(graph, attention, query);
    }

    private static string One<T>(GraphBuilder graph, AttentionMechanism<T> attention, string query)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string scores = attention switch
        {
            AdditiveAttention<T> additive => AdditiveScores(graph, additive, query),
            DotAttention<T> { Scaled: true } => graph.Node("Mul", "scores.scaled", [DotScores(graph, "memory", query), graph.Scale(attention.KeySize)]),
            _ => DotScores(graph, attention is GeneralAttention<T> ? "keys" : "memory", query),
        };
        string masked = graph.Node("Add", "scores.masked", [graph.Squeeze(scores, 2, "scores"), "memory_mask"]);    // e_s = -∞ at padding
        string weights = graph.Node("Softmax", "attention_weights", [masked], Attributes.Number("axis", 1));        // α = softmax(e)
        graph.Output(weights, "batch", "source_steps");
        string context = graph.Node("MatMul", "context.row", [graph.Unsqueeze(weights, 1, "weights.row"), "memory"]); // c = Σ_s α_s v_s
        return graph.Squeeze(context, 1, "context");
    }

    /// <summary>e_s = qᵀ k_s, batch × source steps × 1.</summary>
    private static string DotScores(GraphBuilder graph, string keys, string query) =>
        graph.Node("MatMul", "scores.column", [keys, graph.Unsqueeze(query, 2, "query.column")]);

    /// <summary>e_s = vᵀ tanh(W_q q + W_k k_s), batch × source steps × 1.</summary>
    private static string AdditiveScores<T>(GraphBuilder graph, AdditiveAttention<T> attention, string query)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string q = graph.Unsqueeze(graph.Project(attention.Wq, null, query, "query.projected"), 1, "query.row");
        string a = graph.Node("Tanh", "scores.hidden", [graph.Node("Add", "scores.sum", ["keys", q])]);
        return graph.Node("MatMul", "scores.column", [a, graph.Weights<T>(attention.V.Name, attention.V.Values, attention.HiddenSize, 1)]);
    }

    private static string Several<T>(GraphBuilder graph, MultiHeadAttention<T> attention, string query)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int heads = attention.Heads, d = attention.QuerySize / heads;
        string q = graph.Reshape(graph.Affine(attention.Wq, attention.Bq, query, "query.projected"), "query.heads", 0, heads, 1, d);
        string scores = graph.Node("Mul", "scores.scaled", [graph.Node("MatMul", "scores", [q, "keys"]), graph.Scale(d)]);
        string masked = graph.Node("Add", "scores.masked", [scores, graph.Node("Unsqueeze", "mask.heads", ["memory_mask", graph.Constant("axes_1_2", 1, 2)])]);
        string weights = graph.Node("Softmax", "weights.rows", [masked], Attributes.Number("axis", 3));
        graph.Squeeze(weights, 2, "attention_weights");
        graph.Output("attention_weights", "batch", heads, "source_steps");
        string contexts = graph.Reshape(graph.Node("MatMul", "context.heads", [weights, "values"]), "context.together", 0, attention.QuerySize);
        return graph.Affine(attention.Wo, attention.Bo, contexts, "context");                        // c = W_o [c_1; …] + b_o
    }
}
