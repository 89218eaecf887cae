using System.Numerics;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Numerics;

namespace RnnKit.Seq2Seq;

/// <summary>
/// From state and context to words: <c>W [s_t; c_t] + b</c>, or with a layer between, <c>W tanh(W_r [s_t; c_t] + b_r) + b</c>
/// (Luong et al. 2015), which makes the large product over the vocabulary smaller. It works on all steps at once, and on
/// those positions alone where there is something to say: padding costs nothing.
/// </summary>
internal sealed class Readout<T> : IModule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Dense<T>? between;
    private readonly Dense<T> output;

    public Readout(int stateSize, int contextSize, int vocabularySize, int? readoutSize, int seed)
    {
        (StateSize, ContextSize) = (stateSize, contextSize);
        if (readoutSize is int size) between = new Dense<T>(stateSize + contextSize, Guard.Positive(size, nameof(readoutSize)), seed, Activation.Tanh, "readout");
        output = new Dense<T>(readoutSize ?? stateSize + contextSize, vocabularySize, seed + 1, name: "output");
        Layers = between is null ? [output] : [between, output];
        Parameters = [.. Layers.SelectMany(layer => layer.Parameters)];
    }

    public int StateSize { get; }

    public int ContextSize { get; }

    /// <summary>From the features up.</summary>
    public IReadOnlyList<Dense<T>> Layers { get; }

    public IReadOnlyList<Parameter<T>> Parameters { get; }

    public int VocabularySize => output.OutputSize;

    /// <summary>The mean cross-entropy over the positions that say something; the gradient of the logits takes their place.</summary>
    public double Loss(DecoderTape<T> run, Tokens say, ReadoutTape<T> tape)
    {
        tape.Take(say);
        Sequence<T> logits = Logits(run, tape);
        return Softmax.CrossEntropy<T>(
            logits.Values, tape.Targets, T.CreateTruncating(1.0 / tape.Count), logits.Values, logits.Features, tape.Count);
    }

    /// <summary>The logits of every example at some steps, vocabulary × (batch · steps), step after step.</summary>
    public Sequence<T> Logits(DecoderTape<T> run, int firstStep, int steps, ReadoutTape<T> tape)
    {
        tape.TakeAll(firstStep * run.Cells.Batch, steps * run.Cells.Batch);
        return Logits(run, tape);
    }

    /// <summary>From the logits' gradient to those of s_t and c_t, which it writes to the decoder's tape; adds to those of the parameters.</summary>
    public void Backward(DecoderTape<T> run, ReadoutTape<T> tape)
    {
        Sequence<T> d = output.Backward(tape.Output!, tape.Output!.Output);
        if (between is not null) d = between.Backward(tape.Between!, d);
        Sequence<T> ds = run.StateGradient, dc = run.ContextGradient;
        ds.Reshape(run.Cells.Steps, StateSize, run.Cells.Batch, null);
        ds.Values.Clear();
        if (ContextSize > 0)
        {
            dc.Reshape(run.Cells.Steps, ContextSize, run.Cells.Batch, null);
            dc.Values.Clear();
        }
        for (int n = 0; n < tape.Count; n++)
        {
            Span<T> column = d.Values.Slice(n * (StateSize + ContextSize), StateSize + ContextSize);
            int position = tape.Positions[n];
            column[..StateSize].CopyTo(ds.Values[(position * StateSize)..]);
            if (ContextSize > 0) column[StateSize..].CopyTo(dc.Values[(position * ContextSize)..]);
        }
    }

    /// <summary>The layers as lines of a model's table.</summary>
    public IEnumerable<LayerLine> Lines(string name) =>
        between is null ? [LayerLook.Line(name, output)] : [LayerLook.Line($"{name} tanh", between), LayerLook.Line(name, output)];

    public override string ToString() => between is null ? output.ToString() : $"{between}; {output}";

    private Sequence<T> Logits(DecoderTape<T> run, ReadoutTape<T> tape)
    {
        Sequence<T> x = tape.Features;
        x.Reshape(1, StateSize + ContextSize, tape.Count, null);
        int batch = run.Cells.Batch;
        for (int n = 0; n < tape.Count; n++)
        {
            (int t, int b) = Math.DivRem(tape.Positions[n], batch);
            Span<T> column = x.Values.Slice(n * x.Features, x.Features);
            run.Cells.State(0, t + 1).Slice(b * StateSize, StateSize).CopyTo(column);                          // [s_t;
            if (ContextSize > 0) run.Attention!.Context.Step(t).Slice(b * ContextSize, ContextSize).CopyTo(column[StateSize..]); // c_t]
        }
        if (between is not null) (x, tape.Between) = between.Forward(x, tape.Between);
        (Sequence<T> logits, tape.Output) = output.Forward(x, tape.Output);
        return logits;
    }
}

/// <summary>What a run of <see cref="Readout{T}"/> wrote down.</summary>
internal sealed class ReadoutTape<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private int[] positions = [], targets = [];

    public DenseTape<T>? Between { get; set; }

    public DenseTape<T>? Output { get; set; }

    /// <summary>[s; c] of the positions, side by side.</summary>
    public Sequence<T> Features { get; } = new();

    /// <summary>How many positions.</summary>
    public int Count { get; private set; }

    /// <summary>Which: example + batch · step.</summary>
    public ReadOnlySpan<int> Positions => positions.AsSpan(0, Count);

    /// <summary>What should be said there.</summary>
    public ReadOnlySpan<int> Targets => targets.AsSpan(0, Count);

    public void Take(Tokens say)
    {
        ReadOnlySpan<int> ids = say.Values;
        Grow(ids.Length);
        Count = 0;
        for (int position = 0; position < ids.Length; position++)
            if (ids[position] >= 0) (positions[Count], targets[Count++]) = (position, ids[position]);
    }

    public void TakeAll(int first, int count)
    {
        Grow(count);
        Count = count;
        for (int n = 0; n < count; n++) positions[n] = first + n;
    }

    private void Grow(int count)
    {
        if (positions.Length < count) (positions, targets) = (new int[count], new int[count]);
    }
}
