using System.Numerics;
using RnnKit.Foundations;

namespace RnnKit.Tasks;

/// <summary>Small tasks on symbols that need a memory. The same seed gives the same examples.</summary>
public static class SymbolTasks
{
    /// <summary>
    /// Say every symbol again <paramref name="delay"/> steps later. A class a step; the first <paramref name="delay"/> steps have none.
    /// Without memory, the best accuracy is 1 / symbols.
    /// </summary>
    /// <exception cref="ArgumentException">A size is below 1, or the delay is not shorter than the sequence.</exception>
    public static Dataset<T> Echo<T>(int count, int length, int delay, int symbols, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Guard.Positive(count);
        Guard.Positive(symbols);
        Guard.Index(delay, Guard.Positive(length));
        var random = new Random(seed);
        return Dataset($"echo after {delay}", count, symbols, symbols, () =>
        {
            int[] x = Draw(length, () => random.Next(symbols));
            return new Example<T>(x, [.. x.Select((_, t) => t < delay ? Tokens.Nothing : x[t - delay])]);
        });
    }

    /// <summary>
    /// Are the ones seen so far even (0) or odd (1) in number? A class a step. One forgotten bit makes all later answers wrong half the time.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public static Dataset<T> Parity<T>(int count, int length, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Guard.Positive(count);
        Guard.Positive(length);
        var random = new Random(seed);
        return Dataset("parity", count, 2, 2, () =>
        {
            int[] x = Draw(length, () => random.Next(2));
            int ones = 0;
            return new Example<T>(x, [.. x.Select(bit => (ones += bit) % 2)]);
        });
    }

    /// <summary>
    /// Which symbol came first? The symbol (one of <paramref name="symbols"/>), then <paramref name="gap"/> steps of two fillers
    /// in random order, which say nothing. One class, at the end. Without memory, the best accuracy is 1 / symbols.
    /// </summary>
    /// <exception cref="ArgumentException">A size is below 1, or the gap is negative.</exception>
    public static Dataset<T> FirstSymbol<T>(int count, int gap, int symbols, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Guard.Positive(count);
        Guard.Positive(symbols);
        Guard.That(gap >= 0, nameof(gap), $"'gap' is {gap}; expected 0 or more.");
        var random = new Random(seed);
        return Dataset($"first symbol after {gap}", count, symbols + 2, symbols, () =>
        {
            int first = random.Next(symbols);
            return new Example<T>([first, .. Draw(gap, () => symbols + random.Next(2))], [first]);
        });
    }

    /// <summary>
    /// Which letter came first? <paramref name="gap"/> + 1 letters, all drawn alike: the later ones are noise of the same kind.
    /// One class, at the end. Without memory, the best accuracy is 1 / letters.
    /// </summary>
    /// <param name="count">Examples.</param>
    /// <param name="gap">Letters after the first, 0 or more.</param>
    /// <param name="seed">Where the examples are drawn from.</param>
    /// <param name="letters">Number of different letters.</param>
    /// <exception cref="ArgumentException">A size is below 1, or the gap is negative.</exception>
    public static Dataset<T> FirstLetter<T>(int count, int gap, int seed, int letters = 8)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Guard.Positive(count);
        Guard.Positive(letters);
        Guard.That(gap >= 0, nameof(gap), $"'gap' is {gap}; expected 0 or more.");
        var random = new Random(seed);
        return Dataset($"first letter of {gap + 1}", count, letters, letters, () =>
        {
            int[] x = Draw(gap + 1, () => random.Next(letters));
            return new Example<T>(x, [x[0]]);
        });
    }

    /// <summary>
    /// Does A (token 0) come before B (token 1)? Both stand once, anywhere among fillers (the other tokens).
    /// One class, at the end: 1 if A comes first, 0 if B does. Counting words cannot tell.
    /// </summary>
    /// <param name="count">Examples.</param>
    /// <param name="length">Steps, at least 2.</param>
    /// <param name="fillers">Number of different fillers, at least 1.</param>
    /// <param name="seed">Where the examples are drawn from.</param>
    /// <exception cref="ArgumentException">A size is too small.</exception>
    public static Dataset<T> Order<T>(int count, int length, int fillers, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Guard.Positive(count);
        Guard.Positive(fillers);
        Guard.That(length >= 2, nameof(length), $"'length' is {length}; expected 2 or more, for A and B.");
        var random = new Random(seed);
        return Dataset("order of A and B", count, fillers + 2, 2, () =>
        {
            int[] x = Draw(length, () => 2 + random.Next(fillers));
            int a = random.Next(length), b = random.Next(length - 1);
            if (b >= a) b++;
            (x[a], x[b]) = (0, 1);
            return new Example<T>(x, [a < b ? 1 : 0]);
        });
    }

    private static int[] Draw(int length, Func<int> symbol)
    {
        var x = new int[length];
        for (int t = 0; t < length; t++) x[t] = symbol();
        return x;
    }

    private static Dataset<T> Dataset<T>(string name, int count, int inputSize, int outputSize, Func<Example<T>> draw)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var examples = new Example<T>[count];
        for (int i = 0; i < count; i++) examples[i] = draw();
        return new Dataset<T>(name, examples, inputSize, outputSize);
    }
}
