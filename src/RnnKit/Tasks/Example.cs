using System.Globalization;
using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace RnnKit.Tasks;

/// <summary>One example: token ids or numbers in, classes or numbers out.</summary>
/// <param name="Tokens">The input as ids, one a step, unless it is numbers.</param>
/// <param name="Inputs">The input as numbers, features × steps, unless it is tokens.</param>
/// <param name="Classes">The classes to predict: one for all, or one a step (<see cref="Foundations.Tokens.Nothing"/> to ignore a step).</param>
/// <param name="Targets">The numbers to predict, features × 1 or features × steps.</param>
public sealed record Example<T>(IReadOnlyList<int>? Tokens, Matrix<T>? Inputs, IReadOnlyList<int>? Classes, Matrix<T>? Targets)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Token ids in, classes out.</summary>
    public Example(IReadOnlyList<int> tokens, IReadOnlyList<int> classes)
        : this(tokens, null, classes, null)
    {
    }

    /// <summary>Numbers in, numbers out.</summary>
    public Example(Matrix<T> inputs, Matrix<T> targets)
        : this(null, inputs, null, targets)
    {
    }

    /// <summary>Steps of the input.</summary>
    public int Length => Tokens?.Count ?? Inputs!.ColumnCount;

    /// <summary>What goes in and what should come out.</summary>
    public override string ToString() =>
        $"{(Tokens is null ? Row(Inputs!) : string.Join(' ', Tokens))} → {(Classes is null ? Row(Targets!) : string.Join(' ', Classes.Select(c => c < 0 ? "·" : c.ToString())))}";

    private static string Row(Matrix<T> matrix) =>
        string.Join("; ", matrix.EnumerateRows().Select(r => string.Join(' ', r.Select(v => double.CreateTruncating(v).ToString("0.###", CultureInfo.InvariantCulture)))));
}
