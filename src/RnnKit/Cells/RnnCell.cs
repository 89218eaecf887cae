using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using RnnKit.Display;
using RnnKit.Foundations;

namespace RnnKit.Cells;

/// <summary>
/// The vanilla recurrent cell (Elman 1990): <c>h_t = tanh(W x_t + U h_{t-1} + b)</c>. One gate, whose result is the new state.
/// PyTorch: <c>RNNCell</c>; Keras: <c>SimpleRNNCell</c>.
/// </summary>
[TypeFormatterSource(typeof(PresentationFormatters), PreferredMimeTypes = [PresentationFormatters.Html, PresentationFormatters.Text])]
public sealed class RnnCell<T> : ICell<T>, IUnitwise, IPresentable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly string[] OneState = ["h"], OneBlock = ["a"];
    private readonly Gate<T> gate;

    /// <summary>A cell with W uniform (Glorot and Bengio 2010), U orthogonal (Saxe et al. 2013) and b zero.</summary>
    /// <param name="inputSize">Rows of x_t.</param>
    /// <param name="hiddenSize">Rows of h_t.</param>
    /// <param name="seed">Where W and U are drawn from; the same seed gives the same cell.</param>
    /// <param name="activation"><see cref="Activation.Tanh"/> (default) or <see cref="Activation.Relu"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public RnnCell(int inputSize, int hiddenSize, int seed, Activation? activation = null)
    {
        gate = new Gate<T>(inputSize, hiddenSize, activation ?? Activation.Tanh, new Random(seed));
        Gates = [gate];
    }

    /// <summary>
    /// A ReLU cell that starts by remembering (Le, Jaitly and Hinton 2015, "IRNN"): U is the identity times a scale, b zero and W
    /// close to normal with deviation 0.001, so that at first h_t is h_{t-1} and no gradient vanishes.
    /// </summary>
    /// <param name="inputSize">Rows of x_t.</param>
    /// <param name="hiddenSize">Rows of h_t.</param>
    /// <param name="seed">Where W is drawn from.</param>
    /// <param name="scale">1 to keep for ever; below it the cell forgets, as the paper does for speech with 0.01.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1 or the scale is not above 0.</exception>
    public static RnnCell<T> IdentityStart(int inputSize, int hiddenSize, int seed, double scale = 1)
    {
        var cell = new RnnCell<T>(inputSize, hiddenSize, seed, Activation.Relu);
        var random = new Random(seed);
        foreach (ref T w in cell.W.Values) w = T.CreateTruncating(0.001 * Initialization.Normal(random));
        Initialization.Identity(cell.U, Guard.Positive(scale));
        return cell;
    }

    /// <inheritdoc/>
    public int InputSize => gate.InputSize;

    /// <inheritdoc/>
    public int HiddenSize => gate.HiddenSize;

    /// <summary>The function applied to W x_t + U h_{t-1} + b.</summary>
    public Activation Activation => gate.Activation;

    /// <summary>Weights of the input, hidden × input.</summary>
    public Parameter<T> W => gate.W;

    /// <summary>Weights of the state, hidden × hidden: the same matrix at every step.</summary>
    public Parameter<T> U => gate.U;

    /// <summary>Bias, hidden × 1.</summary>
    public Parameter<T> b => gate.b;

    /// <summary>W, U, b.</summary>
    public IReadOnlyList<Parameter<T>> Parameters => gate.Parameters;

    /// <inheritdoc/>
    public IReadOnlyList<string> States => OneState;

    /// <inheritdoc/>
    public IReadOnlyList<Gate<T>> Gates { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Blocks => OneBlock;

    /// <summary>One step on matrices: h_t = act(W x_t + U h_{t-1} + b), hidden × batch.</summary>
    /// <param name="x">x_t, input × batch.</param>
    /// <param name="h">h_{t-1}, hidden × batch.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public Matrix<T> Step(Matrix<T> x, Matrix<T> h) => gate.Forward(x, h);

    /// <summary>
    /// One step back on matrices: adds to the gradients of W, U and b and returns ∂L/∂x_t (input × batch)
    /// and ∂L/∂h_{t-1} (hidden × batch).
    /// </summary>
    /// <param name="x">x_t, input × batch.</param>
    /// <param name="hPrevious">h_{t-1}, hidden × batch.</param>
    /// <param name="h">h_t as <see cref="Step"/> returned it.</param>
    /// <param name="dh">∂L/∂h_t, hidden × batch.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public (Matrix<T> dx, Matrix<T> dhPrevious) StepBackward(Matrix<T> x, Matrix<T> hPrevious, Matrix<T> h, Matrix<T> dh)
    {
        int batch = x.ColumnCount;
        T[] da = new T[HiddenSize * batch], dx = new T[InputSize * batch], dhPrevious = new T[HiddenSize * batch];
        Activation.Backward(Columns.Of(h, HiddenSize, batch), Columns.Of(dh, HiddenSize, batch), da.AsSpan()); // da = dh ∘ act'(a)
        gate.AddInputGradients(da, Columns.Of(x, InputSize));                                                   // dW += da x_tᵀ, db += da
        gate.AddStateGradients(da, Columns.Of(hPrevious, HiddenSize, batch));                                   // dU += da h_{t-1}ᵀ
        gate.InputGradient(da, dx);                                                                             // dx_t = Wᵀ da
        gate.StateGradient(da, dhPrevious);                                                                     // dh_{t-1} = Uᵀ da
        return (Matrix<T>.Build.Dense(InputSize, batch, dx), Matrix<T>.Build.Dense(HiddenSize, batch, dhPrevious));
    }

    bool IUnitwise.IsUnitwise => true;

    /// <inheritdoc/>
    public void Forward(CellStep<T> step)
    {
        Span<T> a = step.Block(0);                              // a_t = W x_t + b
        step.AddState(0, a);                                    // a_t += U h_{t-1}
        Activation.Forward(a, step.Next());                     // h_t = act(a_t)
    }

    /// <inheritdoc/>
    public void Backward(CellStep<T> step)
    {
        Span<T> da = step.BlockGradient(0);
        Activation.Backward(step.Next(), step.NextGradient(), da); // da_t = dh_t ∘ act'(a_t)
        step.StateGradient(0, da, step.PreviousGradient());        // dh_{t-1} = Uᵀ da_t
    }

    /// <inheritdoc/>
    public void AddStateGradients(CellTape<T> tape) =>
        tape.Sums.Add(U, tape.BlockGradientMemory(0), tape.PreviousMemory(0), HiddenSize); // dU += Σ_t da_t h_{t-1}ᵀ

    /// <summary>The equation with its shape.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"RnnCell h_t = {Activation}(W x_t + U h_(t-1) + b), {InputSize} inputs, {HiddenSize} hidden, {this.ParameterCount():N0} parameters");

    /// <summary>The equations with their shapes.</summary>
    Presentation IPresentable.Present() => CellLook.Of(this, CellLook.Equation(gate, "hidden state"));
}
