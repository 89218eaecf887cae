using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using RnnKit.Foundations;

namespace RnnKit.Cells;

/// <summary>
/// What a recurrent network carries from step to step, or the gradient of it: h, and for an LSTM also c, each hidden × batch.
/// A state read from a tape is a view of the tape: it changes when the tape is used again. <see cref="Copy"/> keeps it.
/// </summary>
public sealed class State<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Memory<T>[] parts;

    /// <summary>A state from its parts.</summary>
    /// <param name="parts">h, or h and c, each hidden × batch.</param>
    /// <exception cref="ArgumentException">There are no parts, or their shapes differ.</exception>
    public State(params Matrix<T>[] parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        Guard.That(parts.Length > 0, nameof(parts), "'parts' is empty; expected h, or h and c.");
        (HiddenSize, Batch) = (parts[0].RowCount, parts[0].ColumnCount);
        this.parts = [.. parts.Select(p => (Memory<T>)Columns.Of(p, HiddenSize, Batch, nameof(parts)).ToArray())];
    }

    internal State(int partCount) => parts = new Memory<T>[partCount];

    /// <summary>Rows of each part.</summary>
    public int HiddenSize { get; private set; }

    /// <summary>Columns of each part.</summary>
    public int Batch { get; private set; }

    /// <summary>How many parts: 1 for h, 2 for h and c.</summary>
    public int Parts => parts.Length;

    /// <summary>A copy of h, hidden × batch.</summary>
    public Matrix<T> H => ToMatrix(0);

    /// <summary>The memory of a part, column by column.</summary>
    public Span<T> this[int part] => parts[part].Span;

    /// <summary>A copy of a part, hidden × batch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such part.</exception>
    public Matrix<T> ToMatrix(int part) => Matrix<T>.Build.Dense(HiddenSize, Batch, parts[Guard.Index(part, Parts)].ToArray());

    /// <summary>A state of its own memory, with the same numbers.</summary>
    public State<T> Copy() => new([.. Enumerable.Range(0, Parts).Select(ToMatrix)]);

    /// <summary>Shape, such as <c>State h 64 × 32</c>.</summary>
    public override string ToString() => $"State {(Parts == 1 ? "h" : "h, c")} {HiddenSize} × {Batch}";

    internal Memory<T> Memory(int part) => parts[part];

    /// <summary>Makes h a view of a sequence of one step; the other parts stay empty, which stands for zeros.</summary>
    internal void BindFirst(Sequence<T> h) => Bind(0, h.Buffer, h.Features, h.Batch);

    internal void Bind(int part, Memory<T> view, int hiddenSize, int batch)
    {
        parts[part] = view;
        (HiddenSize, Batch) = (hiddenSize, batch);
    }
}
