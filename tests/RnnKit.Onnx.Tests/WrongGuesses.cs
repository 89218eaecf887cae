using System.Runtime.InteropServices;
using Google.Protobuf;
using Onnx;

namespace RnnKit.Onnx.Tests;

/// <summary>A graph with one guess changed that a reader of the operators' names could make.</summary>
internal static class WrongGuesses
{
    public static byte[] In(byte[] file, Action<GraphProto> guess)
    {
        ModelProto model = ModelProto.Parser.ParseFrom(file);
        guess(model.Graph);
        return model.ToByteArray();
    }

    /// <summary>The blocks of W, R and both halves of B in another order: the new block k is the old block order[k].</summary>
    public static void Reorder(GraphProto graph, params int[] order)
    {
        foreach (string weights in Recurrent(graph).Input.Skip(1).Take(3))
            Change(graph, weights, (values, shape) =>
            {
                bool bias = shape.Count == 2;
                int directions = (int)shape[0], halves = bias ? 2 : 1, half = values.Length / directions / halves, block = half / order.Length;
                float[] old = [.. values];
                for (int h = 0; h < directions * halves; h++)
                    for (int k = 0; k < order.Length; k++) old.AsSpan(h * half + order[k] * block, block).CopyTo(values.AsSpan(h * half + k * block, block));
            });
    }

    /// <summary>Turns a gate around: σ(-a) = 1 - σ(a).</summary>
    public static void TurnAround(GraphProto graph, int gate, int gates)
    {
        foreach (string weights in Recurrent(graph).Input.Skip(1).Take(3))
            Change(graph, weights, (values, shape) =>
            {
                int halves = shape.Count == 2 ? 2 : 1, half = values.Length / halves, block = half / gates;
                for (int h = 0; h < halves; h++)
                    foreach (ref float value in values.AsSpan(h * half + gate * block, block)) value = -value;
            });
    }

    /// <summary>The biases of the input where those of the state belong, and the other way round.</summary>
    public static void ExchangeBiases(GraphProto graph) => Change(graph, Recurrent(graph).Input[3], (values, _) =>
    {
        float[] old = [.. values];
        for (int i = 0; i < values.Length; i++) values[i] = old[(i + values.Length / 2) % values.Length];
    });

    /// <summary>W and R as they lie in RnnKit, column by column.</summary>
    public static void ColumnByColumn(GraphProto graph)
    {
        foreach (string weights in Recurrent(graph).Input.Skip(1).Take(2))
            Change(graph, weights, (values, shape) =>
            {
                int rows = (int)shape[1], columns = (int)shape[2];
                float[] old = [.. values];
                for (int i = 0; i < rows; i++)
                    for (int j = 0; j < columns; j++) values[i + rows * j] = old[j + columns * i];
            });
    }

    /// <summary>The backward cell's weights for the forward direction, and the other way round.</summary>
    public static void ExchangeDirections(GraphProto graph)
    {
        foreach (string weights in Recurrent(graph).Input.Skip(1).Take(3))
            Change(graph, weights, (values, _) =>
            {
                float[] old = [.. values];
                for (int i = 0; i < values.Length; i++) values[i] = old[(i + values.Length / 2) % values.Length];
            });
    }

    /// <summary>The same GRU with the other form of reset.</summary>
    public static void OtherReset(GraphProto graph)
    {
        AttributeProto form = Recurrent(graph).Attribute.Single(attribute => attribute.Name == "linear_before_reset");
        form.I = 1 - form.I;
    }

    /// <summary>An LSTM with peepholes (Gers and Schmidhuber 2000), which stand at the eighth place.</summary>
    public static void Peepholes(GraphProto graph, float weight)
    {
        NodeProto node = Recurrent(graph);
        int hidden = (int)node.Attribute.Single(attribute => attribute.Name == "hidden_size").I;
        var peepholes = new TensorProto { Name = "P", DataType = (int)TensorProto.Types.DataType.Float };
        peepholes.Dims.AddRange([1, 3 * hidden]);
        peepholes.FloatData.AddRange(Enumerable.Repeat(weight, 3 * hidden));
        graph.Initializer.Add(peepholes);
        Assert.Equal(7, node.Input.Count);
        node.Input.Add("P");
    }

    /// <summary>c_0 where h_0 belongs, and the other way round.</summary>
    public static void ExchangeStates(GraphProto graph)
    {
        NodeProto node = Recurrent(graph);
        (node.Input[5], node.Input[6]) = (node.Input[6], node.Input[5]);
    }

    /// <summary>A run over the padding.</summary>
    public static void ForgetLengths(GraphProto graph) => Recurrent(graph).Input[4] = "";

    private static NodeProto Recurrent(GraphProto graph) => graph.Node.Single(node => node.OpType is "RNN" or "GRU" or "LSTM");

    private static void Change(GraphProto graph, string name, Action<float[], IList<long>> change)
    {
        TensorProto tensor = graph.Initializer.Single(weights => weights.Name == name);
        float[] values = [.. MemoryMarshal.Cast<byte, float>(tensor.RawData.Span)];
        change(values, tensor.Dims);
        tensor.RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes<float>(values));
    }
}
