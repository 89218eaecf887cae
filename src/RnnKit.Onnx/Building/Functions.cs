using System.Numerics;
using RnnKit.Foundations;
using RnnKit.Layers;

namespace RnnKit.Onnx.Building;

/// <summary>Nodes that compute what a layer without a state does.</summary>
internal static class Functions
{
    /// <summary>y = act(W x + b) of examples side by side, batch × features.</summary>
    public static string Dense<T>(this GraphBuilder graph, Dense<T> layer, string x, string output)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        graph.Activated(layer.Activation, output, (name) => graph.Affine(layer.W, layer.b, x, name));

    /// <summary>y = act(W x + b) at every step, steps × batch × features.</summary>
    public static string DenseAtEveryStep<T>(this GraphBuilder graph, Dense<T> layer, string x, string output)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        graph.Activated(layer.Activation, output, (name) => graph.Project(layer.W, layer.b, x, name));

    /// <summary>W x + b, batch × features.</summary>
    public static string Affine<T>(this GraphBuilder graph, Parameter<T> w, Parameter<T> b, string x, string output)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        graph.Node("Gemm", output, [x, graph.Matrix(w), graph.Vector(b)]);

    /// <summary>W x, or W x + b, on the last axis of any shape.</summary>
    public static string Project<T>(this GraphBuilder graph, Parameter<T> w, Parameter<T>? b, string x, string output)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (b is null) return graph.Node("MatMul", output, [x, graph.Matrix(w)]);
        string product = graph.Node("MatMul", output + ".product", [x, graph.Matrix(w)]);
        return graph.Node("Add", output, [product, graph.Vector(b)]);
    }

    /// <summary>The column of E of every id; zeros where there is none: -1 counts from the end, where a row of zeros stands.</summary>
    public static string LookUp<T>(this GraphBuilder graph, Embedding<T> embedding, string ids, string output)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var table = new T[(embedding.VocabularySize + 1) * embedding.Size];
        embedding.E.Values.CopyTo(table);                                       // column by column: a row for every token
        return graph.Node("Gather", output, [graph.Weights<T>(embedding.E.Name, table, embedding.VocabularySize + 1, embedding.Size), ids]);
    }

    /// <summary>A 1 at the place of every id; zeros where there is none.</summary>
    public static string OneHot(this GraphBuilder graph, int classes, string ids, string output)
    {
        var all = new long[classes];
        for (int i = 0; i < classes; i++) all[i] = i;
        string equal = graph.Node("Equal", output + ".equal", [graph.Unsqueeze(ids, -1, output + ".ids"), graph.Constant("classes", all)]);
        return graph.Node("Cast", output, [equal], Attributes.Number("to", (int)global::Onnx.TensorProto.Types.DataType.Float));
    }

    /// <summary>1 / √d.</summary>
    public static string Scale(this GraphBuilder graph, int d) => graph.Constant($"scale_{d}", (float)(1 / Math.Sqrt(d)));

    /// <summary>The operator of an activation; none for the identity.</summary>
    public static string? NameOf(Activation activation) =>
        activation == Activation.Tanh ? "Tanh" : activation == Activation.Sigmoid ? "Sigmoid" : activation == Activation.Relu ? "Relu" : null;

    /// <summary>W as it lies in memory, column by column: the rows of its transpose, which stands on the right of a product.</summary>
    private static string Matrix<T>(this GraphBuilder graph, Parameter<T> w)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => graph.Weights<T>(w.Name, w.Values, w.Columns, w.Rows);

    private static string Vector<T>(this GraphBuilder graph, Parameter<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => graph.Weights<T>(b.Name, b.Values, b.Count);

    private static string Activated(this GraphBuilder graph, Activation activation, string output, Func<string, string> before) =>
        NameOf(activation) is { } name ? graph.Node(name, output, [before(output + ".before")]) : before(output);
}
