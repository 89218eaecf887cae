using System.Numerics;
using System.Runtime.CompilerServices;

namespace RnnKit.Tests.Numerics;

/// <summary>Random inputs, and results as bits.</summary>
internal static class Draws
{
    public static T[] Uniform<T>(Random random, int count, double scale = 1)
        where T : INumber<T>
    {
        var x = new T[count];
        for (int i = 0; i < count; i++) x[i] = T.CreateTruncating((random.NextDouble() * 2 - 1) * scale);
        return x;
    }

    public static T[] Transpose<T>(T[] x, int rows, int columns)
    {
        var y = new T[x.Length];
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++) y[j + i * columns] = x[i + j * rows];
        return y;
    }

    /// <summary>Fails unless both hold the same bits, one NaN being as good as another.</summary>
    public static void AssertSameBits<T>(ReadOnlySpan<T> expected, ReadOnlySpan<T> actual, string what)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            if (Bits(expected[i]) != Bits(actual[i]) && !(T.IsNaN(expected[i]) && T.IsNaN(actual[i])))
                Assert.Fail($"{what}: element {i} is {actual[i]:R}, expected {expected[i]:R}");
    }

    public static long Bits<T>(T x)
        where T : unmanaged => Unsafe.SizeOf<T>() == 4 ? Unsafe.BitCast<T, int>(x) : Unsafe.BitCast<T, long>(x);
}
