using System.Numerics;
using RnnKit.Foundations;
using RnnKit.Numerics;

namespace RnnKit.Attention;

/// <summary>
/// Writes the place of a step into its vector, as waves of many lengths (Vaswani et al. 2017). For position p, pair i and n features:
/// <code>
/// P_(2i, p) = sin(p / 10000^(2i / n))      P_(2i + 1, p) = cos(p / 10000^(2i / n))
/// </code>
/// Nothing is learned, and there is one for every position, also beyond the longest sequence of training.
/// </summary>
public static class PositionWaves
{
    /// <summary>One number.</summary>
    /// <param name="feature">Which feature of the vector.</param>
    /// <param name="position">The step.</param>
    /// <param name="size">Features of the vector.</param>
    /// <exception cref="ArgumentException">There is no such feature, or the position is negative.</exception>
    public static double At(int feature, int position, int size)
    {
        Guard.Index(feature, Guard.Positive(size));
        Guard.That(position >= 0, nameof(position), $"'position' is {position}; expected 0 or more.");
        double angle = position / Math.Pow(10000, (feature - feature % 2) / (double)size);
        return feature % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle);
    }

    /// <summary>x_t += P_(first + t) in every example; the table grows when it must. Other threads may read it meanwhile: they see it filled.</summary>
    internal static void Add<T>(Sequence<T> x, int first, ref T[] table)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int size = x.Features;
        T[] waves = table;
        int count = (first + x.Steps) * size;
        if (waves.Length < count)
        {
            waves = new T[first == 0 ? count : 2 * count];
            for (int n = 0; n < waves.Length; n++) waves[n] = T.CreateTruncating(At(n % size, n / size, size));
            Volatile.Write(ref table, waves);
        }
        for (int t = 0; t < x.Steps; t++) Elementwise.AddColumnBias<T>(waves.AsSpan((first + t) * size, size), x.Step(t), size, x.Batch);
    }
}
