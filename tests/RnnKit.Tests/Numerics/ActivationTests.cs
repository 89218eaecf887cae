using System.Numerics;
using RnnKit.Numerics;
using RnnKit.Numerics.Maps;
using RnnKit.Numerics.Simd;

namespace RnnKit.Tests.Numerics;

public class ActivationTests
{
    [Fact]
    public void Tanh_is_within_two_ulp_over_all_floats() => CheckFloats(x => Elementwise.Tanh<float>(x, x), Math.Tanh, 2);

    [Fact]
    public void Sigmoid_is_within_three_ulp_over_all_floats() => CheckFloats(x => Elementwise.Sigmoid<float>(x, x), Logistic, 3);

    [Fact]
    public void Exp_is_within_an_ulp_and_a_bit_over_all_floats() => CheckFloats(x => Elementwise.Exp<float>(x, x), Math.Exp, 1.25);

    [Fact]
    public void Doubles_are_within_a_relative_error_of_1e_15()
    {
        CheckDoubles(x => Elementwise.Tanh<double>(x, x), Math.Tanh, -25, 25);
        CheckDoubles(x => Elementwise.Tanh<double>(x, x), Math.Tanh, -1e-3, 1e-3);
        CheckDoubles(x => Elementwise.Sigmoid<double>(x, x), Logistic, -700, 50);
        CheckDoubles(x => Elementwise.Exp<double>(x, x), Math.Exp, -708, 709.7);
    }

    [Fact]
    public void Special_values_keep_their_meaning()
    {
        Special<float>();
        Special<double>();
    }

    [Fact]
    public void Every_path_gives_the_same_bits()
    {
        SameBits<float>(widest: 200);
        SameBits<double>(widest: 1000);
    }

    /// <summary>Vectors in which a number is beyond the range of exponents go another way.</summary>
    [Theory]
    [InlineData(-1000)]
    [InlineData(-745.1)]
    [InlineData(-708.3)]
    [InlineData(-87.3)]
    [InlineData(88.5)]
    [InlineData(709.5)]
    [InlineData(1000)]
    [InlineData(double.NaN)]
    public void A_number_has_the_same_bits_whatever_stands_beside_it(double neighbor)
    {
        IndependentOf((float)neighbor, scale: 87);
        IndependentOf(neighbor, scale: 708);
    }

    [Fact]
    public void Backward_forms_are_the_derivatives()
    {
        double[] x = Draws.Uniform<double>(new Random(6), 37, scale: 3), dy = Draws.Uniform<double>(new Random(7), 37);
        CheckDerivative((a, b) => Elementwise.Tanh<double>(a, b), (y, d, dx) => Elementwise.TanhBackward<double>(y, d, dx), x, dy);
        CheckDerivative((a, b) => Elementwise.Sigmoid<double>(a, b), (y, d, dx) => Elementwise.SigmoidBackward<double>(y, d, dx), x, dy);
        CheckDerivative((a, b) => Elementwise.Relu<double>(a, b), (y, d, dx) => Elementwise.ReluBackward<double>(y, d, dx), x, dy);
    }

