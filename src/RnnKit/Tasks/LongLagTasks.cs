using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using RnnKit.Foundations;

namespace RnnKit.Tasks;

/// <summary>
/// The tasks by which gated cells are measured: what matters comes early, the answer is due late.
/// The same seed gives the same examples.
/// </summary>
public static class LongLagTasks
{
    private const int Start = 0, Trigger = 1, X = 2, Distractors = 4;

    /// <summary>
    /// The mean squared error of the best answer without memory to <see cref="Adding{T}"/>, which is always 1:
    /// the variance of a sum of two uniform numbers, 2 · 1/12.
    /// </summary>
    public static double AddingBaseline => 2.0 / 12;

    /// <summary>
    /// The adding problem (Hochreiter and Schmidhuber 1997, experiment 4, in the form of Le, Jaitly and Hinton 2015):
    /// two features a step, a number uniform in [0, 1) and a mark. Two numbers are marked (1, all others 0), one in each half;
    /// their sum is due after the last step.
    /// </summary>
    /// <param name="count">Examples.</param>
    /// <param name="length">Steps, at least 2.</param>
    /// <param name="seed">Where the examples are drawn from.</param>
    /// <exception cref="ArgumentException">A size is too small.</exception>
    public static Dataset<T> Adding<T>(int count, int length, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Guard.Positive(count);
        Guard.That(length >= 2, nameof(length), $"'length' is {length}; expected 2 or more, for two numbers to add.");
        var random = new Random(seed);
        var examples = new Example<T>[count];
        for (int i = 0; i < count; i++)
        {
            Matrix<T> x = Matrix<T>.Build.Dense(2, length);
            for (int t = 0; t < length; t++) x[0, t] = T.CreateTruncating(random.NextDouble());
            int first = random.Next(length / 2), second = length / 2 + random.Next(length - length / 2);
            (x[1, first], x[1, second]) = (T.One, T.One);
            examples[i] = new Example<T>(x, Matrix<T>.Build.Dense(1, 1, x[0, first] + x[0, second]));
        }
        return new Dataset<T>($"adding over {length} steps", examples, 2, 1);
    }

    /// <summary>
    /// Copy memory (Arjovsky, Shah and Bengio 2016): <paramref name="recalled"/> symbols, then blanks, then a mark, and then, one a step,
    /// the same symbols are due; before that, blanks are. Tokens: the symbols, then blank, then the mark; classes: the symbols, then blank.
    /// Steps: <paramref name="lag"/> + 2 · <paramref name="recalled"/>. A class a step.
    /// </summary>
    /// <param name="count">Examples.</param>
    /// <param name="lag">T of the paper: lag - 1 blanks and the mark stand between the symbols and the answer; at least 1.</param>
    /// <param name="seed">Where the examples are drawn from.</param>
    /// <param name="symbols">Different symbols, 8 in the paper.</param>
    /// <param name="recalled">How many to recall, 10 in the paper.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public static Dataset<T> CopyMemory<T>(int count, int lag, int seed, int symbols = 8, int recalled = 10)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Guard.Positive(count);
        Guard.Positive(lag);
        Guard.Positive(symbols);
        Guard.Positive(recalled);
        var random = new Random(seed);
        int blank = symbols, mark = symbols + 1;
        var examples = new Example<T>[count];
        for (int i = 0; i < count; i++)
        {
            int[] memory = [.. Enumerable.Range(0, recalled).Select(_ => random.Next(symbols))];
            int[] blanks = [.. Enumerable.Repeat(blank, lag + recalled)];
            examples[i] = new Example<T>([.. memory, .. blanks[..(lag - 1)], mark, .. blanks[..recalled]], [.. blanks, .. memory]);
        }
        return new Dataset<T>($"copy memory over {lag} steps", examples, symbols + 2, symbols + 1);
    }

    /// <summary>
    /// The mean cross-entropy of the best answer without memory to <see cref="CopyMemory{T}"/>: blanks where they are due, then every symbol
    /// as likely as the next, recalled · ln symbols / (lag + 2 · recalled).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public static double CopyMemoryBaseline(int lag, int symbols = 8, int recalled = 10) =>
        Guard.Positive(recalled) * Math.Log(Guard.Positive(symbols)) / (Guard.Positive(lag) + 2 * recalled);

    /// <summary>
    /// Temporal order (Hochreiter and Schmidhuber 1997, experiment 6a): among distractors a to d stand two symbols, each X or Y; which, and
    /// in which order, is due at the end. Tokens: 0 begins and 1 ends the sequence, 2 is X, 3 is Y, 4 to 7 are a to d.
    /// Classes: XX 0, XY 1, YX 2, YY 3. Lengths, and the places of the two, are drawn as in the paper, where <paramref name="length"/> is 100:
    /// a length of 100 to 110, the first at 10 to 20, the second at 50 to 60.
    /// </summary>
    /// <param name="count">Examples.</param>
    /// <param name="seed">Where the examples are drawn from.</param>
    /// <param name="length">The shortest length; at least 10. The places scale with it.</param>
    /// <exception cref="ArgumentException">A size is too small.</exception>
    public static Dataset<T> TemporalOrder<T>(int count, int seed, int length = 100)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Guard.Positive(count);
        Guard.That(length >= 10, nameof(length), $"'length' is {length}; expected 10 or more.");
        var random = new Random(seed);
        int tenth = length / 10;
        var examples = new Example<T>[count];
        for (int i = 0; i < count; i++)
        {
            int[] x = [.. Enumerable.Range(0, length + random.Next(tenth + 1)).Select(_ => Distractors + random.Next(4))];
            int first = random.Next(2), second = random.Next(2);
            (x[0], x[^1]) = (Start, Trigger);
            (x[tenth + random.Next(tenth + 1)], x[5 * tenth + random.Next(tenth + 1)]) = (X + first, X + second);
            examples[i] = new Example<T>(x, [2 * first + second]);
        }
        return new Dataset<T>("temporal order", examples, 8, 4);
    }
}
