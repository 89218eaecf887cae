using System.Numerics;
using RnnKit.Foundations;

namespace RnnKit.Training;

/// <summary>The last parameters known to give a finite loss and gradient.</summary>
internal sealed class Snapshot<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Numbers that one thread copies at a time.</summary>
    private const int PieceLength = 65536;

    private readonly IReadOnlyList<Parameter<T>> parameters;
    private readonly T[][] values;
    private readonly ParameterPieces<T> pieces;

    public Snapshot(IReadOnlyList<Parameter<T>> parameters)
        : this(parameters, [.. parameters.Select(p => p.Values.ToArray())])
    {
    }

    /// <summary>Parameters known from elsewhere.</summary>
    public Snapshot(IReadOnlyList<Parameter<T>> parameters, T[][] values)
    {
        (this.parameters, this.values) = (parameters, values);
        pieces = new ParameterPieces<T>(PieceLength, Take);
    }

    public IReadOnlyList<T[]> Values => values;

    /// <summary>True if they are the very parameters of a model, not those of another like it.</summary>
    public bool IsOf(IReadOnlyList<Parameter<T>> others) => parameters.SequenceEqual(others);

    public void Take() => pieces.Run(parameters);

    public void Restore()
    {
        for (int i = 0; i < values.Length; i++) values[i].CopyTo(parameters[i].Values);
    }

    private void Take(Parameter<T> parameter, int index, int first, int count) => parameter.Values.Slice(first, count).CopyTo(values[index].AsSpan(first));
}
