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

    /// <summary>Which steps come before the end of each example: steps × batch of bool, or batch × steps.</summary>
    public static string Running(this GraphBuilder graph, string sequence, string lengths, bool batchFirst, string output)
    {
        string sizes = graph.Node("Shape", output + ".sizes", [sequence]);
        string steps = graph.Node("Gather", output + ".steps", [sizes, graph.Scalar("first", 0)]);
        string range = graph.Node("Range", output + ".range", [graph.Scalar("zero", 0), steps, graph.Scalar("one", 1)]);
        string t = graph.Unsqueeze(range, batchFirst ? 0 : 1, output + ".t");
        string length = graph.Node("Cast", output + ".lengths", [lengths], Attributes.Number("to", (int)global::Onnx.TensorProto.Types.DataType.Int64));
        return graph.Node("Less", output, [t, graph.Unsqueeze(length, batchFirst ? 1 : 0, output + ".length")]);
    }

    private static string Axis(this GraphBuilder graph, int axis) => graph.Constant($"axis_{(axis < 0 ? "last" : axis)}", axis);
}
