using System.Buffers.Binary;
using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Storage;

namespace RnnKit.Tests.Reference;

/// <summary>
/// The values that pytorch_reference.py wrote, as RnnKit's types. PyTorch's (steps, batch, features) in row-major order
/// is a sequence's own memory, as is (batch, hidden) that of a hidden × batch matrix by columns.
/// </summary>
internal sealed class PyTorchValues(string name)
{
    public SafetensorsFile File { get; } = SafetensorsFile.Read(Path.Combine(AppContext.BaseDirectory, "Reference", name + ".safetensors"));

    public double[] this[string tensor] => File[tensor].Values<double>();

    /// <summary>Whole numbers.</summary>
    public int[] Whole(string tensor)
    {
        StoredTensor stored = File[tensor];
        Assert.Equal("I64", stored.DataType);
        return [.. Enumerable.Range(0, stored.Data.Length / 8).Select(i => (int)BinaryPrimitives.ReadInt64LittleEndian(stored.Data.Span[(8 * i)..]))];
    }

    public Sequence<T> Sequence<T>(string tensor, int[]? lengths = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        IReadOnlyList<int> shape = File[tensor].Shape;
        var sequence = new Sequence<T>(shape[0], shape[2], shape[1], lengths);
        Narrow<T>(this[tensor]).CopyTo(sequence.Values);
        return sequence;
    }

    /// <summary>The states of every cell from (cells, batch, hidden) tensors, one a part.</summary>
    public State<T>[] States<T>(string prefix, ICell<T> cell)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        IReadOnlyList<int> shape = File[$"{prefix}.h"].Shape;
        int batch = shape[1], hidden = shape[2];
        return [.. Enumerable.Range(0, shape[0]).Select(k => new State<T>([.. cell.States.Select(part =>
            Matrix<T>.Build.Dense(hidden, batch, Narrow<T>(this[$"{prefix}.{part}"].AsSpan(k * hidden * batch, hidden * batch))))]))];
    }

    public static T[] Narrow<T>(ReadOnlySpan<double> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var narrow = new T[values.Length];
        for (int i = 0; i < narrow.Length; i++) narrow[i] = T.CreateTruncating(values[i]);
        return narrow;
    }

    /// <summary>The largest difference, relative to the largest expected number: 1e-10 in double, 1e-5 in float.</summary>
    public static void AssertNear<T>(ReadOnlySpan<double> expected, ReadOnlySpan<T> actual, string what)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Assert.Equal(expected.Length, actual.Length);
        double largest = 0, difference = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double came = double.CreateTruncating(actual[i]);
            Assert.True(double.IsFinite(came), what);
            largest = Math.Max(largest, Math.Abs(expected[i]));
            difference = Math.Max(difference, Math.Abs(expected[i] - came));
        }
        double tolerance = typeof(T) == typeof(double) ? 1e-10 : 1e-5;
        Assert.True(difference <= tolerance * largest, $"{what}: the largest difference is {difference:E2} where the largest number is {largest:E2}");
    }
}
