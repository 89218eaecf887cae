using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using RnnKit.Display;

namespace RnnKit.Foundations;

/// <summary>
/// A learned matrix and the gradient of the loss with respect to it, both rows × columns.
/// <see cref="Value"/> and <see cref="Values"/> are two views of the same memory: a matrix to read and compute with,
/// a span (column by column) for the hot path. The same holds for <see cref="Gradient"/> and <see cref="Gradients"/>.
/// </summary>
[TypeFormatterSource(typeof(PresentationFormatters), PreferredMimeTypes = [PresentationFormatters.Html, PresentationFormatters.Text])]
public sealed class Parameter<T> : IPresentable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] gradient;
    private T[] value;

    /// <summary>A parameter of zeros.</summary>
    /// <param name="name">What the literature calls it, such as <c>W</c> or <c>head.b</c>.</param>
    /// <param name="rows">Rows, at least 1.</param>
    /// <param name="columns">Columns, at least 1; a bias is a matrix of one column.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or there are more numbers than an array holds.</exception>
    public Parameter(string name, int rows, int columns)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        value = new T[Guard.Room(Guard.Positive(rows), Guard.Positive(columns), 1, "'rows' × 'columns'", nameof(rows))];
        gradient = new T[value.Length];
        Value = Matrix<T>.Build.Dense(rows, columns, value);
        Gradient = Matrix<T>.Build.Dense(rows, columns, gradient);
    }

    /// <summary>The name, unique within its module: a module of several parts puts the part's name before it, as in <c>forward.W</c>.</summary>
    public string Name { get; private set; }

    /// <summary>Rows.</summary>
    public int Rows => Value.RowCount;

    /// <summary>Columns.</summary>
    public int Columns => Value.ColumnCount;

    /// <summary>How many numbers it holds: rows × columns.</summary>
    public int Count => value.Length;

    /// <summary>The parameter, rows × columns. Writing to it changes <see cref="Values"/>.</summary>
    public Matrix<T> Value { get; private set; }

    /// <summary>∂L/∂value, rows × columns, summed since it was last set to zero.</summary>
    public Matrix<T> Gradient { get; }

    /// <summary>The memory of <see cref="Value"/>, column by column.</summary>
    public Span<T> Values => value;

    /// <summary>The memory of <see cref="Gradient"/>, column by column.</summary>
    public Span<T> Gradients => gradient;

    /// <summary>The same memory, to be kept.</summary>
    internal Memory<T> GradientMemory => gradient;

    /// <summary>From now on its values are those of another parameter of the same shape, in the same memory; its gradient stays its own.</summary>
    internal void ShareValues(Parameter<T> other) => (value, Value) = (other.value, other.Value);

    /// <summary>Puts the name of the part that the parameter belongs to before its own.</summary>
    internal void PutBefore(string part) => Name = $"{part}.{Name}";

    /// <summary>Name and shape, such as <c>W 64 × 32</c>.</summary>
    public override string ToString() => $"{Name} {Rows} × {Columns}";

    /// <summary>The numbers: a table where they are few, a heatmap with their range where they are many.</summary>
    Presentation IPresentable.Present() => MatrixLook.Of(Value.Map(double.CreateTruncating, Zeros.Include), Name);
}
