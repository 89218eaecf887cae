using System.Globalization;

namespace RnnKit.Tests.Inspection;

/// <summary>
/// Computes a printed expression as a careful reader would: every printed number stands for all numbers that round to it, so
/// the result is an interval. Knows + - · ( ), σ, tanh and relu; skips notes in brackets.
/// </summary>
internal sealed class PocketCalculator(string text)
{
    private int at;

    public static (double Low, double High) Compute(string text)
    {
        var calculator = new PocketCalculator(text);
        (double, double) result = calculator.Sum();
        return calculator.at == text.Length ? result : throw new FormatException($"'{text}': nothing expected from {calculator.at} on.");
    }

    private (double Low, double High) Sum()
    {
        (double low, double high) = Product();
        while (Take(" + ") is var plus && (plus || Take(" - ")))
        {
            (double a, double b) = Product();
            (low, high) = plus ? (low + a, high + b) : (low - b, high - a);
        }
        return (low, high);
    }

    private (double Low, double High) Product()
    {
        (double low, double high) = Atom();
        while (Take("·"))
        {
            (double a, double b) = Atom();
            double[] corners = [low * a, low * b, high * a, high * b];
            (low, high) = (corners.Min(), corners.Max());
        }
        return (low, high);
    }

    private (double Low, double High) Atom()
    {
        (double, double) value = Value();
        if (Take("[")) at = text.IndexOf(']', at) + 1;
        return value;
    }

    private (double Low, double High) Value()
    {
        (string Name, Func<double, double> Apply)[] functions =
            [("σ(", v => 1 / (1 + Math.Exp(-v))), ("tanh(", Math.Tanh), ("relu(", v => Math.Max(0, v)), ("(", v => v)];
        foreach ((string name, Func<double, double> apply) in functions)
        {
            if (!Take(name)) continue;
            (double low, double high) = Sum();
            if (!Take(")")) throw new FormatException($"'{text}': expected ) at {at}.");
            return (apply(low), apply(high));
        }
        return Number();
    }

    private (double Low, double High) Number()
    {
        int from = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.' || (text[at] == '-' && at == from))) at++;
        string number = text[from..at];
        double value = double.Parse(number, CultureInfo.InvariantCulture);
        int point = number.IndexOf('.', StringComparison.Ordinal);
        double half = point < 0 ? 0 : 0.5 * Math.Pow(10, -(number.Length - point - 1)) * (1 + 1e-9);
        return (value - half, value + half);
    }

    private bool Take(string token)
    {
        if (string.CompareOrdinal(text, at, token, 0, token.Length) != 0) return false;
        at += token.Length;
        return true;
    }
}
