using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace RnnKit.Numerics;

/// <summary>The checks at the door of every kernel: what came, what was expected, and which argument it was.</summary>
internal static class Require
{
    /// <summary>A size may be zero, never negative.</summary>
    public static void Size(int value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value < 0) Throw($"'{name}' is {value}; expected a size of zero or more.", name);
    }

    /// <summary>A matrix of <paramref name="rows"/> × <paramref name="columns"/> must fit into its span.</summary>
    public static void Holds<T>(ReadOnlySpan<T> span, int rows, int columns, [CallerArgumentExpression(nameof(span))] string name = "")
    {
        long needed = (long)rows * columns;
        if (span.Length < needed)
            Throw($"'{name}' has {span.Length} elements; expected at least {needed} for a matrix of {rows} × {columns}.", name);
    }

    /// <inheritdoc cref="Holds{T}(ReadOnlySpan{T}, int, int, string)"/>
    public static void Holds<T>(Span<T> span, int rows, int columns, [CallerArgumentExpression(nameof(span))] string name = "") =>
        Holds((ReadOnlySpan<T>)span, rows, columns, name);

    /// <summary>Columns that begin a stride apart must fit into their span, and not into each other.</summary>
    public static void Columns<T>(ReadOnlySpan<T> span, int count, int rows, int stride, [CallerArgumentExpression(nameof(span))] string name = "")
    {
        if (stride < rows) Throw($"'{nameof(stride)}' is {stride}; expected at least {rows}, the length of a column.", nameof(stride));
        long needed = count == 0 ? 0 : (count - 1L) * stride + rows;
        if (span.Length < needed)
            Throw($"'{name}' has {span.Length} elements; expected at least {needed} for {count} columns of {rows}, {stride} apart.", name);
    }

    /// <summary>Elementwise arguments have one length.</summary>
    public static void SameLength<T>(
        ReadOnlySpan<T> first, ReadOnlySpan<T> span,
        [CallerArgumentExpression(nameof(first))] string firstName = "", [CallerArgumentExpression(nameof(span))] string name = "")
    {
        if (span.Length != first.Length)
            Throw($"'{name}' has {span.Length} elements; expected {first.Length}, as many as '{firstName}'.", name);
    }

    /// <summary>An elementwise result has the length of its input, and is the same memory or shares none with it.</summary>
    public static void Result<T>(
        ReadOnlySpan<T> input, ReadOnlySpan<T> result,
        [CallerArgumentExpression(nameof(input))] string inputName = "", [CallerArgumentExpression(nameof(result))] string name = "")
    {
        SameLength(input, result, inputName, name);
        if (input.Overlaps(result, out int offset) && offset != 0)
            Throw($"'{name}' begins {offset} elements into '{inputName}'; expected the same memory or memory apart.", name);
    }

    /// <summary>The result of a product may not share memory with a factor.</summary>
    public static void Apart<T>(ReadOnlySpan<T> factor, Span<T> result, string factorName, string resultName)
    {
        if (factor.Overlaps(result))
            Throw($"'{resultName}' shares memory with '{factorName}'; expected separate memory, since the product is written while its factors are read.", resultName);
    }

    /// <summary>A limit is a number from zero up.</summary>
    public static void NotNegative<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : INumber<T>
    {
        if (!(value >= T.Zero)) Throw($"'{name}' is {value}; expected a number of zero or more.", name);
    }

    /// <summary>A count is at least one.</summary>
    public static void Positive(int value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value < 1) Throw($"'{name}' is {value}; expected 1 or more.", name);
    }

    /// <summary>A target is an index of a class, or negative for none.</summary>
    public static void Below(ReadOnlySpan<int> targets, int classes)
    {
        for (int j = 0; j < targets.Length; j++)
            if (targets[j] >= classes) Throw($"'targets' has class {targets[j]} at {j}; expected a class below {classes}.", nameof(targets));
    }

    [DoesNotReturn]
    private static void Throw(FormattableString message, string name) => throw new ArgumentException(FormattableString.Invariant(message), name);
}