    private static void IndependentOf<T>(T neighbor, double scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] plain = Draws.Uniform<T>(new Random(8), 64, scale), mixed = [.. plain];
        for (int i = 0; i < mixed.Length; i += 5) mixed[i] = neighbor;
        foreach (Action<T[]> function in (Action<T[]>[])[x => Elementwise.Exp<T>(x, x), x => Elementwise.Sigmoid<T>(x, x), x => Elementwise.Tanh<T>(x, x)])
        {
            T[] y = [.. plain], z = [.. mixed];
            function(y);
            function(z);
            for (int i = 0; i < y.Length; i++) y[i] = i % 5 == 0 ? z[i] : y[i];
            Draws.AssertSameBits<T>(y, z, $"beside {neighbor}");
        }
    }

    private static double Logistic(double x) => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x));

    /// <summary>Every 251st bit pattern, both signs: normal, denormal, infinite and NaN.</summary>
    private static void CheckFloats(Action<float[]> function, Func<double, double> exact, double ulps)
    {
        const int Block = 1 << 16;
        float[] x = new float[Block], y = new float[Block];
        for (ulong bits = 0; bits <= uint.MaxValue;)
        {
            for (int i = 0; i < Block; i++, bits += 251) x[i] = BitConverter.UInt32BitsToSingle((uint)Math.Min(bits, uint.MaxValue));
            x.CopyTo(y, 0);
            function(y);
            for (int i = 0; i < Block; i++)
            {
                double expected = exact(x[i]);
                float rounded = (float)expected;
                if (rounded == y[i] || (float.IsNaN(rounded) && float.IsNaN(y[i]))) continue;
                double ulp = Math.Abs(rounded) < 1.17549435e-38f ? float.Epsilon : Math.Pow(2, Math.ILogB(rounded) - 23);
                if (!(Math.Abs(y[i] - expected) <= ulps * ulp)) Assert.Fail($"f({x[i]:R}) = {y[i]:R}, expected {rounded:R}");
            }
        }
    }

    private static void CheckDoubles(Action<double[]> function, Func<double, double> exact, double low, double high)
    {
        var random = new Random(8);
        double[] x = new double[100_003];
        for (int i = 0; i < x.Length; i++) x[i] = low + (high - low) * random.NextDouble();
        double[] y = (double[])x.Clone();
        function(y);
        for (int i = 0; i < x.Length; i++)
        {
            double expected = exact(x[i]);
            if (!(Math.Abs(y[i] - expected) <= 1e-15 * Math.Abs(expected))) Assert.Fail($"f({x[i]:R}) = {y[i]:R}, expected {expected:R}");
        }
    }

    private static void Special<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] x = [T.Zero, T.NegativeZero, T.PositiveInfinity, T.NegativeInfinity, T.NaN, T.Epsilon, -T.Epsilon];
        T[] y = new T[x.Length];
        T half = T.CreateChecked(0.5);

        Elementwise.Tanh<T>(x, y);
        Draws.AssertSameBits<T>([T.Zero, T.NegativeZero, T.One, T.NegativeOne, T.NaN, T.Epsilon, -T.Epsilon], y, "tanh");
        Elementwise.Sigmoid<T>(x, y);
        Draws.AssertSameBits<T>([half, half, T.One, T.Zero, T.NaN, half, half], y, "sigmoid");
        Elementwise.Exp<T>(x, y);
        Draws.AssertSameBits<T>([T.One, T.One, T.PositiveInfinity, T.Zero, T.NaN, T.One, T.One], y, "exp");
        Elementwise.Relu<T>(x, y);
        Assert.True(T.IsNaN(y[4]) && y[3] == T.Zero && y[2] == T.PositiveInfinity && y[6] == T.Zero && y[5] == T.Epsilon);
        Elementwise.Clip<T>(T.One, x, y);
        Draws.AssertSameBits<T>([T.Zero, T.NegativeZero, T.One, T.NegativeOne, T.NaN, T.Epsilon, -T.Epsilon], y, "clip");
    }

    private static void SameBits<T>(double widest)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(9);
        for (int length = 0; length <= 70; length++)
        {
            T[] x = Draws.Uniform<T>(random, length, scale: length % 3 == 0 ? widest : 5), y = Draws.Uniform<T>(random, length), z = Draws.Uniform<T>(random, length);
            Same1(new TanhMap<T>(), x);
            Same1(new SigmoidMap<T>(), x);
            Same1(new ReluMap<T>(), x);
            Same1(new ExpMap<T>(), x);
            Same1(new ExpShiftedMap<T>(T.CreateChecked(1.5)), x);
            Same1(new ScaleMap<T>(T.CreateChecked(1.5)), x);
            Same1(new ClipMap<T>(T.CreateChecked(1.5)), x);
            Same2(new TanhBackwardMap<T>(), x, y);
            Same2(new SigmoidBackwardMap<T>(), x, y);
            Same2(new ReluBackwardMap<T>(), x, y);
            Same2(new SoftmaxBackwardMap<T>(T.CreateChecked(0.3)), x, y);
            Same2(new AddMap<T>(), x, y);
            Same2(new SubtractMap<T>(), x, y);
            Same2(new MultiplyMap<T>(), x, y);
            Same2(new AxpyMap<T>(T.CreateChecked(0.7)), x, y);
            Same3(new MultiplyAddMap<T>(), x, y, z);
        }
    }

    private static void Same1<TMap, T>(TMap map, T[] x)
        where TMap : struct, IMap1<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Same<T>(typeof(TMap).Name, x.Length, (width, result) => Map.Apply(width, map, x, result));

    private static void Same2<TMap, T>(TMap map, T[] x, T[] y)
        where TMap : struct, IMap2<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Same<T>(typeof(TMap).Name, x.Length, (width, result) => Map.Apply(width, map, x, y, result));

    private static void Same3<TMap, T>(TMap map, T[] x, T[] y, T[] z)
        where TMap : struct, IMap3<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Same<T>(typeof(TMap).Name, x.Length, (width, result) => Map.Apply(width, map, x, y, z, result));

    private static void Same<T>(string what, int length, Action<VectorWidth, T[]> apply)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] scalar = new T[length];
        apply(VectorWidth.Scalar, scalar);
        foreach (VectorWidth width in Enum.GetValues<VectorWidth>())
        {
            T[] result = new T[length];
            apply(width, result);
            Draws.AssertSameBits<T>(scalar, result, $"{what} of {length}, {width}");
        }
    }

    private static void CheckDerivative(Action<double[], double[]> forward, Action<double[], double[], double[]> backward, double[] x, double[] dy)
    {
        const double H = 1e-5;
        double[] y = new double[x.Length], dx = new double[x.Length], above = new double[x.Length], below = new double[x.Length];
        forward(x, y);
        backward(y, dy, dx);
        forward(Array.ConvertAll(x, v => v + H), above);
        forward(Array.ConvertAll(x, v => v - H), below);
        for (int i = 0; i < x.Length; i++) Assert.Equal(dy[i] * (above[i] - below[i]) / (2 * H), dx[i], 1e-9);
    }
}
