// Compares a learner's answer with the expected one and names what is off, without telling the answer.

using System.Collections;
using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

/// <summary>What a comparison found.</summary>
/// <param name="Right">Null for an untouched stub.</param>
public record Finding(bool? Right, string Message)
{
    public static readonly Finding NotYet = new(null, "not yet. Fill in the stub, run its cell, then this one.");
    public static readonly Finding Exact = new(true, "right, exact.");

    public static Finding Off(string message) => new(false, message);
}

/// <summary>Numbers in whatever form they came, a matrix column by column.</summary>
/// <param name="Rows">0 for a plain list or a single number.</param>
public record Numbers(double[] Values, int Rows, int Columns, bool Single)
{
    public string Shape => Rows > 0 ? $"{Rows} × {Columns}" : Values.Length == 1 ? "one number" : $"{Values.Length} numbers";

    /// <summary>A list counts as a matrix of one column or one row.</summary>
    public bool SameShapeAs(Numbers other) =>
        Rows > 0 && other.Rows > 0 ? (Rows, Columns) == (other.Rows, other.Columns)
        : Values.Length == other.Values.Length && Rows <= 1 | Columns <= 1 && other.Rows <= 1 | other.Columns <= 1;

    public Numbers Transpose() =>
        this with { Rows = Columns, Columns = Rows, Values = Enumerable.Range(0, Values.Length).Select(i => Values[i % Columns * Rows + i / Columns]).ToArray() };

    /// <summary>The numbers in a value, or null when it is something else.</summary>
    public static Numbers From(object value, int most = int.MaxValue) => value switch
    {
        Matrix<double> m => new(m.ToColumnMajorArray(), m.RowCount, m.ColumnCount, false),
        Matrix<float> m => new(m.ToColumnMajorArray().Select(x => (double)x).ToArray(), m.RowCount, m.ColumnCount, true),
        double[,] a => From(Matrix<double>.Build.DenseOfArray(a)),
        float[,] a => From(Matrix<float>.Build.DenseOfArray(a)),
        string => null,
        IEnumerable list => FromList(list.Cast<object>().Take(most == int.MaxValue ? most : most + 1).ToList()),
        _ => TryNumber(value, out var x) ? new(new[] { x }, 0, 0, value is float) : null,
    };

    public static bool TryNumber(object value, out double number)
    {
        var isNumber = value is IConvertible and not (string or bool or char or DateTime or Enum);
        number = isNumber ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : double.NaN;
        return isNumber;
    }

    private static Numbers FromList(List<object> items) =>
        items.All(item => TryNumber(item, out _))
            ? new(items.Select(item => Convert.ToDouble(item, CultureInfo.InvariantCulture)).ToArray(), 0, 0, items.Any(item => item is float))
            : null;
}

public static class Comparison
{
    /// <summary>Floats carry about seven digits; sums of them fewer.</summary>
    private const double SingleTolerance = 1e-5;

    public static Finding Of(object answer, object expected, double tolerance)
    {
        if (answer == null) return Finding.NotYet;
        if (expected is string text) return Texts(answer as string, text);
        var e = Numbers.From(expected);
        if (e == null) return Items(answer, expected, tolerance);
        var a = Numbers.From(answer, e.Values.Length);
        if (a == null) return Finding.Off("numbers are expected here, and this is something else.");
        if (a.Values.Length > 0 && a.Values.All(double.IsNaN) && !e.Values.Any(double.IsNaN)) return Finding.NotYet;
        if (a.Single || e.Single) tolerance = Math.Max(tolerance, SingleTolerance);
        if (!a.SameShapeAs(e)) return WrongShape(a, e, tolerance);
        return Values(a, e, tolerance);
    }

