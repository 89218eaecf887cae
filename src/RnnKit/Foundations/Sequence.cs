using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using RnnKit.Numerics;

namespace RnnKit.Foundations;

/// <summary>
/// A batch of sequences: steps × (features × batch), one column an example, in one buffer.
/// Step after step lies in memory, so a whole sequence is also one matrix of features × (batch · steps).
/// Examples shorter than <see cref="Steps"/> are padded at the end; <see cref="LengthOf"/> says where each stops.
/// What stands in the padding changes nothing, as long as it is finite: it is multiplied by zeros.
/// </summary>
public sealed class Sequence<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private T[] buffer = [];
    private Memory<T> memory;
    private int[]? lengths;

    /// <summary>A sequence of zeros.</summary>
    /// <param name="steps">Time steps, at least 1.</param>
    /// <param name="features">Numbers a step, at least 1.</param>
    /// <param name="batch">Examples side by side, at least 1.</param>
    /// <param name="lengths">Real steps of each example, 1 to <paramref name="steps"/>; all of them if omitted.</param>
    /// <exception cref="ArgumentException">A size is below 1, there are more numbers than an array holds, or the lengths do not fit.</exception>
    public Sequence(int steps, int features, int batch, IReadOnlyList<int>? lengths = null)
    {
        Reshape(Guard.Positive(steps), Guard.Positive(features), Guard.Positive(batch), Padding.Checked(lengths, steps, batch));
    }

    internal Sequence()
    {
    }

    /// <summary>Time steps of the longest example.</summary>
    public int Steps { get; private set; }

    /// <summary>Numbers a step.</summary>
    public int Features { get; private set; }

    /// <summary>Examples side by side.</summary>
    public int Batch { get; private set; }

    /// <summary>Columns over all steps: steps × batch.</summary>
    public int Columns => Steps * Batch;

    /// <summary>True if any example is shorter than <see cref="Steps"/>.</summary>
    public bool HasPadding => lengths is not null;

    /// <summary>The whole buffer: element (feature, example, step) is at feature + features · (example + batch · step).</summary>
    public Span<T> Values => memory.Span;

    /// <summary>One number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is out of range.</exception>
    public T this[int step, int feature, int example]
    {
        get => Values[At(step, feature, example)];
        set => Values[At(step, feature, example)] = value;
    }

    internal int[]? Lengths => lengths;

    internal Memory<T> Buffer => memory;

    /// <summary>Real steps of an example.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such example.</exception>
    public int LengthOf(int example)
    {
        Guard.Index(example, Batch);
        return lengths is null ? Steps : lengths[example];
    }

    /// <summary>The memory of one step, features × batch, column by column.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step.</exception>
    public Span<T> Step(int t) => Values.Slice(Guard.Index(t, Steps) * Features * Batch, Features * Batch);

    /// <summary>A copy of one step: features × batch.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step.</exception>
    public Matrix<T> ToMatrix(int t) => Matrix<T>.Build.Dense(Features, Batch, Step(t).ToArray());

    /// <summary>A copy of one example over its real steps: features × length.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such example.</exception>
    public Matrix<T> Example(int example)
    {
        int length = LengthOf(example);
        return Matrix<T>.Build.Dense(Features, length, (feature, t) => this[t, feature, example]);
    }

    /// <summary>Puts examples side by side and pads the shorter ones with zeros.</summary>
    /// <param name="examples">Each features × its own length.</param>
    /// <exception cref="ArgumentException">There are no examples, one is empty, or their features differ.</exception>
    public static Sequence<T> FromExamples(IReadOnlyList<Matrix<T>> examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        Guard.That(examples.Count > 0, nameof(examples), "'examples' is empty; expected at least one sequence.");
        int features = examples[0].RowCount;
        var lengths = new int[examples.Count];
        for (int b = 0; b < lengths.Length; b++)
        {
            Guard.Same(examples[b].RowCount, features, $"at {b} a feature count of", nameof(examples));
            lengths[b] = examples[b].ColumnCount;
            Guard.That(lengths[b] > 0, nameof(examples), $"'examples' has 0 steps at {b}; expected at least one.");
        }
        var sequence = new Sequence<T>(lengths.Max(), features, lengths.Length, lengths);
        for (int b = 0; b < lengths.Length; b++)
            for (int t = 0; t < lengths[b]; t++)
                for (int i = 0; i < features; i++) sequence[t, i, b] = examples[b][i, t];
        return sequence;
    }

    /// <summary>One example of one feature: a series of numbers.</summary>
    /// <exception cref="ArgumentException">The series is empty.</exception>
    public static Sequence<T> FromSeries(IReadOnlyList<T> series)
    {
        ArgumentNullException.ThrowIfNull(series);
        Guard.That(series.Count > 0, nameof(series), "'series' is empty; expected at least one number.");
        var sequence = new Sequence<T>(series.Count, 1, 1);
        for (int t = 0; t < series.Count; t++) sequence.Values[t] = series[t];
        return sequence;
    }

    /// <summary>Shape, such as <c>Sequence 20 steps × (8 features × 32 examples)</c>.</summary>
    public override string ToString() =>
        $"Sequence {Steps} steps × ({Features} features × {Batch} examples)" + (lengths is null ? "" : $", lengths {lengths.Min()} to {lengths.Max()}");

    /// <summary>A copy of some neighboring examples.</summary>
    internal Sequence<T> Examples(int first, int count)
    {
        var part = new Sequence<T>(Steps, Features, Guard.Range(first, count, Batch), lengths?[first..(first + count)]);
        CopyExamples(first, part);
        return part;
    }

    /// <summary>Copies the numbers of as many examples as the part has.</summary>
    internal void CopyExamples(int first, Sequence<T> part)
    {
        Guard.Range(first, part.Batch, Batch);
        Guard.That(part.Steps == Steps && part.Features == Features, nameof(part), $"'part' has {part.Steps} steps × {part.Features} features; expected {Steps} × {Features}.");
        for (int t = 0; t < Steps; t++) Step(t).Slice(first * Features, part.Batch * Features).CopyTo(part.Step(t));
    }

    /// <summary>Where the padding holds something that is not finite, first; null if it does nowhere.</summary>
    internal (int Example, int Step)? NotFinitePadding()
    {
        for (int b = 0; lengths is not null && b < Batch; b++)
            for (int t = lengths[b]; t < Steps; t++)
                if (!Reduction.AllFinite<T>(Step(t).Slice(b * Features, Features))) return (b, t);
        return null;
    }

    /// <summary>Steps that are no padding, over all examples, here and where other lengths say so too.</summary>
    internal int RealSteps(int[]? others)
    {
        int sum = 0;
        for (int b = 0; b < Batch; b++) sum += Math.Min(LengthOf(b), others?[b] ?? Steps);
        return sum;
    }

    /// <summary>Gives a reused sequence a new shape; its buffer grows when it must and is never given back. What it held is lost.</summary>
    internal void Reshape(int steps, int features, int batch, int[]? newLengths)
    {
        int count = Guard.Room(steps, features, batch, "'steps' × 'features' × 'batch'", nameof(steps));
        if (buffer.Length < count) buffer = new T[count];
        Bind(buffer.AsMemory(0, count), steps, features, batch, newLengths);
    }

    /// <summary>Makes this sequence a view of memory that belongs to someone else.</summary>
    internal void Bind(Memory<T> view, int steps, int features, int batch, int[]? newLengths)
    {
        memory = view;
        (Steps, Features, Batch, lengths) = (steps, features, batch, newLengths);
    }

    private int At(int step, int feature, int example) =>
        Guard.Index(feature, Features) + Features * (Guard.Index(example, Batch) + Batch * Guard.Index(step, Steps));
}
