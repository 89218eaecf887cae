// Numbers that a check knows only by their seal: a code from which nobody reads the number off, yet which tells a typical slip.
//
//   Check.Sealed("h", hidden, "4f1c09aa", hint)                   one number
//   Check.Sealed("both", pair, "4f1c09aa 90b2e711", hint)         several, in order; Check.Seal(x, y, …) makes the codes

using System.Collections;
using System.Globalization;

/// <summary>Codes of numbers, each rounded to some digits.</summary>
public static class Seals
{
    /// <summary>Digits that count: an answer may be off by one in the last of them.</summary>
    public const int Digits = 5;

    private static readonly (double Factor, string Says)[] Slips =
    {
        (-1, "right size, but the sign is flipped."),
        (100, "off by a factor of 100: a percentage where a fraction is meant, or the reverse?"),
        (0.01, "off by a factor of 100: a percentage where a fraction is meant, or the reverse?"),
        (180 / Math.PI, "right but for the unit: degrees or radians?"),
        (Math.PI / 180, "right but for the unit: degrees or radians?"),
        (2, "off by a factor of 2."), (0.5, "off by a factor of 2."),
    };

    /// <summary>A short code of a text (FNV-1a, 32 bits).</summary>
    public static string Fingerprint(string text) =>
        Encoding.UTF8.GetBytes(text).Aggregate(2166136261u, (hash, octet) => unchecked((hash ^ octet) * 16777619u)).ToString("x8");

    /// <summary>The code of a number.</summary>
    public static string Of(double number) => Fingerprint(Rounded(number));

    /// <summary>What there is to say of an answer, when all that is known are the codes of the right numbers.</summary>
    public static Finding Compare(object answer, string codes)
    {
        var expected = codes.Split(' ');
        var given = Numbers.From(answer, expected.Length)?.Values;
        if (answer == null) return Finding.NotYet;
        if (given == null) return Finding.Off("numbers are expected here, and this is something else.");
        if (given.Length > 0 && given.All(double.IsNaN)) return Finding.NotYet;
        if (given.Length != expected.Length) return Finding.Off(given.Length > expected.Length ? $"too many values: {expected.Length} are expected." : $"too few values: {given.Length} instead of {expected.Length}.");
        if (Fit(given, expected)) return new Finding(true, "right.");
        foreach (var (factor, says) in Slips)
            if (Fit(given.Select(x => x * factor), expected)) return Finding.Off(says);
        return expected.Length == 1 ? OneNumber(given[0], expected[0]) : ManyNumbers(given, expected);
    }

    private static Finding OneNumber(double x, string code)
    {
        if (!double.IsFinite(x)) return Finding.Off($"this is {Show.Number(x)}.");
        if (x != 0 && Fits(1 / x, code)) return Finding.Off("this is one divided by what is expected.");
        if (x == Math.Floor(x) && (Fits(x + 1, code) || Fits(x - 1, code))) return Finding.Off("off by one.");
        return Finding.Off("this is not it.");
    }

    private static Finding ManyNumbers(double[] x, string[] codes)
    {
        if (Fit(x.Reverse(), codes)) return Finding.Off("right values, but in reverse order.");
        if (codes.All(code => x.Any(value => Fits(value, code)))) return Finding.Off("right values, but in another order.");
        var off = Enumerable.Range(0, x.Length).Where(i => !Fits(x[i], codes[i])).ToList();
        return Finding.Off($"{off.Count} of {x.Length} values off, the first at index {off[0]}.");
    }

    private static bool Fit(IEnumerable<double> numbers, string[] codes) => numbers.Zip(codes, Fits).All(fits => fits);

    private static bool Fits(double number, string code) => double.IsFinite(number)
        && new[] { -1, 0, 1 }.Any(by => Fingerprint(Rounded(number, by)) == code);

    /// <summary>Digits and exponent, moved by some units of the last digit.</summary>
    private static string Rounded(double number, int by = 0)
    {
        if (number == 0 || !double.IsFinite(number)) return number.ToString(CultureInfo.InvariantCulture);
        var exponent = (int)Math.Floor(Math.Log10(Math.Abs(number))) - Digits + 1;
        var digits = (long)Math.Round(number / Math.Pow(10, exponent)) + by;
        for (; digits != 0 && digits % 10 == 0; exponent++) digits /= 10;
        return FormattableString.Invariant($"{digits}e{exponent}");
    }
}
