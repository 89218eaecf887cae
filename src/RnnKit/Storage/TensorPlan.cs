using System.Numerics;
using RnnKit.Foundations;

namespace RnnKit.Storage;

/// <summary>How a tensor of a file is made of parameters: their rows stand on top of each other.</summary>
/// <param name="Name">The tensor.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Parts">From the first row down.</param>
internal sealed record TensorPlan<T>(string Name, IReadOnlyList<int> Shape, IReadOnlyList<TensorPart<T>> Parts)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public StoredTensor Store()
    {
        var values = new T[Parts.Sum(part => part.Parameter.Count)];
        int first = 0;
        foreach (TensorPart<T> part in Parts)
        {
            part.Write(part.Parameter.Values, values.AsSpan(first, part.Parameter.Count));
            first += part.Parameter.Count;
        }
        return StoredTensor.Of<T>(Name, Shape, values);
    }

    public void Restore(ReadOnlySpan<T> values)
    {
        int first = 0;
        foreach (TensorPart<T> part in Parts)
        {
            part.Read(values.Slice(first, part.Parameter.Count));
            first += part.Parameter.Count;
        }
    }
}

/// <summary>One parameter's rows in a tensor.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Adds">
/// The tensor is a second term of the parameter, such as the second of two biases that only ever appear as their sum:
/// it is added when read and zero when written.
/// </param>
/// <param name="Transposed">The tensor holds the parameter's transpose.</param>
internal sealed record TensorPart<T>(Parameter<T> Parameter, bool Adds = false, bool Transposed = false)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>From the parameter's columns (its values, or its gradient) to the tensor's rows.</summary>
    public void Write(ReadOnlySpan<T> columns, Span<T> rows)
    {
        if (Adds) rows.Clear();
        else
            for (int i = 0; i < columns.Length; i++) rows[RowMajor(i)] = columns[i];
    }

    public void Read(ReadOnlySpan<T> rows)
    {
        Span<T> columns = Parameter.Values;
        for (int i = 0; i < columns.Length; i++) columns[i] = Adds ? columns[i] + rows[RowMajor(i)] : rows[RowMajor(i)];
    }

    /// <summary>Where an element of the parameter's memory, column by column, stands row by row.</summary>
    public int RowMajor(int i) => Transposed ? i : i % Parameter.Rows * Parameter.Columns + i / Parameter.Rows;
}
