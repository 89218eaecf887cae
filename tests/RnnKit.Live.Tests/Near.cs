namespace RnnKit.Live.Tests;

/// <summary>Numbers in the page against those of RnnKit: the page computes in double precision, RnnKit in the model's single precision.</summary>
internal static class Near
{
    public const double Tolerance = 1e-4;

    public static void Equal(IEnumerable<double> expected, IEnumerable<double> found)
    {
        double[] all = [.. expected], came = [.. found];
        Assert.Equal(all.Length, came.Length);
        for (int i = 0; i < all.Length; i++)
            Assert.True(Math.Abs(all[i] - came[i]) <= Tolerance, $"number {i}: {came[i]} in the page, {all[i]} in RnnKit");
    }
}
