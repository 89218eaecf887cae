namespace RnnKit.Onnx.Building;

/// <summary>Nodes that only change how numbers lie.</summary>
internal static class Shapes
{
    public static string Squeeze(this GraphBuilder graph, string x, int axis, string output) =>
        graph.Node("Squeeze", output, [x, graph.Axis(axis)]);

    public static string Unsqueeze(this GraphBuilder graph, string x, int axis, string output) =>
        graph.Node("Unsqueeze", output, [x, graph.Axis(axis)]);

    public static string Concat(this GraphBuilder graph, IEnumerable<string> parts, int axis, string output) =>
        graph.Node("Concat", output, parts, Attributes.Number("axis", axis));

    public static string Transpose(this GraphBuilder graph, string x, string output, params ReadOnlySpan<long> axes) =>
        graph.Node("Transpose", output, [x], Attributes.Numbers("perm", axes));

    /// <summary>Another shape; 0 keeps the size at its place, -1 takes what is left.</summary>
    public static string Reshape(this GraphBuilder graph, string x, string output, params ReadOnlySpan<long> shape) =>
        graph.Node("Reshape", output, [x, graph.Constant($"shape_{string.Join('_', shape.ToArray()).Replace("-1", "rest", StringComparison.Ordinal)}", shape)]);

    /// <summary>The numbers of the last axis shared out among heads: batch × steps × heads × d.</summary>
    public static string InHeads(this GraphBuilder graph, string x, int heads, int d, string output) => graph.Reshape(x, output, 0, 0, heads, d);

    /// <summary>0, 1, 2 … for the steps of something whose first axis they are: int64, steps.</summary>
    public static string Places(this GraphBuilder graph, string sequence, string output)
    {
        string sizes = graph.Node("Shape", output + ".sizes", [sequence]);
        string steps = graph.Node("Gather", output + ".steps", [sizes, graph.Scalar("first", 0)]);
        return graph.Node("Range", output, [graph.Scalar("zero", 0), steps, graph.Scalar("one", 1)]);
    }

    /// <summary>Which steps come before the end of each example: steps × batch of bool, or batch × steps.</summary>
    public static string Running(this GraphBuilder graph, string sequence, string lengths, bool batchFirst, string output) =>
        graph.Before(graph.Places(sequence, output + ".range"), lengths, batchFirst, output);

    /// <summary>Which places come before the end of each example: steps × batch of bool, or batch × steps.</summary>
    public static string Before(this GraphBuilder graph, string places, string lengths, bool batchFirst, string output)
    {
        string t = graph.Unsqueeze(places, batchFirst ? 0 : 1, output + ".t");
        string length = graph.Node("Cast", output + ".lengths", [lengths], Attributes.Number("to", (int)global::Onnx.TensorProto.Types.DataType.Int64));
        return graph.Node("Less", output, [t, graph.Unsqueeze(length, batchFirst ? 1 : 0, output + ".length")]);
    }

    private static string Axis(this GraphBuilder graph, int axis) => graph.Constant($"axis_{(axis < 0 ? "last" : axis)}", axis);
}