    public static Finding Texts(string answer, string expected)
    {
        static string Bare(string s) => string.Join(' ', s.Split((char[])null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
        if (answer == null) return Finding.NotYet;
        if (Bare(expected) == "") return answer == expected ? new Finding(true, "right.") : Finding.Off("this is not it.");
        if (Bare(answer) is "" or "?" or "…" or "...") return Finding.NotYet;
        return Bare(answer) == Bare(expected) ? new Finding(true, "right.") : Finding.Off("this is not it.");
    }

    private static Finding WrongShape(Numbers a, Numbers e, double tolerance)
    {
        if (a.Rows == 0 && e.Rows == 0)
            return Finding.Off(a.Values.Length > e.Values.Length ? $"too many values: {e.Values.Length} are expected." : $"too few values: {a.Values.Length} instead of {e.Values.Length}.");
        var transposed = a.Rows > 0 && a.Transpose().SameShapeAs(e);
        if (transposed && Near(a.Transpose().Values, e.Values, tolerance)) return Finding.Off("right values, but transposed.");
        return Finding.Off($"wrong shape: {a.Shape} instead of {e.Shape}{(transposed ? " (transposed?)" : "")}.");
    }

    private static Finding Values(Numbers a, Numbers e, double tolerance)
    {
        var (x, y) = (a.Values, e.Values);
        if (x.SequenceEqual(y)) return Finding.Exact;
        if (Near(x, y, tolerance)) return new Finding(true, $"right, to within {Largest(x, y).ToString("0e0", CultureInfo.InvariantCulture)}.");
        var broken = Array.FindIndex(x, v => !double.IsFinite(v));
        if (broken >= 0 && double.IsFinite(y[broken])) return Finding.Off(x.Length == 1 ? $"this is {Show.Number(x[0])}." : $"value {broken} is {Show.Number(x[broken])}.");
        if (Near(x.Select(v => -v).ToArray(), y, tolerance)) return Finding.Off("right size, but the sign is flipped.");
        if (e.Rows > 1 && e.Rows == e.Columns && Near(a.Transpose().Values, y, tolerance)) return Finding.Off("right values, but transposed.");
        return x.Length == 1 ? OneNumber(x[0], y[0], tolerance) : ManyNumbers(x, y, tolerance);
    }

    private static Finding OneNumber(double x, double y, double tolerance)
    {
        if (Math.Abs(x - y) == 1 && y == Math.Floor(y)) return Finding.Off("off by one.");
        if (y != 0 && Near(x * y, 1, tolerance)) return Finding.Off("this is one divided by what is expected.");
        if (Near(x, 100 * y, tolerance) || Near(100 * x, y, tolerance)) return Finding.Off("off by a factor of 100: a percentage where a fraction is meant, or the reverse?");
        if (y != 0 && Math.Abs(x - y) < 0.01 * Math.Abs(y)) return Finding.Off("close, less than 1 % off: rounded too early, or a small term is missing?");
        var size = y != 0 && Math.Abs(x - y) < Math.Abs(y) ? ", by less than its own size" : "";
        return Finding.Off((x > y ? "too large" : "too small") + size + ".");
    }

    private static Finding ManyNumbers(double[] x, double[] y, double tolerance)
    {
        var factor = x.Zip(y).Where(p => p.First != 0 && p.Second != 0).Select(p => p.First / p.Second).DefaultIfEmpty(1).First();
        if (y.Distinct().Count() > 1 && Near(x, y.Select(v => factor * v).ToArray(), tolerance)) return Finding.Off("right but for one constant factor that all values share.");
        if (Near(x, y.Select(v => v + x[0] - y[0]).ToArray(), tolerance)) return Finding.Off("every value is off by the same amount.");
        if (x.Length > 2 && Near(x.Skip(1).ToArray(), y.SkipLast(1).ToArray(), tolerance)) return Finding.Off("right values, but one step late.");
        if (x.Length > 2 && Near(x.SkipLast(1).ToArray(), y.Skip(1).ToArray(), tolerance)) return Finding.Off("right values, but one step early.");
        if (Near(x.Reverse().ToArray(), y, tolerance)) return Finding.Off("right values, but in reverse order.");
        if (Near(x.OrderBy(v => v).ToArray(), y.OrderBy(v => v).ToArray(), tolerance)) return Finding.Off("right values, but in another order.");
        var off = Enumerable.Range(0, x.Length).Where(i => !Near(x[i], y[i], tolerance)).ToList();
        if (off.Count == 0) off.Add(Enumerable.Range(0, x.Length).MaxBy(i => Math.Abs(x[i] - y[i])));
        return Finding.Off($"{off.Count} of {x.Length} values off, the first at index {off[0]} (too {(x[off[0]] > y[off[0]] ? "large" : "small")}){(Near(x, y, 0.01) ? ", all by less than 1 %" : "")}.");
    }

    private static Finding Items(object answer, object expected, double tolerance)
    {
        if (expected is not IEnumerable || answer is string || answer is not IEnumerable)
            return Equals(answer, expected) ? Finding.Exact : Finding.Off("this is not it.");
        var y = ((IEnumerable)expected).Cast<object>().ToList();
        var x = ((IEnumerable)answer).Cast<object>().Take(y.Count + 1).ToList();
        if (x.Count > 0 && x.All(item => item == null)) return Finding.NotYet;
        if (x.Count != y.Count) return Finding.Off(x.Count > y.Count ? $"too many: {y.Count} are expected." : $"too few: {x.Count} instead of {y.Count}.");
        var findings = x.Zip(y, (mine, theirs) => Of(mine, theirs, tolerance)).ToList();
        var first = findings.FindIndex(f => f.Right != true);
        if (first < 0) return findings.Find(f => f != Finding.Exact) ?? Finding.Exact;
        if (x.AsEnumerable().Reverse().Zip(y, (mine, theirs) => Of(mine, theirs, tolerance)).All(f => f.Right == true)) return Finding.Off("right, but in reverse order.");
        return Finding.Off($"different from index {first} on{(findings[first].Right == null ? "" : ": " + findings[first].Message)}");
    }

    private static bool Near(double x, double y, double tolerance) => Near(new[] { x }, new[] { y }, tolerance);

    /// <summary>No value differs by more than the tolerance times the largest expected size.</summary>
    private static bool Near(double[] x, double[] y, double tolerance)
    {
        var size = y.Select(Math.Abs).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        var most = tolerance * (size == 0 ? 1 : size);
        return x.Zip(y).All(p => p.First.Equals(p.Second) || Math.Abs(p.First - p.Second) <= most);
    }

    private static double Largest(double[] x, double[] y) => x.Zip(y, (a, b) => Math.Abs(a - b)).Max();
}
