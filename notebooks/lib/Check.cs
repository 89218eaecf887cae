// The exercise checker. The last line of a check cell is one call, without a semicolon, so that its verdict shows:
//
//   Check.Number("steps", answer, 5, "hint")                 double?, int or anything that counts as a number
//   Check.Vector / Check.Matrix / Check.Sequence(name, answer, expected, hint)
//   Check.Function("slope", f, reference, inputs, hint)      compares f(x) with reference(x) for every input
//   Check.Text("which", answer, "tanh", hint)                capitals and spaces do not matter
//   Check.Hidden("forms", answers, "9f3a01bc", hint)         a choice; Check.Fingerprint("a", "b") makes the code
//   Check.Sealed("h", hidden, "4f1c09aa", hint)              a number that the cell must not show; see Seals.cs
//   Check.That("keeps the order", () => holds, hint)         a property, as bool? or as a function; null is 'not yet'
//   Check.AtMost / Check.AtLeast("error", measured, 0.1, hint)   a number, or a function that measures it
//
// A stub holds Check.Todo (a NaN), null, or throws NotImplementedException: its verdict is 'not yet'.
// Nothing that a learner writes makes a check throw.

using System.Collections;
using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

public enum Outcome { NotYet, Right, Wrong }

/// <summary>What a check found, shown as a small colored box.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="Finding">What is right or off, without the answer.</param>
/// <param name="Hint">Shown only when the answer is wrong.</param>
public record Verdict(Outcome Outcome, string Name, string Finding, string Hint)
{
    public Panel ToPanel()
    {
        var (mark, color, tint) = Outcome switch
        {
            Outcome.Right => ("✔", "#2e9e5b", "46,158,91"),
            Outcome.Wrong => ("✘", "#d9534f", "217,83,79"),
            _ => ("○", "#8a8f98", "138,143,152"),
        };
        var text = $"{mark} {Name}: {Finding}";
        var hint = Outcome == Outcome.Wrong && !string.IsNullOrEmpty(Hint) ? "Hint: " + Hint : "";
        var html = $"<div style=\"border-left:4px solid {color};padding:.3em .8em;background:rgba({tint},.12)\">"
            + $"<b style=\"color:{color}\">{mark} {Show.Escape(Name)}</b>: {Show.Escape(Finding)}"
            + (hint.Length > 0 ? $"<br>\n<i>{Show.Escape(hint)}</i>" : "") + "</div>";
        return new Panel(html, hint.Length > 0 ? text + "\n  " + hint : text);
    }

    public override string ToString() => ToPanel().Text;
}

public static class Check
{
    /// <summary>The value of a stub that has not been filled in.</summary>
    public const double Todo = double.NaN;

    /// <summary>How far off an answer may be, as a fraction of the expected value's size.</summary>
    public const double Tolerance = 1e-6;

    public static Verdict Number(string name, double? answer, double expected, string hint = "", double tolerance = Tolerance) =>
        Judge(name, hint, () => Comparison.Of(answer, expected, tolerance));

    public static Verdict Vector(string name, IEnumerable answer, IEnumerable expected, string hint = "", double tolerance = Tolerance) =>
        Judge(name, hint, () => Comparison.Of(answer, expected, tolerance));

    public static Verdict Matrix<T>(string name, Matrix<T> answer, Matrix<T> expected, string hint = "", double tolerance = Tolerance)
        where T : struct, IEquatable<T>, IFormattable =>
        Judge(name, hint, () => Comparison.Of(answer, expected, tolerance));

    /// <summary>Numbers, texts or matrices in order. Of an endless answer only as much as needed is read.</summary>
    public static Verdict Sequence(string name, IEnumerable answer, IEnumerable expected, string hint = "", double tolerance = Tolerance) =>
        Judge(name, hint, () => Comparison.Of(answer, expected, tolerance));

    /// <summary>Compares a function with a reference on every input; results may be numbers, vectors, matrices, sequences or texts.</summary>
    public static Verdict Function<TIn, TOut>(
        string name, Func<TIn, TOut> answer, Func<TIn, TOut> reference, IEnumerable<TIn> inputs, string hint = "", double tolerance = Tolerance) =>
        Judge(name, hint, () => answer == null ? Finding.NotYet : OnEvery(inputs.ToArray(), answer, reference, tolerance));

    public static Verdict Text(string name, string answer, string expected, string hint = "") =>
        Judge(name, hint, () => Comparison.Texts(answer, expected));

    /// <summary>A choice whose answer the cell must not show: the check knows only its fingerprint.</summary>
    /// <param name="fingerprint">What <see cref="Fingerprint"/> makes of the right answer.</param>
    public static Verdict Hidden(string name, object answer, string fingerprint, string hint = "") => Judge(name, hint, () =>
    {
        var parts = answer is IEnumerable list and not string ? list.Cast<object>().ToArray() : new[] { answer };
        if (parts.All(part => part == null)) return Finding.NotYet;
        return Fingerprint(parts) == fingerprint ? new Finding(true, "right.") : Finding.Off(parts.Length > 1 ? "not all of these are right." : "this is not it.");
    });

