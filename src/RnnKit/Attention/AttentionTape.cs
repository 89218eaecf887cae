using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using RnnKit.Foundations;

namespace RnnKit.Attention;

/// <summary>
/// What an attention mechanism wrote down in a run: queries, weights, contexts, and on the way back their gradients.
/// Everything here is a view of memory that the next run with the same tape overwrites.
/// </summary>
/// <remarks>
/// Several heads are more columns: head h of example b is column h + heads · b, since its features lie together.
/// What the heads work on is either the sequence itself (then it shares its memory) or a projection of it (then it has its own).
/// </remarks>
public sealed class AttentionTape<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Sequence<T> weights = new(), scoreGradient = new();
    private bool[] came = [], returned = [];

    internal AttentionTape(AttentionMechanism<T> mechanism)
    {
        Mechanism = mechanism;
        Keys = Values = Queries;
    }

    /// <summary>The mechanism that ran.</summary>
    public AttentionMechanism<T> Mechanism { get; }

    /// <summary>The queries, target steps × (query × batch).</summary>
    public Sequence<T> Queries { get; } = new();

    /// <summary>The keys, source steps × (key × batch).</summary>
    public Sequence<T> Keys { get; private set; }

    /// <summary>The values, source steps × (value × batch).</summary>
    public Sequence<T> Values { get; private set; }

    /// <summary>The contexts, target steps × (context × batch).</summary>
    public Sequence<T> Context { get; } = new();

    /// <summary>∂L/∂ the queries, after the way back.</summary>
    public Sequence<T> QueryGradient { get; } = new();

    /// <summary>∂L/∂ the keys, after the way back.</summary>
    public Sequence<T> KeyGradient { get; } = new();

    /// <summary>∂L/∂ the values, after the way back; where the keys are the values, add both.</summary>
    public Sequence<T> ValueGradient { get; } = new();

    /// <summary>Steps of keys and values, padding included.</summary>
    public int SourceSteps => Keys.Steps;

    /// <summary>True once the way back has begun.</summary>
    public bool HasGradients { get; private set; }

    /// <summary>Heads side by side: heads × batch.</summary>
    internal int Columns => Mechanism.Heads * Keys.Batch;

    internal Sequence<T> HeadQueries { get; } = new();

    internal Sequence<T> HeadKeys { get; } = new();

    internal Sequence<T> HeadValues { get; } = new();

    internal Sequence<T> HeadContext { get; } = new();

    internal Sequence<T> HeadQueryGradient { get; } = new();

    internal Sequence<T> HeadKeyGradient { get; } = new();

    internal Sequence<T> HeadValueGradient { get; } = new();

    internal Sequence<T> HeadContextGradient { get; } = new();

    /// <summary>tanh(W_q q + W_k k_s) of additive attention, (target steps · source steps) × (hidden × batch).</summary>
    internal Sequence<T> Hidden { get; } = new();

    /// <summary>∂L/∂ the hidden layer of the step at hand, source steps × (hidden × batch).</summary>
    internal Sequence<T> HiddenGradient { get; } = new();

    /// <summary>∂L/∂ the scores of every step, as the hidden layer lies: example after example within a source step, those within a target step.</summary>
    internal Sequence<T> HiddenScoreGradient { get; } = new();

    /// <summary>∂L/∂ the weights and then the scores of the step at hand, source steps × columns.</summary>
    internal Span<T> ScoreGradient => scoreGradient.Values;

    /// <summary>A copy of the weights of one example: source steps × target steps. Every column sums to 1; padded rows are 0.</summary>
    /// <param name="example">Which example.</param>
    /// <param name="head">Which head.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such example or head.</exception>
    public Matrix<T> Weights(int example, int head = 0)
    {
        int column = Guard.Index(head, Mechanism.Heads) + Mechanism.Heads * Guard.Index(example, Keys.Batch);
        return Matrix<T>.Build.Dense(SourceSteps, weights.Steps, (s, t) => weights[t, s, column]);
    }

    /// <summary>The weights of the first query over an example's first source steps, the mean over the heads.</summary>
    internal double[] MeanOverHeads(int example, int sourceSteps)
    {
        int heads = Mechanism.Heads;
        var mean = new double[sourceSteps];
        for (int head = 0; head < heads; head++)
        {
            ReadOnlySpan<T> seen = StepWeights(0).Slice(SourceSteps * (head + heads * example), sourceSteps);
            for (int s = 0; s < sourceSteps; s++) mean[s] += double.CreateTruncating(seen[s]) / heads;
        }
        return mean;
    }

    /// <summary>Shapes.</summary>
    public override string ToString() =>
        $"AttentionTape {weights.Steps} queries over {SourceSteps} keys, {Keys.Batch} examples, {Mechanism.Heads} head{(Mechanism.Heads == 1 ? "" : "s")}";

    /// <summary>The weights of a step, source steps × columns.</summary>
    internal Span<T> StepWeights(int t) => weights.Step(t);

    /// <summary>How many keys query t sees: those of the example's real steps, and none of the future where the mechanism is causal.</summary>
    internal int Visible(int t, int column)
    {
        int length = Keys.LengthOf(column / Mechanism.Heads);
        return Mechanism.Causal ? Math.Min(length, t + 1) : length;
    }

    /// <summary>Scores of keys that query t must not see become -∞, so that their weight is exactly 0.</summary>
    internal void Mask(int t, Span<T> scores)
    {
        for (int column = 0; column < Columns; column++)
            scores.Slice(SourceSteps * column, SourceSteps)[Visible(t, column)..].Fill(T.NegativeInfinity);
    }

    internal void Begin(Sequence<T> keys, Sequence<T> values, int steps)
    {
        (Keys, Values, HasGradients) = (keys, values, false);
        Queries.Reshape(steps, Mechanism.QuerySize, keys.Batch, null);
        Context.Reshape(steps, Mechanism.ContextSize, keys.Batch, null);
        weights.Reshape(steps, keys.Steps, Columns, null);
        if (came.Length < steps) (came, returned) = (new bool[steps], new bool[steps]);
        came.AsSpan().Clear();
        Share(HeadQueries, Queries);
        Share(HeadKeys, Keys);
        Share(HeadValues, Values);
        Share(HeadContext, Context);
    }

    /// <summary>Contexts and gradients of queries end where the queries do.</summary>
    internal void TargetsEnd(Sequence<T> queries)
    {
        Queries.Reshape(queries.Steps, queries.Features, queries.Batch, queries.Lengths);
        Context.Reshape(queries.Steps, Mechanism.ContextSize, queries.Batch, queries.Lengths);
    }

    internal void BeginBackward()
    {
        HasGradients = true;
        returned.AsSpan().Clear();
        scoreGradient.Reshape(1, SourceSteps, Columns, null);
        Shape(QueryGradient, Queries);
        Shape(KeyGradient, Keys);
        Shape(ValueGradient, Values);
        ShapeOrShare(HeadQueryGradient, HeadQueries, QueryGradient, Queries);
        ShapeOrShare(HeadKeyGradient, HeadKeys, KeyGradient, Keys);
        ShapeOrShare(HeadValueGradient, HeadValues, ValueGradient, Values);
        Shape(HeadContextGradient, HeadContext);
    }

    /// <summary>Query t has been answered.</summary>
    internal void Came(int t) => came[t] = true;

    /// <summary>The way back of query t has been gone.</summary>
    internal void Returned(int t) => returned[t] = true;

    /// <summary>A query that did not come adds nothing, whatever an earlier run has left in its place.</summary>
    internal void ForgetSkipped()
    {
        for (int t = 0; t < Queries.Steps; t++)
        {
            if (!came[t])
            {
                int hidden = Hidden.Values.Length / Queries.Steps;
                Hidden.Values.Slice(t * hidden, hidden).Clear();
                Queries.Step(t).Clear();
            }
            if (returned[t]) continue;
            QueryGradient.Step(t).Clear();
            HeadQueryGradient.Step(t).Clear();
            if (HiddenScoreGradient.Steps > 0) HiddenScoreGradient.Step(t).Clear();
        }
    }

    private static void Share(Sequence<T> view, Sequence<T> of) => view.Bind(of.Buffer, of.Steps, of.Features, of.Batch, of.Lengths);

    private static void Shape(Sequence<T> gradient, Sequence<T> of) => gradient.Reshape(of.Steps, of.Features, of.Batch, of.Lengths);

    private static void ShapeOrShare(Sequence<T> headGradient, Sequence<T> head, Sequence<T> gradient, Sequence<T> of)
    {
        if (head.Buffer.Equals(of.Buffer)) Share(headGradient, gradient);
        else Shape(headGradient, head);
    }
}
