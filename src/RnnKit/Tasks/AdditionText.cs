using System.Numerics;
using RnnKit.Foundations;
using RnnKit.Text;

namespace RnnKit.Tasks;

/// <summary>
/// Addition as text, in the set-up of the Keras example addition_rnn: <c>"535+61 "</c> in, <c>"596 "</c> out, character by character,
/// both padded with spaces. It needs an encoder and a decoder: the answer is not aligned with the question.
/// </summary>
public static class AdditionText
{
    /// <summary>The digits, plus and the space, by id: both sides use them.</summary>
    public static Alphabet Alphabet { get; } = new("0123456789+ ");

    /// <summary>Characters of a padded question: 2 · digits + 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public static int QuestionLength(int digits) => 2 * Guard.Positive(digits) + 1;

    /// <summary>Characters of a padded answer: digits + 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public static int AnswerLength(int digits) => Guard.Positive(digits) + 1;

    /// <summary>
    /// Questions and answers. No two questions have the same two numbers, in either order, so that what is held back is new.
    /// Each number has 1 to <paramref name="digits"/> digits, equally likely, and then each of its digits is drawn.
    /// </summary>
    /// <param name="count">Examples; at most as many as there are pairs of numbers.</param>
    /// <param name="digits">The most digits of a number, 1 to 8.</param>
    /// <param name="seed">Where they are drawn from.</param>
    /// <param name="reversed">Writes the question backwards, padding first, as the Keras example does (after Sutskever, Vinyals and Le 2014).</param>
    /// <exception cref="ArgumentException">A size is out of range.</exception>
    public static Dataset<T> Draw<T>(int count, int digits, int seed, bool reversed = true)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Guard.Positive(count);
        Guard.That(digits is >= 1 and <= 8, nameof(digits), $"'digits' is {digits}; expected 1 to 8.");
        double numbers = Math.Pow(10, digits), pairs = numbers * (numbers + 1) / 2;
        Guard.That(count <= pairs, nameof(count), $"'count' is {count}; expected at most {pairs}, the different pairs of numbers of {digits} digits.");
        var random = new Random(seed);
        var seen = new HashSet<(int, int)>();
        var examples = new List<Example<T>>(count);
        while (examples.Count < count)
        {
            int a = Number(digits, random), b = Number(digits, random);
            if (seen.Add((Math.Min(a, b), Math.Max(a, b)))) examples.Add(new Example<T>(Question(a, b, digits, reversed), Answer(a + b, digits)));
        }
        return new Dataset<T>($"addition of {digits} digits", examples, Alphabet.Size, Alphabet.Size);
    }

    /// <summary>The ids of a question, padded and reversed as in <see cref="Draw{T}"/>.</summary>
    /// <param name="a">The first number, 0 to 10^<paramref name="digits"/> - 1.</param>
    /// <param name="b">The second one, likewise.</param>
    /// <param name="digits">The most digits of a number, 1 or more.</param>
    /// <param name="reversed">Writes the question backwards.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative or has more digits, or the digits are below 1.</exception>
    public static int[] Question(int a, int b, int digits, bool reversed = true)
    {
        double largest = Math.Pow(10, Guard.Positive(digits)) - 1;
        Guard.Between(a, 0, largest);
        Guard.Between(b, 0, largest);
        int[] question = Padded(FormattableString.Invariant($"{a}+{b}"), QuestionLength(digits));
        if (reversed) Array.Reverse(question);
        return question;
    }

    private static int[] Answer(int sum, int digits) => Padded(FormattableString.Invariant($"{sum}"), AnswerLength(digits));

    private static int[] Padded(string text, int length) => Alphabet.Encode(text.PadRight(length));

    private static int Number(int digits, Random random)
    {
        int number = 0;
        for (int i = random.Next(1, digits + 1); i > 0; i--) number = 10 * number + random.Next(10);
        return number;
    }
}
