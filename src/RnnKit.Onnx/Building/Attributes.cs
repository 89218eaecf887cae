using Google.Protobuf;
using Onnx;
using Kind = Onnx.AttributeProto.Types.AttributeType;

namespace RnnKit.Onnx.Building;

/// <summary>Attributes of nodes.</summary>
internal static class Attributes
{
    public static AttributeProto Number(string name, long value) => new() { Name = name, Type = Kind.Int, I = value };

    public static AttributeProto Real(string name, float value) => new() { Name = name, Type = Kind.Float, F = value };

    public static AttributeProto Numbers(string name, params ReadOnlySpan<long> values)
    {
        var attribute = new AttributeProto { Name = name, Type = Kind.Ints };
        foreach (long value in values) attribute.Ints.Add(value);
        return attribute;
    }

    public static AttributeProto Floats(string name, params ReadOnlySpan<float> values)
    {
        var attribute = new AttributeProto { Name = name, Type = Kind.Floats };
        foreach (float value in values) attribute.Floats.Add(value);
        return attribute;
    }

    public static AttributeProto Text(string name, string value) => new() { Name = name, Type = Kind.String, S = ByteString.CopyFromUtf8(value) };

    public static AttributeProto Texts(string name, IEnumerable<string> values)
    {
        var attribute = new AttributeProto { Name = name, Type = Kind.Strings };
        foreach (string value in values) attribute.Strings.Add(ByteString.CopyFromUtf8(value));
        return attribute;
    }
}
