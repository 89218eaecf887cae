using System.Numerics;
using RnnKit.Numerics;

namespace RnnKit.Tests.Numerics;

public class ReductionTests
{
    [Fact]
    public void Sums_are_those_of_sixteen_lanes()
    {
        Check<float>();
        Check<double>();
    }

    [Fact]
    public void A_sum_of_squares_of_floats_keeps_the_digits_of_a_double()
    {
        float[] x = new float[1_000_000];
        Array.Fill(x, 0.1f);
        Assert.Equal(1e6 * ((double)0.1f * 0.1f), Reduction.SumOfSquares<float>(x), 1e-7);
    }

    [Fact]
    public void Maxima_see_every_element_and_NaN()
    {
        for (int length = 1; length <= 70; length++)
            for (int at = 0; at < length; at++)
            {
                float[] x = new float[length];
                Array.Fill(x, -2);
                x[at] = -1;
                Assert.Equal(-1, Reduction.Max<float>(x));
                Assert.Equal(at, Reduction.IndexOfMax<float>(x));
                Assert.Equal(length == 1 ? 1 : 2, Reduction.MaxAbs<float>(x));
                Assert.True(Reduction.AllFinite<float>(x));
                x[at] = float.NegativeInfinity;
                Assert.False(Reduction.AllFinite<float>(x));
                x[at] = float.NaN;
                Assert.True(float.IsNaN(Reduction.Max<float>(x)));
                Assert.Equal(-1, Reduction.IndexOfMax<float>(x));
                Assert.False(Reduction.AllFinite<float>(x));
            }
    }

    [Fact]
    public void A_largest_zero_is_positive_whatever_the_zeros_are()
    {
        for (int length = 1; length <= 70; length++)
            for (int at = 0; at < length; at++)
            {
                float[] x = new float[length];
                Array.Fill(x, -0f);
                Assert.False(float.IsNegative(Reduction.Max<float>(x)));
                x[at] = 0;
                Assert.False(float.IsNegative(Reduction.Max<float>(x)));
                Assert.Equal(0, Reduction.IndexOfMax<float>(x));
            }
    }

    [Fact]
    public void Nothing_has_no_maximum()
    {
        Assert.Equal(double.NegativeInfinity, Reduction.Max<double>([]));
        Assert.Equal(-1, Reduction.IndexOfMax<double>([]));
        Assert.Equal(0, Reduction.SumOfSquares<double>([]));
    }

    [Fact]
    public void Products_with_columns_have_the_bits_of_one_product_after_the_other()
    {
        var random = new Random(14);
        for (int length = 0; length <= 70; length++)
        {
            int count = random.Next(6), stride = length + random.Next(3);
            float[] x = Draws.Uniform<float>(random, length), columns = Draws.Uniform<float>(random, count * stride), dots = new float[count];
            Reduction.DotColumns<float>(x, columns, stride, dots, scale: 0.3);
            for (int s = 0; s < count; s++) Assert.Equal((float)(0.3 * Reduction.Dot<float>(x, columns.AsSpan(s * stride, length))), dots[s]);
        }
    }

    private static void Check<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(13);
        for (int length = 0; length <= 70; length++)
        {
            T[] x = Draws.Uniform<T>(random, length), y = Draws.Uniform<T>(random, length);
            double[] wide = Array.ConvertAll(x, double.CreateChecked), other = Array.ConvertAll(y, double.CreateChecked);
            double[] ones = new double[length];
            Array.Fill(ones, 1);
            Assert.Equal(Lanes(wide, ones), Reduction.Sum<T>(x));
            Assert.Equal(Lanes(wide, wide), Reduction.SumOfSquares<T>(x));
            Assert.Equal(Lanes(wide, other), Reduction.Dot<T>(x, y));
        }
    }

    private static double Lanes(double[] x, double[] y)
    {
        double[] lanes = new double[16];
        for (int i = 0; i < x.Length; i++) lanes[i % 16] = double.FusedMultiplyAdd(x[i], y[i], lanes[i % 16]);
        for (int half = 8; half >= 1; half /= 2)
            for (int i = 0; i < half; i++) lanes[i] += lanes[i + half];
        return lanes[0];
    }
}
