using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;

namespace RnnKit.Inspection;

/// <summary>
/// How the last state of a run depends on each state before it: ∂h_T/∂h_t = Π ∂h_k/∂h_{k-1} over k = t + 1 … T, and its
/// singular values. Where the largest one falls toward 0 the gradient vanishes, where it grows without bound it explodes
/// (Bengio et al. 1994; Pascanu et al. 2013).
/// </summary>
public sealed class JacobianProducts
{
    private readonly Lazy<double[][]> singularValues;

    private JacobianProducts(IReadOnlyList<Matrix<double>> products)
    {
        Products = products;
        singularValues = new(() => [.. products.Select(Spectrum.SingularValues)]);
    }

    /// <summary>∂h_T/∂h_t, hidden × hidden, for t = 0 … T: row i is the gradient of unit i of the last state. The last one is the identity.</summary>
    public IReadOnlyList<Matrix<double>> Products { get; }

    /// <summary>The singular values of each product, largest first; all of them ∞ where the product holds a number that is not finite: it has exploded.</summary>
    public IReadOnlyList<double[]> SingularValues => singularValues.Value;

    /// <summary>The largest singular value of each product: by how much a small change of h_t can grow on its way to h_T.</summary>
    public double[] Norms => [.. SingularValues.Select(values => values[0])];

    /// <summary>The products along one example.</summary>
    /// <param name="cell">The cell; its parameters' gradients stay as they are.</param>
    /// <param name="x">steps × (input × batch).</param>
    /// <param name="example">Which example.</param>
    /// <param name="state">Which state: 0 for h; 1 for c, with h_t held fixed beside c_t.</param>
    /// <param name="initial">The state before the first step, hidden × 1; zeros if omitted.</param>
    /// <exception cref="ArgumentException">The input does not fit the cell, or there is no such example or state.</exception>
    public static JacobianProducts Of<T>(ICell<T> cell, Sequence<T> x, int example = 0, int state = 0, State<T>? initial = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentNullException.ThrowIfNull(x);
        Guard.Index(state, cell.States.Count);
        int hidden = cell.HiddenSize;
        var layer = new Recurrent<T>(cell);
        using var kept = new KeptGradients<T>(cell);

        // One copy of the example for every unit of the last state: copy i asks for the gradient of unit i.
        Sequence<T> copies = Sequence<T>.FromExamples([.. Enumerable.Repeat(x.Example(example), hidden)]);
        State<T>? start = initial is null ? null : new State<T>([.. Enumerable.Range(0, initial.Parts).Select(part => Wide(initial.ToMatrix(part), hidden))]);
        (_, RecurrentTape<T> tape) = layer.Forward(copies, start);
        layer.Backward(tape, null, new State<T>(
            [.. Enumerable.Range(0, cell.States.Count).Select(part => part == state ? Matrix<T>.Build.DenseIdentity(hidden) : Matrix<T>.Build.Dense(hidden, hidden))]));
        return new JacobianProducts([.. Enumerable.Range(0, copies.Steps + 1).Select(t => Transposed(tape.Steps.StateGradient(state, t), hidden))]);
    }

    /// <summary>Units, steps, and the largest singular value over the whole run.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"∂h_T/∂h_t of {Products[0].RowCount} units over {Products.Count - 1} steps, largest singular value {Norms[0]:G3} over all of them");

    private static Matrix<T> Wide<T>(Matrix<T> column, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Guard.Same(column.ColumnCount, 1, "a batch of", "initial");
        return Matrix<T>.Build.Dense(column.RowCount, columns, (i, _) => column[i, 0]);
    }

    private static Matrix<double> Transposed<T>(Span<T> gradients, int hidden)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var jacobian = Matrix<double>.Build.Dense(hidden, hidden);
        for (int i = 0; i < hidden; i++)
            for (int j = 0; j < hidden; j++) jacobian[i, j] = double.CreateTruncating(gradients[i * hidden + j]);
        return jacobian;
    }
}
