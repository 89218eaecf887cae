using System.Buffers.Binary;
using System.Numerics;
using RnnKit.Foundations;

namespace RnnKit.Storage;

/// <summary>
/// A named array in a safetensors file: numbers in row-major order (the last index runs fastest), little-endian.
/// </summary>
/// <param name="Name">Unique within its file.</param>
/// <param name="DataType">As the format calls it, such as <c>F32</c> or <c>F64</c>.</param>
/// <param name="Shape">Sizes of the dimensions; none for a single number.</param>
/// <param name="Data">The bytes.</param>
public sealed record StoredTensor(string Name, string DataType, IReadOnlyList<int> Shape, ReadOnlyMemory<byte> Data)
{
    /// <summary>A tensor of numbers.</summary>
    /// <param name="name">Unique within its file.</param>
    /// <param name="shape">Sizes of the dimensions.</param>
    /// <param name="values">As many numbers as the shape has places, in row-major order.</param>
    /// <exception cref="ArgumentException">The name is empty, or the count of numbers is not that of the shape.</exception>
    public static StoredTensor Of<T>(string name, IReadOnlyList<int> shape, ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(shape);
        Guard.Same(values.Length, shape.Aggregate(1, (product, size) => checked(product * size)), "a length of", nameof(values));
        int size = SafetensorsTypes.SizeOf<T>();
        var data = new byte[values.Length * size];
        for (int i = 0; i < values.Length; i++)
        {
            Span<byte> at = data.AsSpan(i * size, size);
            if (size == 4) BinaryPrimitives.WriteSingleLittleEndian(at, float.CreateTruncating(values[i]));
            else BinaryPrimitives.WriteDoubleLittleEndian(at, double.CreateTruncating(values[i]));
        }
        return new StoredTensor(name, SafetensorsTypes.NameOf<T>(), [.. shape], data);
    }

    /// <summary>The numbers, in row-major order.</summary>
    /// <exception cref="InvalidDataException">They are stored as another type.</exception>
    public T[] Values<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (DataType != SafetensorsTypes.NameOf<T>())
            throw new InvalidDataException($"tensor '{Name}' is {DataType}; expected {SafetensorsTypes.NameOf<T>()}.");
        int size = SafetensorsTypes.SizeOf<T>();
        var values = new T[Data.Length / size];
        for (int i = 0; i < values.Length; i++)
        {
            ReadOnlySpan<byte> at = Data.Span.Slice(i * size, size);
            values[i] = size == 4 ? T.CreateTruncating(BinaryPrimitives.ReadSingleLittleEndian(at)) : T.CreateTruncating(BinaryPrimitives.ReadDoubleLittleEndian(at));
        }
        return values;
    }

    /// <summary>Name, type and shape, such as <c>weight_ih_l0 F32 [256, 32]</c>.</summary>
    public override string ToString() => $"{Name} {DataType} [{string.Join(", ", Shape)}]";
}
