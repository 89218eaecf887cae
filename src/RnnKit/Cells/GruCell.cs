using System.Numerics;
using RnnKit.Display;
using RnnKit.Foundations;
using RnnKit.Numerics;

namespace RnnKit.Cells;

/// <summary>
/// Gated recurrent unit (Cho et al. 2014). Two gates and a candidate:
/// <code>
/// r_t = σ(W_r x_t + U_r h_{t-1} + b_r)                       reset gate
/// z_t = σ(W_z x_t + U_z h_{t-1} + b_z)                       update gate
/// n_t = tanh(W_n x_t + U_n (r_t ∘ h_{t-1}) + b_n)            candidate, reset before the product
///   or  tanh(W_n x_t + b_n + r_t ∘ (U_n h_{t-1} + b_hn))     candidate, reset after the product
/// h_t = (1 - z_t) ∘ n_t + z_t ∘ h_{t-1}                      hidden state: z near 1 keeps the old one
/// </code>
/// Textbooks differ: in Cho et al. and in PyTorch z keeps the old state, in Chung et al. (2014) 1 - z does.
/// PyTorch: <c>GRUCell</c> (reset after), with the gates in the same order; Keras: <c>GRUCell(reset_after=…)</c>.
/// </summary>
[TypeFormatterSource(typeof(PresentationFormatters), PreferredMimeTypes = [PresentationFormatters.Html, PresentationFormatters.Text])]
public sealed class GruCell<T> : ICell<T>, IUnitwise, IPresentable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int R = 0, Z = 1, N = 2, Reset = 3;
    /// <summary>Where r ∘ h, or U_n h + b_hn, stands on the tape.</summary>
    internal const int ResetBlock = Reset;

    private static readonly string[] OneState = ["h"], Before = ["r", "z", "n", "r ∘ h"], After = ["r", "z", "n", "U h + b"];

    /// <summary>A cell with every W uniform (Glorot and Bengio 2010), every U orthogonal (Saxe et al. 2013) and the biases zero.</summary>
    /// <param name="inputSize">Rows of x_t.</param>
    /// <param name="hiddenSize">Rows of h_t.</param>
    /// <param name="seed">Where the weights are drawn from; the same seed gives the same cell.</param>
    /// <param name="resetAfter">
    /// True (default): the reset gate acts on the product U_n h_{t-1}, as in PyTorch, cuDNN and Keras.
    /// False: it acts on h_{t-1} before the product, as in the paper and in textbooks.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public GruCell(int inputSize, int hiddenSize, int seed, bool resetAfter = true)
    {
        var random = new Random(seed);
        ResetGate = new Gate<T>(inputSize, hiddenSize, Activation.Sigmoid, random, "r");
        UpdateGate = new Gate<T>(inputSize, hiddenSize, Activation.Sigmoid, random, "z");
        Candidate = new Gate<T>(inputSize, hiddenSize, Activation.Tanh, random, "n");
        Gates = [ResetGate, UpdateGate, Candidate];
        CandidateStateBias = resetAfter ? new Parameter<T>("b_hn", hiddenSize, 1) : null;
        Parameters = [.. Gates.SelectMany(gate => gate.Parameters), .. CandidateStateBias is null ? [] : (Parameter<T>[])[CandidateStateBias]];
    }

    /// <summary>r: how much of the old state the candidate sees.</summary>
    public Gate<T> ResetGate { get; }

    /// <summary>z: how much of the old state stays.</summary>
    public Gate<T> UpdateGate { get; }

    /// <summary>n: the new content.</summary>
    public Gate<T> Candidate { get; }

    /// <summary>b_hn, hidden × 1: the bias inside the reset product; null where the reset comes before the product.</summary>
    public Parameter<T>? CandidateStateBias { get; }

    /// <summary>True where the reset gate acts after the product U_n h_{t-1}.</summary>
    public bool ResetAfter => CandidateStateBias is not null;

    /// <inheritdoc/>
    public int InputSize => ResetGate.InputSize;

    /// <inheritdoc/>
    public int HiddenSize => ResetGate.HiddenSize;

    /// <summary>W, U, b of r, z and n, then b_hn where there is one.</summary>
    public IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> States => OneState;

    /// <inheritdoc/>
    public IReadOnlyList<Gate<T>> Gates { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Blocks => ResetAfter ? After : Before;

    bool IUnitwise.IsUnitwise => ResetAfter;

    /// <inheritdoc/>
    public void Forward(CellStep<T> step)
    {
        ReadOnlySpan<T> hPrevious = step.Previous(), z = step.Block(Z);
        Span<T> r = step.Block(R), n = step.Block(N), reset = step.Block(Reset), h = step.Next();

        step.Finish(R, Activation.Sigmoid);                     // r_t = σ(W_r x_t + U_r h_{t-1} + b_r)
        step.Finish(Z, Activation.Sigmoid);                     // z_t = σ(W_z x_t + U_z h_{t-1} + b_z)
        if (CandidateStateBias is null)
        {
            Elementwise.Multiply(r, hPrevious, reset);
            step.Finish(N, Activation.Tanh, reset);             // n_t = tanh(W_n x_t + U_n (r_t ∘ h_{t-1}) + b_n)
        }
        else
        {
            step.Fill(CandidateStateBias, reset);
            step.AddState(N, reset);
            Elementwise.MultiplyAdd(r, reset, n);
            Elementwise.Tanh(n, n);                             // n_t = tanh(W_n x_t + b_n + r_t ∘ (U_n h_{t-1} + b_hn))
        }
        Elementwise.Subtract(hPrevious, n, h);
        Elementwise.Multiply(z, h, h);
        Elementwise.Add(h, n, h);                               // h_t = n_t + z_t ∘ (h_{t-1} - n_t)
    }

    /// <inheritdoc/>
    public void Backward(CellStep<T> step)
    {
        ReadOnlySpan<T> r = step.Block(R), z = step.Block(Z), n = step.Block(N), reset = step.Block(Reset), hPrevious = step.Previous();
        Span<T> dr = step.BlockGradient(R), dz = step.BlockGradient(Z), dn = step.BlockGradient(N), dReset = step.BlockGradient(Reset);
        Span<T> dhPrevious = step.PreviousGradient();
        ReadOnlySpan<T> dh = step.NextGradient();

        Elementwise.Multiply(dh, z, dhPrevious);                // dh_{t-1} = dh_t ∘ z_t
        Elementwise.Subtract(dh, dhPrevious, dn);               // ∂L/∂n_t = dh_t ∘ (1 - z_t)
        Elementwise.Subtract(hPrevious, n, dz);
        Elementwise.Multiply(dh, dz, dz);                       // ∂L/∂z_t = dh_t ∘ (h_{t-1} - n_t)
        Elementwise.TanhBackward(n, dn, dn);
        if (ResetAfter)
        {
            Elementwise.Multiply(dn, reset, dr);                // ∂L/∂r_t = da_n ∘ (U_n h_{t-1} + b_hn)
            Elementwise.Multiply(dn, r, dReset);                // ∂L/∂(U_n h_{t-1} + b_hn) = da_n ∘ r_t
            step.StateGradient(N, dReset, dhPrevious, accumulate: true);
        }
        else
        {
            step.StateGradient(N, dn, dReset);                  // ∂L/∂(r_t ∘ h_{t-1}) = U_nᵀ da_n
            Elementwise.Multiply(dReset, hPrevious, dr);        // ∂L/∂r_t = that ∘ h_{t-1}
            Elementwise.MultiplyAdd(dReset, r, dhPrevious);     // dh_{t-1} += that ∘ r_t
        }
        Elementwise.SigmoidBackward(r, dr, dr);
        Elementwise.SigmoidBackward(z, dz, dz);
        step.StateGradient(R, dr, dhPrevious, accumulate: true);     // dh_{t-1} += U_rᵀ da_r + U_zᵀ da_z
        step.StateGradient(Z, dz, dhPrevious, accumulate: true);
    }

    /// <inheritdoc/>
    public void AddStateGradients(CellTape<T> tape)
    {
        GradientSums<T> sums = tape.Sums;
        Memory<T> hPrevious = tape.PreviousMemory(0), dReset = tape.BlockGradientMemory(Reset);
        sums.Add(ResetGate.U, tape.BlockGradientMemory(R), hPrevious, HiddenSize);      // dU_r += Σ_t da_r h_{t-1}ᵀ
        sums.Add(UpdateGate.U, tape.BlockGradientMemory(Z), hPrevious, HiddenSize);     // dU_z += Σ_t da_z h_{t-1}ᵀ
        if (CandidateStateBias is null)
        {
            sums.Add(Candidate.U, tape.BlockGradientMemory(N), tape.BlockMemory(Reset), HiddenSize); // dU_n += Σ_t da_n (r_t ∘ h_{t-1})ᵀ
            return;
        }
        sums.Add(Candidate.U, dReset, hPrevious, HiddenSize);                           // dU_n += Σ_t (da_n ∘ r_t) h_{t-1}ᵀ
        sums.Add(CandidateStateBias, dReset);                                           // db_hn += Σ_t da_n ∘ r_t
    }

    /// <summary>The cell with its shape.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"GruCell h_t = (1 - z) ∘ n + z ∘ h_(t-1), reset {(ResetAfter ? "after" : "before")} the product, {InputSize} inputs, {HiddenSize} hidden, {this.ParameterCount():N0} parameters");

    /// <summary>The equations with their shapes.</summary>
    Presentation IPresentable.Present() => CellLook.Of(
        this,
        CellLook.Equation(ResetGate, "how much of the old state the candidate sees"),
        CellLook.Equation(UpdateGate, "how much of the old state stays"),
        CellLook.Candidate(this),
        CellLook.Equation(this, "h_t = (1 - z_t) ∘ n_t + z_t ∘ h_(t-1)", "hidden state"));
}