    /// <summary>A short code of texts or numbers in order; capitals and spaces around do not matter.</summary>
    public static string Fingerprint(params object[] parts) => Seals.Fingerprint(
        string.Join('|', parts.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture)?.Trim().ToLowerInvariant())));

    /// <summary>Numbers that the cell must not show: the check knows only their seal, and still tells a typical slip.</summary>
    /// <param name="codes">What <see cref="Seal(double[])"/> makes of the right numbers.</param>
    public static Verdict Sealed(string name, object answer, string codes, string hint = "") => Sealed(name, () => answer, codes, hint);

    /// <summary>Numbers that the learner's own code computes, which may stop or give null.</summary>
    public static Verdict Sealed(string name, Func<object> answer, string codes, string hint = "") =>
        Judge(name, hint, () => Seals.Compare(answer(), codes));

    /// <summary>The codes of numbers, five digits of each, in order.</summary>
    public static string Seal(params double[] numbers) => string.Join(' ', numbers.Select(Seals.Of));

    /// <summary>An open task: the answer is right when a property holds.</summary>
    /// <param name="holds">Null while the stub is untouched.</param>
    public static Verdict That(string name, bool? holds, string hint = "") => That(name, () => holds, hint);

    /// <summary>An open task whose property is computed from the learner's own code, which may stop or give null.</summary>
    public static Verdict That(string name, Func<bool?> holds, string hint = "") =>
        Judge(name, hint, () => holds() switch
        {
            null => Finding.NotYet,
            true => new Finding(true, "right, it holds."),
            false => Finding.Off("this does not hold."),
        });

    /// <summary>An open task: a measured number that has to come down to a limit.</summary>
    public static Verdict AtMost(string name, double? measured, double limit, string hint = "") => AtMost(name, () => measured, limit, hint);

    /// <summary>An open task whose number is measured with the learner's own code, which may stop or give null.</summary>
    public static Verdict AtMost(string name, Func<double?> measure, double limit, string hint = "") => Judge(name, hint, () =>
        measure() is { } measured ? Bound(measured, measured <= limit, $"{Show.Number(measured)}, the limit is {Show.Number(limit)}.") : Finding.NotYet);

    /// <summary>An open task: a measured number that has to reach a goal.</summary>
    public static Verdict AtLeast(string name, double? measured, double goal, string hint = "") => AtLeast(name, () => measured, goal, hint);

    /// <summary>An open task whose number is measured with the learner's own code, which may stop or give null.</summary>
    public static Verdict AtLeast(string name, Func<double?> measure, double goal, string hint = "") => Judge(name, hint, () =>
        measure() is { } measured ? Bound(measured, measured >= goal, $"{Show.Number(measured)}, the goal is {Show.Number(goal)}.") : Finding.NotYet);

    private static Finding Bound(double measured, bool reached, string numbers) =>
        double.IsNaN(measured) ? Finding.NotYet : reached ? new Finding(true, "right: " + numbers) : Finding.Off(numbers);

    private static Verdict Judge(string name, string hint, Func<Finding> compare)
    {
        Finding finding;
        try
        {
            finding = compare();
        }
        catch (NotImplementedException)
        {
            finding = Finding.NotYet;   // the other way to write a stub
        }
        catch (Exception problem)
        {
            finding = Finding.Off($"your code stopped with {problem.GetType().Name}: {problem.Message}");
        }
        var outcome = finding.Right == null ? Outcome.NotYet : finding.Right.Value ? Outcome.Right : Outcome.Wrong;
        return new Verdict(outcome, name, finding.Message, hint);
    }

    private static Finding OnEvery<TIn, TOut>(TIn[] inputs, Func<TIn, TOut> answer, Func<TIn, TOut> reference, double tolerance)
    {
        var answers = inputs.Select(input => (object)answer(input)).ToArray();
        var expected = inputs.Select(input => (object)reference(input)).ToArray();
        var found = answers.Zip(expected, (mine, theirs) => Comparison.Of(mine, theirs, tolerance)).ToList();
        if (found.All(f => f.Right == null)) return Finding.NotYet;
        if (found.All(f => f.Right == true)) return new Finding(true, $"right on {inputs.Length} inputs.");
        var wrong = found.Count(f => f.Right != true);
        var together = Comparison.Of(answers, expected, tolerance).Message;
        if (wrong > 1 && wrong == inputs.Length && together.StartsWith("right")) return Finding.Off(together);
        var first = found.FindIndex(f => f.Right != true);
        var message = found[first].Right == null ? "nothing comes out." : found[first].Message;
        return Finding.Off($"wrong on {wrong} of {inputs.Length} inputs. For {Name(inputs[first])}: {message}");
    }

    private static string Name(object input) => input switch
    {
        double d => Show.Number(d),
        string s => $"\"{s}\"",
        Matrix<double> m => $"a {m.RowCount} × {m.ColumnCount} matrix",
        IEnumerable => "one of them",
        _ => Convert.ToString(input, CultureInfo.InvariantCulture),
    };
}
