using System.Numerics;
using RnnKit.Display;
using RnnKit.Foundations;
using RnnKit.Numerics;

namespace RnnKit.Cells;

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber 1997) with the forget gate of Gers et al. (2000). Three gates and a candidate:
/// <code>
/// i_t = σ(W_i x_t + U_i h_{t-1} + b_i)        input gate: how much to write
/// f_t = σ(W_f x_t + U_f h_{t-1} + b_f)        forget gate: how much to keep
/// g_t = tanh(W_g x_t + U_g h_{t-1} + b_g)     candidate: what to write
/// o_t = σ(W_o x_t + U_o h_{t-1} + b_o)        output gate: how much to show
/// c_t = f_t ∘ c_{t-1} + i_t ∘ g_t             cell state
/// h_t = o_t ∘ tanh(c_t)                       hidden state
/// </code>
/// PyTorch: <c>LSTMCell</c>, with the gates in the same order; Keras: <c>LSTMCell</c>.
/// </summary>
[TypeFormatterSource(typeof(PresentationFormatters), PreferredMimeTypes = [PresentationFormatters.Html, PresentationFormatters.Text])]
public sealed class LstmCell<T> : ICell<T>, IUnitwise, IPresentable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int I = 0, F = 1, G = 2, O = 3, TanhC = 4;
    private static readonly string[] TwoStates = ["h", "c"], FiveBlocks = ["i", "f", "g", "o", "tanh c"];

    /// <summary>A cell with every W uniform (Glorot and Bengio 2010), every U orthogonal (Saxe et al. 2013), b_f as given and the other biases zero.</summary>
    /// <param name="inputSize">Rows of x_t.</param>
    /// <param name="hiddenSize">Rows of h_t and c_t.</param>
    /// <param name="seed">Where the weights are drawn from; the same seed gives the same cell.</param>
    /// <param name="forgetBias">b_f at the start: 1 lets the cell remember until it learns to forget (Jozefowicz et al. 2015).</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public LstmCell(int inputSize, int hiddenSize, int seed, double forgetBias = 1)
    {
        var random = new Random(seed);
        InputGate = new Gate<T>(inputSize, hiddenSize, Activation.Sigmoid, random, "i");
        ForgetGate = new Gate<T>(inputSize, hiddenSize, Activation.Sigmoid, random, "f");
        Candidate = new Gate<T>(inputSize, hiddenSize, Activation.Tanh, random, "g");
        OutputGate = new Gate<T>(inputSize, hiddenSize, Activation.Sigmoid, random, "o");
        Gates = [InputGate, ForgetGate, Candidate, OutputGate];
        Parameters = [.. Gates.SelectMany(gate => gate.Parameters)];
        Initialization.Constant(ForgetGate.b, forgetBias);
    }

    /// <summary>i: how much of the candidate is written.</summary>
    public Gate<T> InputGate { get; }

    /// <summary>f: how much of the cell state is kept.</summary>
    public Gate<T> ForgetGate { get; }

    /// <summary>g: what is written.</summary>
    public Gate<T> Candidate { get; }

    /// <summary>o: how much of the cell state is shown.</summary>
    public Gate<T> OutputGate { get; }

    /// <inheritdoc/>
    public int InputSize => InputGate.InputSize;

    /// <inheritdoc/>
    public int HiddenSize => InputGate.HiddenSize;

    /// <summary>W, U, b of i, f, g and o.</summary>
    public IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> States => TwoStates;

    /// <inheritdoc/>
    public IReadOnlyList<Gate<T>> Gates { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Blocks => FiveBlocks;

    bool IUnitwise.IsUnitwise => true;

    /// <inheritdoc/>
    public void Forward(CellStep<T> step)
    {
        ReadOnlySpan<T> cPrevious = step.Previous(1);
        Span<T> i = step.Block(I), f = step.Block(F), g = step.Block(G), o = step.Block(O), tanhC = step.Block(TanhC);
        Span<T> h = step.Next(0), c = step.Next(1);

        step.Finish(I, Activation.Sigmoid);                     // i_t = σ(W_i x_t + U_i h_{t-1} + b_i)
        step.Finish(F, Activation.Sigmoid);                     // f_t = σ(W_f x_t + U_f h_{t-1} + b_f)
        step.Finish(G, Activation.Tanh);                        // g_t = tanh(W_g x_t + U_g h_{t-1} + b_g)
        step.Finish(O, Activation.Sigmoid);                     // o_t = σ(W_o x_t + U_o h_{t-1} + b_o)
        Elementwise.Multiply(f, cPrevious, c);                  // c_t = f_t ∘ c_{t-1}
        Elementwise.MultiplyAdd(i, g, c);                       //     + i_t ∘ g_t
        Elementwise.Tanh(c, tanhC);
        Elementwise.Multiply(o, tanhC, h);                      // h_t = o_t ∘ tanh(c_t)
    }

    /// <inheritdoc/>
    public void Backward(CellStep<T> step)
    {
        ReadOnlySpan<T> i = step.Block(I), f = step.Block(F), g = step.Block(G), o = step.Block(O), tanhC = step.Block(TanhC);
        Span<T> di = step.BlockGradient(I), df = step.BlockGradient(F), dg = step.BlockGradient(G), dO = step.BlockGradient(O);
        Span<T> dc = step.BlockGradient(TanhC), dhPrevious = step.PreviousGradient(0);
        ReadOnlySpan<T> dh = step.NextGradient(0);

        Elementwise.Multiply(dh, tanhC, dO);                    // ∂L/∂o_t = dh_t ∘ tanh(c_t)
        Elementwise.Multiply(dh, o, dc);
        Elementwise.TanhBackward(tanhC, dc, dc);
        Elementwise.Add(dc, step.NextGradient(1), dc);          // dc_t += dh_t ∘ o_t ∘ (1 - tanh²(c_t))
        Elementwise.Multiply(dc, g, di);                        // ∂L/∂i_t = dc_t ∘ g_t
        Elementwise.Multiply(dc, step.Previous(1), df);         // ∂L/∂f_t = dc_t ∘ c_{t-1}
        Elementwise.Multiply(dc, i, dg);                        // ∂L/∂g_t = dc_t ∘ i_t
        Elementwise.Multiply(dc, f, step.PreviousGradient(1));  // dc_{t-1} = dc_t ∘ f_t: the highway

        Elementwise.SigmoidBackward(i, di, di);                 // through the activations, to W x_t + U h_{t-1} + b
        Elementwise.SigmoidBackward(f, df, df);
        Elementwise.TanhBackward(g, dg, dg);
        Elementwise.SigmoidBackward(o, dO, dO);
        step.StateGradient(I, di, dhPrevious);                  // dh_{t-1} = U_iᵀ da_i + U_fᵀ da_f + U_gᵀ da_g + U_oᵀ da_o
        step.StateGradient(F, df, dhPrevious, accumulate: true);
        step.StateGradient(G, dg, dhPrevious, accumulate: true);
        step.StateGradient(O, dO, dhPrevious, accumulate: true);
    }

    /// <inheritdoc/>
    public void AddStateGradients(CellTape<T> tape)
    {
        for (int k = 0; k < Gates.Count; k++)
            tape.Sums.Add(Gates[k].U, tape.BlockGradientMemory(k), tape.PreviousMemory(0), HiddenSize); // dU_k += Σ_t da_k,t h_{t-1}ᵀ
    }

    /// <summary>The cell with its shape.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"LstmCell c_t = f ∘ c_(t-1) + i ∘ g, h_t = o ∘ tanh(c_t), {InputSize} inputs, {HiddenSize} hidden, {this.ParameterCount():N0} parameters");

    /// <summary>The equations with their shapes.</summary>
    Presentation IPresentable.Present() => CellLook.Of(
        this,
        CellLook.Equation(InputGate, "how much to write"),
        CellLook.Equation(ForgetGate, "how much to keep"),
        CellLook.Equation(Candidate, "what to write"),
        CellLook.Equation(OutputGate, "how much to show"),
        CellLook.Equation(this, "c_t = f_t ∘ c_(t-1) + i_t ∘ g_t", "cell state"),
        CellLook.Equation(this, "h_t = o_t ∘ tanh(c_t)", "hidden state"));
}
