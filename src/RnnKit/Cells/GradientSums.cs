using System.Numerics;
using RnnKit.Foundations;
using RnnKit.Numerics;
using RnnKit.Numerics.Simd;

namespace RnnKit.Cells;

/// <summary>
/// The gradients of weights that a run leaves to its end, when they are summed over all steps and examples at once:
/// dW += Σ da xᵀ for as many W as there are, db += Σ da. They are gathered first and summed together, since the gates of a cell
/// read the same input and state: each factor is laid out for the products once.
/// </summary>
internal sealed class GradientSums<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<OuterProduct<T>> products = [];
    private readonly Action<int> part;
    private int rows, columns, parts;

    public GradientSums() => part = Part;

    /// <summary>Forgets what was gathered. Every left factor is rows × columns.</summary>
    public void Begin(int rows, int columns)
    {
        (this.rows, this.columns) = (rows, columns);
        products.Clear();
    }

    /// <summary>dW += left rightᵀ, in the columns of W from <paramref name="firstColumn"/> on.</summary>
    /// <param name="weights">W, with as many rows as the left factor.</param>
    /// <param name="left">rows × columns: ∂L/∂a of every step and example.</param>
    /// <param name="right">What the weights were multiplied with, right rows × columns.</param>
    /// <param name="rightRows">Columns of W that they are.</param>
    /// <param name="firstColumn">The first of them.</param>
    public void Add(Parameter<T> weights, Memory<T> left, Memory<T> right, int rightRows, int firstColumn = 0) =>
        products.Add(new OuterProduct<T>(left, right, rightRows, weights.GradientMemory.Slice(firstColumn * rows, rightRows * rows)));

    /// <summary>db += the sum of the columns.</summary>
    public void Add(Parameter<T> bias, Memory<T> left) => products.Add(new OuterProduct<T>(left, default, 0, bias.GradientMemory));

    /// <summary>Sums everything; rows are split over threads.</summary>
    public void Run()
    {
        long multiplications = 0;
        for (int i = 0; i < products.Count; i++) multiplications += (long)rows * columns * products[i].RightRows;
        int threads = Threads.For(multiplications);
        parts = Math.Min(threads, OuterProducts.Strips<T>(rows));
        Crew.Own.Run(threads, parts, part);
    }

    private void Part(int i)
    {
        int strips = OuterProducts.Strips<T>(rows);
        OuterProducts.Add(Machine.Width, products, rows, columns, strips * i / parts, strips * (i + 1) / parts);
    }
}
