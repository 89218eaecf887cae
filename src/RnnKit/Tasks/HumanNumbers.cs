using System.Numerics;
using RnnKit.Foundations;

namespace RnnKit.Tasks;

/// <summary>
/// The numbers from 1 to 9,999 counted in words, <c>one . two . three . …</c>, to predict the next word at every step:
/// the data set of the fast.ai book (Howard and Gugger 2020, chapter 12), made here by rule. The first 8,000 numbers
/// are for training; the book's files have the same numbers but 8,000 itself, which is missing there.
/// </summary>
public static class HumanNumbers
{
    /// <summary>The last number to train on; validation begins after it.</summary>
    public const int LastOfTraining = 8000;

    /// <summary>The last number.</summary>
    public const int Last = 9999;

    private static readonly string[] Ones =
    [
        "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>The words that numbers are made of, by id: the separator <c>.</c> first. 30 as in the book.</summary>
    public static IReadOnlyList<string> Words { get; } = [".", .. Ones[1..], .. Tens[2..], "hundred", "thousand"];

    /// <summary>A number in words, without "and": 7421 is <c>seven thousand four hundred twenty one</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not in 1 to 9,999.</exception>
    public static string Spell(int number)
    {
        if (number is < 1 or > Last) throw new ArgumentOutOfRangeException(nameof(number), number, $"'number' is {number}; expected 1 to {Last}.");
        return string.Join(' ', Parts(number));
    }

    /// <summary>The ids of the numbers from one to another, each followed by the separator.</summary>
    /// <exception cref="ArgumentException">A number is not in 1 to 9,999, or the first is above the last.</exception>
    public static int[] Encode(int first, int last)
    {
        Guard.That(first >= 1 && first <= last && last <= Last, nameof(first), $"'first' to 'last' is {first} to {last}; expected a range within 1 to {Last}.");
        Dictionary<string, int> ids = Words.Select((word, id) => (word, id)).ToDictionary(w => w.word, w => w.id, StringComparer.Ordinal);
        return [.. Enumerable.Range(first, last - first + 1).SelectMany(number => Parts(number).Append(".")).Select(word => ids[word])];
    }

    /// <summary>
    /// The counting cut into pieces, the next word due at every step. The text is laid out in <paramref name="streams"/> equal rows, and the examples
    /// go through the rows side by side: in batches of that many, each example continues the one at its place in the batch before,
    /// so that a state can be carried on. What does not fill a row is left out at the end.
    /// </summary>
    /// <param name="steps">Words a piece, 16 in the book; at least 1.</param>
    /// <param name="streams">Rows, the batch size: 64 in the book; at least 1.</param>
    /// <exception cref="ArgumentException">A size is below 1, or leaves no whole piece to a row.</exception>
    public static (Dataset<T> Train, Dataset<T> Validation) Count<T>(int steps = 16, int streams = 64)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        (Pieces<T>("train", Encode(1, LastOfTraining), steps, streams), Pieces<T>("validation", Encode(LastOfTraining + 1, Last), steps, streams));

    private static Dataset<T> Pieces<T>(string part, int[] ids, int steps, int streams)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int pieces = (ids.Length - 1) / Guard.Positive(steps) / Guard.Positive(streams);
        Guard.That(pieces > 0, nameof(streams), $"'steps' · 'streams' is {(long)steps * streams}; expected at most {ids.Length - 1}, the words of the {part} part.");
        var examples = new List<Example<T>>(pieces * streams);
        for (int piece = 0; piece < pieces; piece++)
            for (int stream = 0; stream < streams; stream++)
            {
                int start = (stream * pieces + piece) * steps;
                examples.Add(new Example<T>(ids[start..(start + steps)], ids[(start + 1)..(start + steps + 1)]));
            }
        return new Dataset<T>($"human numbers ({part})", examples, Words.Count, Words.Count);
    }

    private static IEnumerable<string> Parts(int number)
    {
        if (number >= 1000) return [Ones[number / 1000], "thousand", .. Parts(number % 1000)];
        if (number >= 100) return [Ones[number / 100], "hundred", .. Parts(number % 100)];
        if (number >= 20) return [Tens[number / 10], .. Parts(number % 10)];
        return number == 0 ? [] : [Ones[number]];
    }
}
