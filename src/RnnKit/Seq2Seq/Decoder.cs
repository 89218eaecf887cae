using System.Numerics;
using RnnKit.Attention;
using RnnKit.Cells;
using RnnKit.Display;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Numerics;

namespace RnnKit.Seq2Seq;

/// <summary>
/// Writes the target, one token a step. Without attention all it knows of the source is the state it starts from
/// (Sutskever et al. 2014); with attention it looks back before every step (Bahdanau et al. 2015):
/// <code>
/// c_t = attention(s_{t-1}, encoder's output)      the context
/// s_t = cell([e(y_{t-1}); c_t], s_{t-1})          the state; e is the embedding
/// </code>
/// What is said at a step is read off s_t and c_t by the model's output layers.
/// </summary>
[TypeFormatterSource(typeof(PresentationFormatters), PreferredMimeTypes = [PresentationFormatters.Html, PresentationFormatters.Text])]
public sealed class Decoder<T> : IModule<T>, IPresentable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A decoder from its parts.</summary>
    /// <param name="embedding">The vectors of the target tokens.</param>
    /// <param name="cell">Reads a token's vector with the context below it: its input size is the sum of both.</param>
    /// <param name="attention">Any mechanism whose query is the cell's h; null for none.</param>
    /// <exception cref="ArgumentException">The sizes do not fit together, or the attention is causal.</exception>
    public Decoder(Embedding<T> embedding, ICell<T> cell, AttentionMechanism<T>? attention = null)
    {
        ArgumentNullException.ThrowIfNull(embedding);
        ArgumentNullException.ThrowIfNull(cell);
        (Embedding, Cell, Attention) = (embedding, cell, attention);
        Guard.Same(cell.InputSize, embedding.Size + ContextSize, "an input size of", nameof(cell));
        if (attention is not null)
        {
            Guard.Same(attention.QuerySize, cell.HiddenSize, "a query size of", nameof(attention));
            Guard.That(!attention.Causal, nameof(attention), "'attention' is causal, but a decoder looks at the whole source; expected Causal = false.");
        }
        Parameters = [.. embedding.Parameters, .. attention?.Parameters ?? [], .. cell.Parameters];
    }

    /// <summary>The vectors of the target tokens.</summary>
    public Embedding<T> Embedding { get; }

    /// <summary>The equations of one step.</summary>
    public ICell<T> Cell { get; }

    /// <summary>How it looks back; null where it does not.</summary>
    public AttentionMechanism<T>? Attention { get; }

    /// <summary>Features of the context; 0 without attention.</summary>
    public int ContextSize => Attention?.ContextSize ?? 0;

    /// <summary>Those of the embedding, the attention and the cell.</summary>
    public IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <summary>The parts.</summary>
    public override string ToString() => $"Decoder: {Embedding}; {(Attention is null ? "no attention" : Attention)}; {Cell}";

    /// <summary>The parts as lines of a model's table.</summary>
    internal IEnumerable<LayerLine> Lines(string name) =>
    [
        LayerLook.Line($"{name} embedding", Embedding),
        .. Attention is null ? [] : new[] { new LayerLine($"{name} attention", Attention.Kind, $"{Attention.QuerySize}, {Attention.KeySize} → {Attention.ContextSize}", Attention.ParameterCount()) },
        LayerLook.Line(name, Cell),
    ];

    /// <summary>The parts with their shapes and parameters.</summary>
    Presentation IPresentable.Present() => LayerLook.Of("Decoder", Lines("decoder"), Parameters);

    /// <summary>Takes in the encoder's output and the state to start from.</summary>
    internal DecoderTape<T> Begin(Sequence<T> memory, State<T> initial, int steps, int batch, DecoderTape<T>? reuse)
    {
        DecoderTape<T> tape = reuse ?? new DecoderTape<T>(this);
        tape.Begin(steps, batch, initial);
        if (Attention is null) return tape;
        tape.Attention = Attention.Begin(memory, null, steps, tape.Attention);
        for (int k = 0; k < Cell.Gates.Count && batch > 1; k++) tape.There[k].Pack(ContextWeights(k)); // one column is multiplied where the weights lie
        return tape;
    }

    /// <summary>Goes on with one more step from another state, over the same encoder's output, with the same weights.</summary>
    internal static void Continue(DecoderTape<T> tape, State<T> state) => tape.Cells.Continue(state);

    /// <summary>Reads tokens at some steps: W_e e(y) + b of every gate, in one product for all of them.</summary>
    internal void Read(DecoderTape<T> tape, int firstStep, ReadOnlySpan<int> ids)
    {
        int at = firstStep * tape.Cells.Batch, hidden = Cell.HiddenSize;
        ids.CopyTo(tape.Ids[at..]);
        Span<T> e = tape.Embedded.Values.Slice(at * Embedding.Size, ids.Length * Embedding.Size);
        Embedding.LookUp(ids, e, nameof(ids));
        for (int k = 0; k < Cell.Gates.Count; k++)
        {
            Span<T> a = tape.Cells.Block(k).Slice(at * hidden, ids.Length * hidden);
            MatrixProduct.Affine(TokenWeights(k), e, Cell.Gates[k].b.Values, a, hidden, ids.Length, Embedding.Size); // a = W_e e(y) + b
        }
    }

    /// <summary>Looks back and takes the step; the token must have been read.</summary>
    internal void Step(DecoderTape<T> tape, int t, int attentionStep)
    {
        int batch = tape.Cells.Batch;
        if (Attention is not null)
        {
            Span<T> c = Attention.Step(tape.Attention!, attentionStep, tape.Cells.State(0, t));                  // c_t = attention(s_{t-1})
            for (int k = 0; k < Cell.Gates.Count; k++)
            {
                if (batch > 1) MatrixProduct.Multiply(tape.There[k], c, tape.Cells.Block(k, t), batch, accumulate: true); // a += W_c c_t
                else MatrixProduct.Multiply(ContextWeights(k), c, tape.Cells.Block(k, t), Cell.HiddenSize, 1, ContextSize, accumulate: true);
            }
        }
        Cell.Forward(new CellStep<T>(tape.Cells, t, batch));                                                     // s_t = cell(a, s_{t-1})
    }

    /// <summary>
    /// All the way back, from the gradients of s_t and c_t on the tape: adds to the gradients of the parameters;
    /// those of the initial state and of the encoder's output are then on the tape.
    /// </summary>
    internal void Backward(DecoderTape<T> tape)
    {
        CellTape<T> cells = tape.Cells;
        tape.BeginBackward();
        if (Attention is not null)
        {
            Attention.BeginBackward(tape.Attention!);
            for (int k = 0; k < Cell.Gates.Count; k++) tape.Back[k].PackTranspose(ContextWeights(k));
        }
        for (int t = cells.Steps - 1; t >= 0; t--)
        {
            Elementwise.Add(cells.StateGradient(0, t + 1), tape.StateGradient.Step(t), cells.StateGradient(0, t + 1)); // ds_t += ∂L/∂s_t from what was said
            Cell.Backward(new CellStep<T>(cells, t, cells.Batch));
            if (Attention is null) continue;
            Span<T> dc = tape.ContextGradient.Step(t);
            for (int k = 0; k < Cell.Gates.Count; k++)
                MatrixProduct.Multiply(tape.Back[k], cells.BlockGradient(k, t), dc, cells.Batch, accumulate: true);   // dc_t += W_cᵀ da
            Span<T> dq = Attention.StepBackward(tape.Attention!, t, dc);
            Elementwise.Add(cells.StateGradient(0, t), dq, cells.StateGradient(0, t));                                 // ds_{t-1} += ∂L/∂ the query
        }
        cells.Sums.Begin(Cell.HiddenSize, cells.Steps * cells.Batch);
        Cell.AddStateGradients(cells);                                                                                 // dU
        AddInputGradients(tape);
        cells.Sums.Run();
        Embedding.AddGradients(tape.Ids, tape.EmbeddedGradient.Values);
        if (Attention is null) return;
        Attention.EndBackward(tape.Attention!);
        Sequence<T> dk = tape.Attention!.KeyGradient, dv = tape.Attention.ValueGradient;
        tape.MemoryGradient.Reshape(dk.Steps, dk.Features, dk.Batch, dk.Lengths);
        Elementwise.Add(dk.Values, dv.Values, tape.MemoryGradient.Values);                                             // it was both keys and values
    }

    private void AddInputGradients(DecoderTape<T> tape)
    {
        int hidden = Cell.HiddenSize, columns = tape.Embedded.Columns;
        GradientSums<T> sums = tape.Cells.Sums;
        Span<T> de = tape.EmbeddedGradient.Values;
        for (int k = 0; k < Cell.Gates.Count; k++)
        {
            Gate<T> gate = Cell.Gates[k];
            Memory<T> da = tape.Cells.BlockGradientMemory(k);
            sums.Add(gate.W, da, tape.Embedded.Buffer, Embedding.Size);                                                // dW_e += Σ da eᵀ
            if (Attention is not null) sums.Add(gate.W, da, tape.Attention!.Context.Buffer, ContextSize, Embedding.Size); // dW_c += Σ da cᵀ
            sums.Add(gate.b, da);                                                                                      // db += Σ da
            MatrixProduct.TransposeThenMultiply(TokenWeights(k), da.Span, de, Embedding.Size, columns, hidden, accumulate: k > 0); // de = Σ W_eᵀ da
        }
    }

    /// <summary>W_e: the columns of W that read the token.</summary>
    private ReadOnlySpan<T> TokenWeights(int gate) => Cell.Gates[gate].W.Values[..(Cell.HiddenSize * Embedding.Size)];

    /// <summary>W_c: the columns of W that read the context.</summary>
    private ReadOnlySpan<T> ContextWeights(int gate) => Cell.Gates[gate].W.Values[(Cell.HiddenSize * Embedding.Size)..];
}
