using System.Buffers.Binary;
using System.Numerics;
using Google.Protobuf;
using Onnx;
using DataType = Onnx.TensorProto.Types.DataType;

namespace RnnKit.Onnx.Building;

/// <summary>
/// A graph under way: inputs, weights, nodes and outputs, each value under a name of its own. ONNX asks for identifiers
/// as in C, so every other sign of a name becomes an underscore.
/// </summary>
internal sealed class GraphBuilder(string name)
{
    private readonly GraphProto graph = new() { Name = name };
    private readonly HashSet<string> names = [];

    /// <summary>An input; its name is that of its value.</summary>
    public string Input(string input, DataType type, params ReadOnlySpan<Dimension> shape)
    {
        graph.Input.Add(Value(New(input), type, shape));
        return input;
    }

    /// <summary>Makes the value of this name an output.</summary>
    public void Output(string output, params ReadOnlySpan<Dimension> shape) => graph.Output.Add(Value(output, DataType.Float, shape));

    /// <summary>A node of one output; returns the name of its value.</summary>
    public string Node(string operation, string output, IEnumerable<string> inputs, params ReadOnlySpan<AttributeProto> attributes) =>
        Node(operation, [output], inputs, attributes)[0];

    /// <summary>A node of several outputs; an input that is left out has an empty name.</summary>
    public IReadOnlyList<string> Node(string operation, IEnumerable<string> outputs, IEnumerable<string> inputs, params ReadOnlySpan<AttributeProto> attributes)
    {
        var node = new NodeProto { OpType = operation };
        node.Output.AddRange(outputs.Select(New));
        node.Name = $"{node.Output[0]}_{operation}";
        node.Input.AddRange(inputs);
        foreach (AttributeProto attribute in attributes) node.Attribute.Add(attribute);
        graph.Node.Add(node);
        return [.. node.Output];
    }

    /// <summary>Learned numbers, row by row, as 32-bit floats.</summary>
    /// <exception cref="ArgumentException">A number is too large for a 32-bit float.</exception>
    public string Weights<T>(string weights, ReadOnlySpan<T> values, params ReadOnlySpan<long> shape)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var bytes = new byte[values.Length * sizeof(float)];
        for (int i = 0; i < values.Length; i++)
        {
            float value = float.CreateTruncating(values[i]);
            if (!float.IsFinite(value) && T.IsFinite(values[i]))
                throw Refusal.OfModel(FormattableString.Invariant($"holds {values[i]} in {weights}; expected numbers that a 32-bit float can hold."));
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), value);
        }
        return Add(new TensorProto { Name = New(weights), DataType = (int)DataType.Float, RawData = UnsafeByteOperations.UnsafeWrap(bytes) }, shape);
    }

    /// <summary>A constant float; the same one where the name is known.</summary>
    public string Constant(string constant, float value) =>
        names.Contains(Identifier(constant)) ? Identifier(constant) : Weights<float>(constant, [value]);

    /// <summary>Constant numbers of 64 bits side by side.</summary>
    public string Doubles(string constant, ReadOnlySpan<double> values)
    {
        var tensor = new TensorProto { Name = New(constant), DataType = (int)DataType.Double };
        foreach (double value in values) tensor.DoubleData.Add(value);
        return Add(tensor, [values.Length]);
    }

    /// <summary>Constant whole numbers side by side, such as shapes and axes; the same ones where the name is known.</summary>
    public string Constant(string constant, params ReadOnlySpan<long> values) => Whole(constant, values, [values.Length]);

    /// <summary>A constant whole number; the same one where the name is known.</summary>
    public string Scalar(string constant, long value) => Whole(constant, [value], []);

    /// <summary>The graph, without what no output needs: nodes, weights, and outputs of recurrent nodes.</summary>
    public GraphProto Build()
    {
        HashSet<string> read = [.. graph.Output.Select(output => output.Name)];
        foreach (NodeProto node in graph.Node.Reverse().ToArray())
        {
            if (!node.Output.Any(read.Contains))
            {
                graph.Node.Remove(node);
                continue;
            }
            for (int i = 0; i < node.Output.Count; i++)
                if (!read.Contains(node.Output[i])) node.Output[i] = "";
            while (node.Output[^1].Length == 0) node.Output.RemoveAt(node.Output.Count - 1);
            read.UnionWith(node.Input);
        }
        foreach (TensorProto weights in graph.Initializer.Where(weights => !read.Contains(weights.Name)).ToArray()) graph.Initializer.Remove(weights);
        return graph;
    }

    private string Whole(string constant, ReadOnlySpan<long> values, ReadOnlySpan<long> shape)
    {
        if (names.Contains(Identifier(constant))) return Identifier(constant);
        var tensor = new TensorProto { Name = New(constant), DataType = (int)DataType.Int64 };
        foreach (long value in values) tensor.Int64Data.Add(value);
        return Add(tensor, shape);
    }

    private string Add(TensorProto tensor, ReadOnlySpan<long> shape)
    {
        foreach (long size in shape) tensor.Dims.Add(size);
        graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    private string New(string value)
    {
        string identifier = Identifier(value);
        return names.Add(identifier) ? identifier : throw new InvalidOperationException($"The graph has two values of the name {identifier}.");
    }

    private static string Identifier(string name) => string.Concat(name.Select(sign => char.IsAsciiLetterOrDigit(sign) ? sign : '_'));

    private static ValueInfoProto Value(string name, DataType type, ReadOnlySpan<Dimension> shape)
    {
        var dimensions = new TensorShapeProto();
        foreach (Dimension one in shape)
            dimensions.Dim.Add(one.Name is null ? new TensorShapeProto.Types.Dimension { DimValue = one.Size } : new TensorShapeProto.Types.Dimension { DimParam = one.Name });
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = dimensions } } };
    }
}
