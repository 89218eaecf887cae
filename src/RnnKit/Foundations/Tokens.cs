using System.Numerics;

namespace RnnKit.Foundations;

/// <summary>
/// A batch of sequences of token ids or class labels: steps × batch, step after step in one buffer.
/// <see cref="Nothing"/> stands where there is no token: padding in an input, a position to ignore in a target.
/// </summary>
public sealed class Tokens
{
    /// <summary>The id of no token (-1).</summary>
    public const int Nothing = -1;

    private readonly int[] values;

    private Tokens(int steps, int batch, int[]? lengths)
    {
        (Steps, Batch, Lengths) = (steps, batch, lengths);
        values = new int[steps * batch];
        Array.Fill(values, Nothing);
    }

    /// <summary>Time steps of the longest example.</summary>
    public int Steps { get; }

    /// <summary>Examples side by side.</summary>
    public int Batch { get; }

    /// <summary>The ids, element (step, example) at example + batch · step.</summary>
    public ReadOnlySpan<int> Values => values;

    /// <summary>One id.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is out of range.</exception>
    public int this[int step, int example] => values[Guard.Index(example, Batch) + Batch * Guard.Index(step, Steps)];

    internal int[]? Lengths { get; }

    /// <summary>How many positions hold a token.</summary>
    public int Count()
    {
        int count = 0;
        foreach (int id in values) count += id >= 0 ? 1 : 0;
        return count;
    }

    /// <summary>Real steps of an example.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such example.</exception>
    public int LengthOf(int example)
    {
        Guard.Index(example, Batch);
        return Lengths is null ? Steps : Lengths[example];
    }

    /// <summary>Puts examples side by side and pads the shorter ones with <see cref="Nothing"/>.</summary>
    /// <param name="examples">The ids of each example; <see cref="Nothing"/> is allowed and marks a position to ignore.</param>
    /// <exception cref="ArgumentException">There are no examples, one is empty, they fill more positions than an array holds, or an id is below -1.</exception>
    public static Tokens FromExamples(IReadOnlyList<IReadOnlyList<int>> examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        Guard.That(examples.Count > 0, nameof(examples), "'examples' is empty; expected at least one sequence.");
        int[] lengths = [.. examples.Select(e => e.Count)];
        int steps = lengths.Max(), empty = Array.IndexOf(lengths, 0);
        Guard.That(empty < 0, nameof(examples), $"'examples' is empty at {empty}; expected at least one id.");
        Guard.That((long)steps * lengths.Length <= Array.MaxLength, nameof(examples), $"'examples' fills {steps} steps × {lengths.Length} examples; expected at most {Array.MaxLength} positions, as many as an array holds.");
        var tokens = new Tokens(steps, lengths.Length, Padding.Checked(lengths, steps, lengths.Length));
        for (int b = 0; b < lengths.Length; b++)
            for (int t = 0; t < lengths[b]; t++)
            {
                int id = examples[b][t];
                Guard.That(id >= Nothing, nameof(examples), $"'examples' holds {id} at example {b}, step {t}; expected an id of 0 or more, or -1 for none.");
                tokens.values[b + tokens.Batch * t] = id;
            }
        return tokens;
    }

    /// <summary>
    /// Every token as a column with a single 1: classes × batch a step. <see cref="Nothing"/> becomes a column of zeros.
    /// </summary>
    /// <param name="classes">The size of the alphabet.</param>
    /// <exception cref="ArgumentException">A token is not below <paramref name="classes"/>, or there are more numbers than an array holds.</exception>
    public Sequence<T> ToOneHot<T>(int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sequence = new Sequence<T>();
        Guard.Room(Guard.Positive(classes), Steps, Batch, "'classes' × steps × examples", nameof(classes));
        FillOneHot(sequence, classes);
        return sequence;
    }

    /// <summary>A copy of some neighboring examples.</summary>
    internal Tokens Examples(int first, int count)
    {
        var part = new Tokens(Steps, Guard.Range(first, count, Batch), Lengths?[first..(first + count)]);
        for (int t = 0; t < Steps; t++) Values.Slice(first + Batch * t, count).CopyTo(part.values.AsSpan(count * t));
        return part;
    }

    internal void FillOneHot<T>(Sequence<T> sequence, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        sequence.Reshape(Steps, classes, Batch, Lengths);
        Span<T> x = sequence.Values;
        x.Clear();
        for (int column = 0; column < values.Length; column++)
        {
            int id = values[column];
            if (id >= classes) throw new ArgumentException($"'classes' is {classes}, but a token is {id}; expected every token below it.", nameof(classes));
            if (id >= 0) x[classes * column + id] = T.One;
        }
    }

    /// <summary>Shape, such as <c>Tokens 20 steps × 32 examples</c>.</summary>
    public override string ToString() =>
        $"Tokens {Steps} steps × {Batch} examples" + (Lengths is null ? "" : $", lengths {Lengths.Min()} to {Lengths.Max()}");
}
