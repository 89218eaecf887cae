using System.Numerics;
using RnnKit.Display;
using RnnKit.Foundations;
using RnnKit.Numerics;

namespace RnnKit.Layers;

/// <summary>
/// A fully connected layer, <c>y = act(W x + b)</c>, the same at every step. PyTorch: <c>Linear</c>; Keras: <c>Dense</c>.
/// </summary>
[TypeFormatterSource(typeof(PresentationFormatters), PreferredMimeTypes = [PresentationFormatters.Html, PresentationFormatters.Text])]
public sealed class Dense<T> : IModule<T>, IPresentable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A layer with W uniform (Glorot and Bengio 2010) and b zero.</summary>
    /// <param name="inputSize">Features of x.</param>
    /// <param name="outputSize">Features of y.</param>
    /// <param name="seed">Where W is drawn from.</param>
    /// <param name="activation">The function applied to every element; none (identity) if omitted.</param>
    /// <param name="name">Put before the parameters' names: <c>"head"</c> gives <c>head.W</c> and <c>head.b</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public Dense(int inputSize, int outputSize, int seed, Activation? activation = null, string name = "dense")
    {
        W = new Parameter<T>(name + ".W", Guard.Positive(outputSize), Guard.Positive(inputSize));
        b = new Parameter<T>(name + ".b", outputSize, 1);
        Activation = activation ?? Activation.Identity;
        Parameters = [W, b];
        Initialization.Glorot(W, new Random(seed));
    }

    /// <summary>Weights, output × input.</summary>
    public Parameter<T> W { get; }

    /// <summary>Bias, output × 1.</summary>
    public Parameter<T> b { get; }

    /// <summary>The function applied to W x + b.</summary>
    public Activation Activation { get; }

    /// <summary>W, b.</summary>
    public IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <summary>Features of x.</summary>
    public int InputSize => W.Columns;

    /// <summary>Features of y.</summary>
    public int OutputSize => W.Rows;

    /// <summary>y = act(W x + b) at every step.</summary>
    /// <param name="x">steps × (input × batch).</param>
    /// <param name="reuse">A tape that is no longer needed: its memory is used again.</param>
    /// <returns>y, steps × (output × batch), and the tape for the way back.</returns>
    /// <exception cref="ArgumentException">The input does not have the layer's size.</exception>
    public (Sequence<T> Output, DenseTape<T> Tape) Forward(Sequence<T> x, DenseTape<T>? reuse = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        Guard.Same(x.Features, InputSize, "features of", nameof(x));
        DenseTape<T> tape = reuse ?? new DenseTape<T>();
        tape.Input = x;
        Sequence<T> y = tape.Output;
        y.Reshape(x.Steps, OutputSize, x.Batch, x.Lengths);
        MatrixProduct.Affine(W.Values, x.Values, b.Values, y.Values, OutputSize, x.Columns, InputSize);                 // y = W x + b
        if (Activation != Activation.Identity) Activation.Forward(y.Values, y.Values);                                  // y = act(y)
        return (y, tape);
    }

    /// <summary>Adds to the gradients of W and b and returns ∂L/∂x.</summary>
    /// <param name="tape">The tape of <see cref="Forward"/>.</param>
    /// <param name="dy">∂L/∂y, steps × (output × batch).</param>
    /// <exception cref="ArgumentException">The gradient does not have the shape of the output.</exception>
    public Sequence<T> Backward(DenseTape<T> tape, Sequence<T> dy)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(dy);
        Guard.Same(dy.Features, OutputSize, "features of", nameof(dy));
        Guard.Same(dy.Columns, tape.Output.Columns, "steps × batch of", nameof(dy));
        Sequence<T> x = tape.Input, da = dy;
        if (Activation != Activation.Identity)
        {
            da = tape.PreActivationGradient;
            da.Reshape(dy.Steps, OutputSize, dy.Batch, dy.Lengths);
            Activation.Backward(tape.Output.Values, dy.Values, da.Values);                                              // da = dy ∘ act'
        }
        MatrixProduct.MultiplyByTranspose(da.Values, x.Values, W.Gradients, OutputSize, InputSize, x.Columns, accumulate: true); // dW += da xᵀ
        Elementwise.SumColumns(da.Values, b.Gradients, OutputSize, x.Columns, accumulate: true);                        // db += Σ da
        tape.InputGradient.Reshape(x.Steps, InputSize, x.Batch, x.Lengths);
        MatrixProduct.TransposeThenMultiply(W.Values, da.Values, tape.InputGradient.Values, InputSize, x.Columns, OutputSize);   // dx = Wᵀ da
        return tape.InputGradient;
    }

    /// <summary>The equation with its shape.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"Dense {(Activation == Activation.Identity ? "W x + b" : $"{Activation}(W x + b)")}, {InputSize} → {OutputSize}, {this.ParameterCount():N0} parameters");

    /// <summary>The layer with its shapes.</summary>
    Presentation IPresentable.Present() => LayerLook.Of("Dense layer", [LayerLook.Line("dense", this)], Parameters);
}

/// <summary>What a forward run of <see cref="Dense{T}"/> wrote down; the next run with the same tape overwrites it.</summary>
public sealed class DenseTape<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal DenseTape() => Input = Output;

    /// <summary>x of the run.</summary>
    public Sequence<T> Input { get; internal set; }

    /// <summary>y of the run, steps × (output × batch).</summary>
    public Sequence<T> Output { get; } = new();

    /// <summary>∂L/∂x, after the way back.</summary>
    public Sequence<T> InputGradient { get; } = new();

    internal Sequence<T> PreActivationGradient { get; } = new();
}
