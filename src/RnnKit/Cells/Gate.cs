using System.Numerics;
using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;
using RnnKit.Display;
using RnnKit.Foundations;
using RnnKit.Numerics;

namespace RnnKit.Cells;

/// <summary>
/// The unit of the library: <c>act(W x + U h + b)</c>. A vanilla recurrent network is one gate, a GRU three, an LSTM four.
/// Every method works on any number of columns: the examples of one step, or those of all steps at once.
/// </summary>
[TypeFormatterSource(typeof(PresentationFormatters), PreferredMimeTypes = [PresentationFormatters.Html, PresentationFormatters.Text])]
public sealed class Gate<T> : IModule<T>, IPresentable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A gate with W uniform (Glorot and Bengio 2010), U orthogonal (Saxe et al. 2013) and b zero.</summary>
    /// <param name="inputSize">Rows of x.</param>
    /// <param name="hiddenSize">Rows of h and of the result.</param>
    /// <param name="activation">The function applied to every element.</param>
    /// <param name="random">Where W and U are drawn from.</param>
    /// <param name="name">Put behind the parameters' names: <c>"f"</c> gives <c>W_f</c>, <c>U_f</c>, <c>b_f</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public Gate(int inputSize, int hiddenSize, Activation activation, Random random, string name = "")
    {
        ArgumentNullException.ThrowIfNull(activation);
        ArgumentNullException.ThrowIfNull(random);
        string suffix = name.Length == 0 ? "" : "_" + name;
        Name = name;
        Activation = activation;
        W = new Parameter<T>("W" + suffix, Guard.Positive(hiddenSize), Guard.Positive(inputSize));
        U = new Parameter<T>("U" + suffix, hiddenSize, hiddenSize);
        b = new Parameter<T>("b" + suffix, hiddenSize, 1);
        Parameters = [W, U, b];
        Initialization.Glorot(W, random);
        Initialization.Orthogonal(U, random);
    }

    /// <summary>The gate's letter in the literature; empty where a cell has one gate.</summary>
    public string Name { get; }

    /// <summary>The function applied to every element.</summary>
    public Activation Activation { get; }

    /// <summary>Weights of the input, hidden × input.</summary>
    public Parameter<T> W { get; }

    /// <summary>Weights of the state, hidden × hidden.</summary>
    public Parameter<T> U { get; }

    /// <summary>Bias, hidden × 1.</summary>
    public Parameter<T> b { get; }

    /// <summary>W, U, b.</summary>
    public IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <summary>Rows of x.</summary>
    public int InputSize => W.Columns;

    /// <summary>Rows of h.</summary>
    public int HiddenSize => W.Rows;

    /// <summary>act(W x + U h + b), hidden × batch.</summary>
    /// <param name="x">input × batch.</param>
    /// <param name="h">hidden × batch.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public Matrix<T> Forward(Matrix<T> x, Matrix<T> h)
    {
        ReadOnlySpan<T> xs = Columns.Of(x, InputSize), hs = Columns.Of(h, HiddenSize, x.ColumnCount);
        var y = new T[HiddenSize * x.ColumnCount];
        AddInput(xs, y);
        AddState(hs, y);
        Activation.Forward<T>(y, y);
        return Matrix<T>.Build.Dense(HiddenSize, x.ColumnCount, y);
    }

    /// <summary>a = W x + b.</summary>
    /// <param name="x">input × columns, column by column.</param>
    /// <param name="a">hidden × columns; it says how many columns there are.</param>
    /// <exception cref="ArgumentException">A span is not hidden × columns, or the other one is too short for as many columns.</exception>
    public void AddInput(ReadOnlySpan<T> x, Span<T> a) =>
        MatrixProduct.Affine(W.Values, x, b.Values, a, HiddenSize, WholeColumns(a), InputSize);

    /// <summary>a += U h.</summary>
    /// <param name="h">hidden × columns.</param>
    /// <param name="a">hidden × columns; it says how many columns there are.</param>
    /// <exception cref="ArgumentException">A span is not hidden × columns, or the other one is too short for as many columns.</exception>
    public void AddState(ReadOnlySpan<T> h, Span<T> a) =>
        MatrixProduct.Multiply(U.Values, h, a, HiddenSize, WholeColumns(a), HiddenSize, accumulate: true);

    /// <summary>dh = Uᵀ da, or dh += Uᵀ da.</summary>
    /// <param name="da">∂L/∂a, hidden × columns; it says how many columns there are.</param>
    /// <param name="dh">hidden × columns.</param>
    /// <param name="accumulate">Whether to add to what is there.</param>
    /// <exception cref="ArgumentException">A span is not hidden × columns, or the other one is too short for as many columns.</exception>
    public void StateGradient(ReadOnlySpan<T> da, Span<T> dh, bool accumulate = false) =>
        MatrixProduct.TransposeThenMultiply(U.Values, da, dh, HiddenSize, WholeColumns(da), HiddenSize, accumulate);

    /// <summary>dx = Wᵀ da, or dx += Wᵀ da.</summary>
    /// <param name="da">∂L/∂a, hidden × columns; it says how many columns there are.</param>
    /// <param name="dx">input × columns.</param>
    /// <param name="accumulate">Whether to add to what is there.</param>
    /// <exception cref="ArgumentException">A span is not hidden × columns, or the other one is too short for as many columns.</exception>
    public void InputGradient(ReadOnlySpan<T> da, Span<T> dx, bool accumulate = false) =>
        MatrixProduct.TransposeThenMultiply(W.Values, da, dx, InputSize, WholeColumns(da), HiddenSize, accumulate);

    /// <summary>dW += da xᵀ and db += da, summed over the columns: steps and examples share the weights.</summary>
    /// <param name="da">∂L/∂a, hidden × columns; it says how many columns there are.</param>
    /// <param name="x">input × columns: what the gate read.</param>
    /// <exception cref="ArgumentException">A span is not hidden × columns, or the other one is too short for as many columns.</exception>
    public void AddInputGradients(ReadOnlySpan<T> da, ReadOnlySpan<T> x)
    {
        int columns = WholeColumns(da);
        MatrixProduct.MultiplyByTranspose(da, x, W.Gradients, HiddenSize, InputSize, columns, accumulate: true);
        Elementwise.SumColumns(da, b.Gradients, HiddenSize, columns, accumulate: true);
    }

    /// <summary>dU += da hᵀ, summed over the columns.</summary>
    /// <param name="da">∂L/∂a, hidden × columns; it says how many columns there are.</param>
    /// <param name="h">hidden × columns: the state that the gate read.</param>
    /// <exception cref="ArgumentException">A span is not hidden × columns, or the other one is too short for as many columns.</exception>
    public void AddStateGradients(ReadOnlySpan<T> da, ReadOnlySpan<T> h) =>
        MatrixProduct.MultiplyByTranspose(da, h, U.Gradients, HiddenSize, HiddenSize, WholeColumns(da), accumulate: true);

    /// <summary>The equation with its shape.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Activation}(W x + U h + b), {InputSize} inputs, {HiddenSize} hidden, {this.ParameterCount():N0} parameters");

    /// <summary>The equation with its shapes.</summary>
    Presentation IPresentable.Present() => CellLook.Of(this);

    private int WholeColumns(ReadOnlySpan<T> span, [CallerArgumentExpression(nameof(span))] string name = "")
    {
        (int columns, int rest) = Math.DivRem(span.Length, HiddenSize);
        Guard.That(rest == 0, name, $"'{name}' has {span.Length} numbers; expected hidden × columns, a multiple of {HiddenSize}.");
        return columns;
    }
}
