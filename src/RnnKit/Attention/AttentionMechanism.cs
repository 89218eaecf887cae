using System.Numerics;
using RnnKit.Display;
using RnnKit.Foundations;
using RnnKit.Numerics;

namespace RnnKit.Attention;

/// <summary>
/// Looks things up by likeness: each query is scored against every key, a softmax over the keys makes weights
/// of the scores, and the context is the sum of the values by weight.
/// <code>
/// e_s = score(q, k_s)          one number a source step
/// α   = softmax(e)             padded steps get exactly 0
/// c   = Σ_s α_s v_s            the context
/// </code>
/// The mechanisms differ in the score. In an encoder-decoder keys and values are both the encoder's output and the
/// query is the decoder's state; in self-attention all three are the same sequence.
/// A decoder that needs the context of one step for the next goes step by step (<see cref="Begin"/>, <see cref="Step"/>);
/// where all queries are known, <see cref="Forward"/> does all of them.
/// </summary>
[TypeFormatterSource(typeof(PresentationFormatters), PreferredMimeTypes = [PresentationFormatters.Html, PresentationFormatters.Text])]
public abstract class AttentionMechanism<T> : IModule<T>, IPresentable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private protected AttentionMechanism(int querySize, int keySize, int valueSize, int contextSize) =>
        (QuerySize, KeySize, ValueSize, ContextSize) = (Guard.Positive(querySize), Guard.Positive(keySize), Guard.Positive(valueSize), contextSize);

    /// <summary>Features of a query.</summary>
    public int QuerySize { get; }

    /// <summary>Features of a key.</summary>
    public int KeySize { get; }

    /// <summary>Features of a value.</summary>
    public int ValueSize { get; }

    /// <summary>Features of the context.</summary>
    public int ContextSize { get; }

    /// <summary>How many sets of weights look at the same keys; 1 except for multi-head attention.</summary>
    public virtual int Heads => 1;

    /// <summary>True where query t may look at keys 0 … t alone: self-attention that must not see the future.</summary>
    public bool Causal { get; init; }

    /// <inheritdoc/>
    public abstract IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <summary>Its kind and its score, as in <c>DotAttention e = qᵀ k</c>.</summary>
    internal string Kind => ToString()!.Split(',')[0];

    /// <summary>What the scores are multiplied by before the softmax.</summary>
    internal virtual double Scale => 1;

    /// <summary>Answers all queries.</summary>
    /// <param name="queries">target steps × (query × batch).</param>
    /// <param name="keys">source steps × (key × batch); its lengths say which steps are padding.</param>
    /// <param name="values">source steps × (value × batch); the keys themselves if omitted.</param>
    /// <param name="reuse">A tape that is no longer needed: its memory is used again.</param>
    /// <returns>The contexts, target steps × (context × batch), and the tape with the weights.</returns>
    /// <exception cref="ArgumentException">A sequence does not have the mechanism's size, or batches or source steps differ.</exception>
    public (Sequence<T> Context, AttentionTape<T> Tape) Forward(
        Sequence<T> queries, Sequence<T> keys, Sequence<T>? values = null, AttentionTape<T>? reuse = null)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(keys);
        Guard.Same(queries.Features, QuerySize, "features of", nameof(queries));
        Guard.Same(queries.Batch, keys.Batch, "a batch of", nameof(queries));
        AttentionTape<T> tape = Begin(keys, values, queries.Steps, reuse);
        tape.TargetsEnd(queries);
        for (int t = 0; t < queries.Steps; t++) Step(tape, t, queries.Step(t));
        return (tape.Context, tape);
    }

    /// <summary>Adds to the gradients of the parameters and returns those of queries, keys and values, in the shapes they came in.</summary>
    /// <param name="tape">The tape of <see cref="Forward"/>.</param>
    /// <param name="dContext">∂L/∂context, target steps × (context × batch).</param>
    /// <exception cref="ArgumentException">The gradient does not have the shape of the context.</exception>
    public (Sequence<T> Queries, Sequence<T> Keys, Sequence<T> Values) Backward(AttentionTape<T> tape, Sequence<T> dContext)
    {
        ArgumentNullException.ThrowIfNull(dContext);
        BeginBackward(tape);
        Guard.That(
            dContext.Steps == tape.Context.Steps && dContext.Features == ContextSize && dContext.Batch == tape.Context.Batch,
            nameof(dContext),
            $"'dContext' is {dContext.Steps} × ({dContext.Features} × {dContext.Batch}); expected {tape.Context.Steps} × ({ContextSize} × {tape.Context.Batch}).");
        for (int t = dContext.Steps - 1; t >= 0; t--) StepBackward(tape, t, dContext.Step(t));
        EndBackward(tape);
        return (tape.QueryGradient, tape.KeyGradient, tape.ValueGradient);
    }

    /// <summary>Takes in the keys and values, and whatever of the score depends on them alone.</summary>
    /// <param name="keys">source steps × (key × batch); its lengths say which steps are padding.</param>
    /// <param name="values">source steps × (value × batch); the keys themselves if omitted.</param>
    /// <param name="steps">How many queries may come, at least 1; one that does not come adds nothing on the way back.</param>
    /// <param name="reuse">A tape that is no longer needed: its memory is used again.</param>
    /// <exception cref="ArgumentException">A sequence does not have the mechanism's size, or keys and values differ in shape.</exception>
    public AttentionTape<T> Begin(Sequence<T> keys, Sequence<T>? values, int steps, AttentionTape<T>? reuse = null)
    {
        ArgumentNullException.ThrowIfNull(keys);
        values ??= keys;
        Guard.Positive(steps);
        Guard.Same(keys.Features, KeySize, "features of", nameof(keys));
        Guard.Same(values.Features, ValueSize, "features of", nameof(values));
        Guard.That(
            values.Steps == keys.Steps && values.Batch == keys.Batch,
            nameof(values),
            $"'values' has {values.Steps} steps × {values.Batch} examples; expected {keys.Steps} × {keys.Batch}, as many as keys.");
        AttentionTape<T> tape = reuse ?? new AttentionTape<T>(this);
        Guard.That(ReferenceEquals(tape.Mechanism, this), nameof(reuse), "'reuse' is the tape of another mechanism; expected one of this one's.");
        tape.Begin(keys, values, steps);
        Prepare(tape);
        return tape;
    }

    /// <summary>Answers query t; the context is at step t of the tape's.</summary>
    /// <param name="tape">The tape of <see cref="Begin"/>.</param>
    /// <param name="t">The target step.</param>
    /// <param name="query">query × batch, column by column.</param>
    /// <returns>The context, context × batch: a view of the tape.</returns>
    /// <exception cref="ArgumentException">There is no such step, or the query does not fit.</exception>
    public Span<T> Step(AttentionTape<T> tape, int t, ReadOnlySpan<T> query)
    {
        Check(tape);
        Guard.Same(query.Length, tape.Queries.Features * tape.Queries.Batch, "a length of", nameof(query));
        query.CopyTo(tape.Queries.Step(t));
        tape.Came(t);
        ProjectQuery(tape, t);
        Span<T> weights = tape.StepWeights(t);
        Score(tape, t, weights);                                                                // e_s = score(q, k_s)
        tape.Mask(t, weights);                                                                  // e_s = -∞ at padding
        Softmax.Forward(weights, weights, tape.SourceSteps, tape.Columns);                      // α = softmax(e)
        WeightedSum(tape, t, weights);                                                          // c = Σ_s α_s v_s
        FinishContext(tape, t);
        return tape.Context.Step(t);
    }

    /// <summary>Makes room for the gradients of a run.</summary>
    /// <exception cref="ArgumentException">The tape belongs to another mechanism.</exception>
    public void BeginBackward(AttentionTape<T> tape)
    {
        Check(tape);
        tape.BeginBackward();
        tape.HeadKeyGradient.Values.Clear();
        tape.HeadValueGradient.Values.Clear();
    }

    /// <summary>One step back; what it finds out about keys, values and parameters adds up until <see cref="EndBackward"/>.</summary>
    /// <param name="tape">A tape after <see cref="BeginBackward"/>.</param>
    /// <param name="t">The target step.</param>
    /// <param name="dContext">∂L/∂ the context of the step, context × batch.</param>
    /// <returns>∂L/∂ the query of the step, query × batch: a view of the tape.</returns>
    /// <exception cref="ArgumentException">There is no such step, or the gradient does not fit.</exception>
    public Span<T> StepBackward(AttentionTape<T> tape, int t, ReadOnlySpan<T> dContext)
    {
        CheckReturning(tape);
        Guard.Same(dContext.Length, ContextSize * tape.Context.Batch, "a length of", nameof(dContext));
        ReadOnlySpan<T> weights = tape.StepWeights(t), dc = ContextGradient(tape, t, dContext);
        Span<T> dScores = tape.ScoreGradient;
        WeightedSumBackward(tape, t, weights, dc, dScores);                                     // ∂L/∂α_s = v_sᵀ dc, dv_s += α_s dc
        Softmax.Backward(weights, dScores, dScores, tape.SourceSteps, tape.Columns);            // ∂L/∂e = α ∘ (∂L/∂α - αᵀ ∂L/∂α)
        ScoreBackward(tape, t, dScores);
        QueryGradient(tape, t);
        tape.Returned(t);
        return tape.QueryGradient.Step(t);
    }

    /// <summary>Ends the way back: adds to the gradients of the parameters; those of keys and values are then on the tape.</summary>
    /// <exception cref="ArgumentException">The tape belongs to another mechanism, or is not on its way back.</exception>
    public void EndBackward(AttentionTape<T> tape)
    {
        CheckReturning(tape);
        tape.ForgetSkipped();
        Complete(tape);
    }

    /// <summary>The score with its shapes and parameters.</summary>
    Presentation IPresentable.Present()
    {
        var table = new TextTable(ToString()!, "part", "shape", ">parameters");
        table.Add("query", $"{QuerySize}×B", "");
        table.Add("key", $"{KeySize}×B", "");
        table.Add("value", $"{ValueSize}×B", "");
        table.Add("context", $"{ContextSize}×B", "");
        foreach (Parameter<T> parameter in Parameters) table.Add(parameter.Name, $"{parameter.Rows}×{parameter.Columns}", Notation.Count(parameter.Count));
        table.AddTotal("total", "", Notation.Count(this.ParameterCount()));
        return table.Present();
    }

    /// <summary>Makes room for projections and computes those of keys and values; nothing to do where they are used as they came.</summary>
    private protected virtual void Prepare(AttentionTape<T> tape)
    {
    }

    /// <summary>Projects the query of a step; nothing to do where it is used as it came.</summary>
    private protected virtual void ProjectQuery(AttentionTape<T> tape, int t)
    {
    }

    /// <summary>e_s = scale · qᵀ k_s for every head and example, source steps × columns.</summary>
    private protected virtual void Score(AttentionTape<T> tape, int t, Span<T> scores)
    {
        ReadOnlySpan<T> q = tape.HeadQueries.Step(t), k = tape.HeadKeys.Values;
        int size = q.Length / tape.Columns;
        for (int column = 0; column < tape.Columns; column++)
            Reduction.DotColumns(
                q.Slice(column * size, size), k[(column * size)..], q.Length, scores.Slice(tape.SourceSteps * column, tape.Visible(t, column)), Scale);
    }

    /// <summary>dq += scale · Σ_s ∂L/∂e_s k_s and dk_s += scale · ∂L/∂e_s q.</summary>
    private protected virtual void ScoreBackward(AttentionTape<T> tape, int t, Span<T> dScores)
    {
        ReadOnlySpan<T> q = tape.HeadQueries.Step(t), k = tape.HeadKeys.Values;
        Span<T> dq = tape.HeadQueryGradient.Step(t), dk = tape.HeadKeyGradient.Values;
        int size = q.Length / tape.Columns;
        dq.Clear();
        if (Scale != 1) Elementwise.Scale(T.CreateTruncating(Scale), dScores, dScores);
        for (int column = 0; column < tape.Columns; column++)
        {
            ReadOnlySpan<T> de = dScores.Slice(tape.SourceSteps * column, tape.Visible(t, column));
            int at = column * size;
            Elementwise.AddWeighted(de, k[at..], q.Length, dq.Slice(at, size));
            Elementwise.AddToColumns(de, q.Slice(at, size), dk[at..], q.Length);
        }
    }

    /// <summary>Makes the context of the heads' contexts; nothing to do where there is no output projection.</summary>
    private protected virtual void FinishContext(AttentionTape<T> tape, int t)
    {
    }

    /// <summary>∂L/∂ the heads' contexts.</summary>
    private protected virtual ReadOnlySpan<T> ContextGradient(AttentionTape<T> tape, int t, ReadOnlySpan<T> dContext) => dContext;

    /// <summary>∂L/∂ the query, from that of the heads' query.</summary>
    private protected virtual void QueryGradient(AttentionTape<T> tape, int t)
    {
    }

    /// <summary>Parameters, keys and values, once all steps are done.</summary>
    private protected virtual void Complete(AttentionTape<T> tape)
    {
    }

    private static void WeightedSum(AttentionTape<T> tape, int t, ReadOnlySpan<T> weights)
    {
        ReadOnlySpan<T> v = tape.HeadValues.Values;
        Span<T> c = tape.HeadContext.Step(t);
        int size = c.Length / tape.Columns;
        c.Clear();
        for (int column = 0; column < tape.Columns; column++)
            Elementwise.AddWeighted(Seen(tape, t, column, weights), v[(column * size)..], c.Length, c.Slice(column * size, size));
    }

    private static void WeightedSumBackward(AttentionTape<T> tape, int t, ReadOnlySpan<T> weights, ReadOnlySpan<T> dc, Span<T> dWeights)
    {
        ReadOnlySpan<T> v = tape.HeadValues.Values;
        Span<T> dv = tape.HeadValueGradient.Values;
        int size = dc.Length / tape.Columns;
        dWeights.Clear();
        for (int column = 0; column < tape.Columns; column++)
        {
            ReadOnlySpan<T> seen = Seen(tape, t, column, weights), d = dc.Slice(column * size, size);
            Reduction.DotColumns(d, v[(column * size)..], dc.Length, dWeights.Slice(tape.SourceSteps * column, seen.Length));
            Elementwise.AddToColumns(seen, d, dv[(column * size)..], dc.Length);
        }
    }

    /// <summary>The weights of the keys that a query sees.</summary>
    private static ReadOnlySpan<T> Seen(AttentionTape<T> tape, int t, int column, ReadOnlySpan<T> weights) =>
        weights.Slice(tape.SourceSteps * column, tape.Visible(t, column));

    private void CheckReturning(AttentionTape<T> tape)
    {
        Check(tape);
        Guard.That(tape.HasGradients, nameof(tape), "'tape' is not on its way back; expected BeginBackward first.");
    }

    private void Check(AttentionTape<T> tape)
    {
        ArgumentNullException.ThrowIfNull(tape);
        Guard.That(ReferenceEquals(tape.Mechanism, this), nameof(tape), "'tape' is the tape of another mechanism; expected one of this one's.");
    }
}
