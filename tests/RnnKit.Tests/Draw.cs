using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using RnnKit.Foundations;

namespace RnnKit.Tests;

/// <summary>Random numbers in the shapes that the specifications need.</summary>
internal static class Draw
{
    public static Matrix<T> Matrix<T>(Random random, int rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        MathNet.Numerics.LinearAlgebra.Matrix<T>.Build.Dense(rows, columns, (_, _) => T.CreateTruncating(2 * random.NextDouble() - 1));

    public static Sequence<T> Sequence<T>(Random random, int steps, int features, int batch, int[]? lengths = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sequence = new Sequence<T>(steps, features, batch, lengths);
        for (int t = 0; t < steps; t++)
            for (int b = 0; b < batch; b++)
                for (int f = 0; f < features && t < sequence.LengthOf(b); f++)
                    sequence[t, f, b] = T.CreateTruncating(2 * random.NextDouble() - 1);
        return sequence;
    }

    public static int[] Lengths(Random random, int steps, int batch) => [.. Enumerable.Range(0, batch).Select(_ => 1 + random.Next(steps))];

    public static int[] Ids(Random random, int count, int classes) => [.. Enumerable.Range(0, count).Select(_ => random.Next(classes))];

    /// <summary>Moves every parameter, the biases that start at zero too.</summary>
    public static void Parameters<T>(Random random, IModule<T> module)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (Parameter<T> p in module.Parameters) Initialization.Uniform(p, 0.6, random);
    }

    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
