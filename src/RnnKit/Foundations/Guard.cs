using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace RnnKit.Foundations;

/// <summary>The checks at the door of the public types: which argument, what came, what was expected.</summary>
internal static class Guard
{
    /// <summary>A size is at least 1.</summary>
    public static int Positive(int value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= 1 ? value : throw OutOfRange(name, value, $"'{name}' is {value}; expected 1 or more.");

    /// <summary>A rate or threshold is a finite number above zero.</summary>
    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0 && double.IsFinite(value) ? value : throw OutOfRange(name, value, $"'{name}' is {value}; expected a finite number above 0.");

    /// <summary>A constant is above zero also as a T: what is added to a denominator keeps it from being 0.</summary>
    public static double PositiveAs<T>(double value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        T.CreateTruncating(Positive(value, name)) > T.Zero ? value : throw OutOfRange(name, value, $"'{name}' is {value}, which is 0 as a {typeof(T).Name}; expected a number above 0.");

    /// <summary>An index lies in [0, count).</summary>
    public static int Index(int value, int count, [CallerArgumentExpression(nameof(value))] string name = "") =>
        (uint)value < (uint)count ? value : throw OutOfRange(name, value, $"'{name}' is {value}; expected 0 to {count - 1}.");

    /// <summary>A run of at least one index lies in [0, total); returns its length.</summary>
    public static int Range(int first, int count, int total, [CallerArgumentExpression(nameof(count))] string name = "") =>
        first >= 0 && count >= 1 && count <= total - first ? count : throw OutOfRange(name, count, $"'{name}' is {count} from {first} on; expected 1 or more, within {total}.");

    /// <summary>A number lies in [low, high].</summary>
    public static double Between(double value, double low, double high, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= low && value <= high ? value : throw OutOfRange(name, value, $"'{name}' is {value}; expected {low} to {high}.");

    /// <summary>A number lies in [0, 1).</summary>
    public static double BelowOne(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= 0 && value < 1 ? value : throw OutOfRange(name, value, $"'{name}' is {value}; expected 0 or more and below 1.");

    /// <summary>The product of sizes of 1 or more is one that an array can hold; returns it.</summary>
    /// <param name="a">A size.</param>
    /// <param name="b">Another.</param>
    /// <param name="c">A third, or 1.</param>
    /// <param name="sizes">What the sizes are, as in <c>'rows' × 'columns'</c>.</param>
    /// <param name="name">The argument to blame.</param>
    public static int Room(int a, int b, int c, string sizes, string name)
    {
        long plane = (long)a * b;
        if (plane > Array.MaxLength || plane * c > Array.MaxLength) throw TooLarge(a, b, c, sizes, name);
        return (int)(plane * c);
    }

    /// <summary>A size agrees with what the receiver was built for.</summary>
    public static void Same(int came, int expected, string what, string name)
    {
        if (came != expected) Throw(name, $"'{name}' has {what} {came}; expected {expected}.");
    }

    /// <summary>A condition on an argument holds; otherwise the message says what came and what was expected.</summary>
    public static void That([DoesNotReturnIf(false)] bool holds, string name, string message)
    {
        if (!holds) Throw(name, message);
    }

    /// <inheritdoc cref="That(bool, string, string)"/>
    public static void That([DoesNotReturnIf(false)] bool holds, string name, [InterpolatedStringHandlerArgument(nameof(holds))] ref GuardMessage message)
    {
        if (!holds) Throw(name, message.ToString());
    }

    private static ArgumentOutOfRangeException OutOfRange(string name, object value, FormattableString message) =>
        new(name, value, FormattableString.Invariant(message));

    private static ArgumentOutOfRangeException TooLarge(int a, int b, int c, string sizes, string name) =>
        new(name, $"{sizes} is {a} × {b}{(sizes.Count('×') == 2 ? $" × {c}" : "")}; expected at most {Array.MaxLength} numbers, as many as an array holds.");

    [DoesNotReturn]
    private static void Throw(string name, string message) => throw new ArgumentException(message, name);
}
