namespace RnnKit.Benchmarks.Numerics;

/// <summary>Random inputs.</summary>
internal static class Inputs
{
    /// <summary>Numbers between -4 and 4.</summary>
    public static float[] Uniform(int count, int seed)
    {
        var random = new Random(seed);
        float[] x = new float[count];
        for (int i = 0; i < count; i++) x[i] = random.NextSingle() * 8 - 4;
        return x;
    }
}
