using System.Globalization;

namespace RnnKit.Inspection;

/// <summary>Writes equations with their numbers, all with the same number of decimals.</summary>
internal sealed class Ledger(int digits)
{
    /// <summary>A longer sum of products shows this many terms, the largest, and adds the others up.</summary>
    private const int MostTerms = 8;
    private readonly string format = "0." + new string('0', digits);
    private readonly List<AccountLine> lines = [];

    public IReadOnlyList<AccountLine> Lines => lines;

    /// <summary>A number as it is printed; without a negative zero.</summary>
    public string Number(double value)
    {
        string text = value.ToString(format, CultureInfo.InvariantCulture);
        return text.Any(c => c is >= '1' and <= '9') ? text : text.TrimStart('-');
    }

    /// <summary>A number behind an operator: in parentheses where it is negative.</summary>
    public string Factor(double value)
    {
        string text = Number(value);
        return text.StartsWith('-') ? $"({text})" : text;
    }

    /// <summary>Numbers in a row, <c>(0.5000, -0.2500)</c>; of a long row of zeros only the others, with their places.</summary>
    public string List(double[] values)
    {
        int[] places = [.. Enumerable.Range(0, values.Length).Where(k => values[k] != 0)];
        return values.Length > MostTerms && places.Length is > 0 and <= 2
            ? $"({string.Join(", ", places.Select(k => $"{Number(values[k])} at {k}"))}, else 0; {values.Length} numbers)"
            : $"({string.Join(", ", values.Select(Number))})";
    }

    /// <summary>A row of weights times a column of values, term by term; zeros among the values are left out.</summary>
    public string Product(double[] weights, double[] values)
    {
        int[] terms = [.. Enumerable.Range(0, values.Length).Where(k => values[k] != 0)];
        int[] shown = terms.Length <= MostTerms
            ? terms
            : [.. terms.OrderByDescending(k => Math.Abs(weights[k] * values[k])).Take(MostTerms).Order()];
        string text = string.Join(" + ", shown.Select(k => $"{Factor(weights[k])}·{Factor(values[k])}"));
        if (shown.Length == 0) return Number(0);
        int rest = terms.Length - shown.Length;
        if (rest > 0) text += $" + {Factor(terms.Except(shown).Sum(k => weights[k] * values[k]))}[{rest} more terms]";
        return $"({text})";
    }

    /// <summary>Adds an equation and returns its value.</summary>
    public double Add(string name, string symbols, string numbers, double value, string meaning)
    {
        lines.Add(new AccountLine(name, symbols, numbers, Number(value), value, meaning));
        return value;
    }
}
