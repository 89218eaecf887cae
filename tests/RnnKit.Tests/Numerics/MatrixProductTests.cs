using System.Numerics;
using System.Runtime.InteropServices;
using RnnKit.Numerics;
using RnnKit.Numerics.Products;
using RnnKit.Numerics.Simd;

namespace RnnKit.Tests.Numerics;

public class MatrixProductTests
{
    public static TheoryData<string> Widths => new(Enum.GetNames<VectorWidth>());

    [Theory]
    [MemberData(nameof(Widths))]
    public void Every_path_gives_the_bits_of_the_plain_loop_in_float(string width) => CheckAllSizes<float>(Enum.Parse<VectorWidth>(width));

    [Theory]
    [MemberData(nameof(Widths))]
    public void Every_path_gives_the_bits_of_the_plain_loop_in_double(string width) => CheckAllSizes<double>(Enum.Parse<VectorWidth>(width));

    [Theory]
    [InlineData(130, 40, 600)]
    [InlineData(200, 1100, 140)]
    [InlineData(530, 60, 270)]
    [InlineData(64, 50, 520)]
    [InlineData(129, 65, 257)]
    public void Products_larger_than_a_block_give_the_bits_of_the_plain_loop(int rows, int columns, int inner)
    {
        foreach (VectorWidth width in Enum.GetValues<VectorWidth>())
        {
            Check<float>(width, rows, columns, inner, accumulate: false, new Random(1));
            Check<double>(width, rows, columns, inner, accumulate: true, new Random(2));
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void One_column_gives_the_bits_of_the_plain_loop(string width)
    {
        var random = new Random(6);
        foreach (int rows in Enumerable.Range(1, 70).Concat([127, 128, 129, 300]))
        {
            CheckOneColumn<float>(Enum.Parse<VectorWidth>(width), rows, random.Next(0, 300), accumulate: rows % 2 == 0, random);
            CheckOneColumn<double>(Enum.Parse<VectorWidth>(width), rows, random.Next(0, 300), accumulate: rows % 2 == 1, random);
        }
    }

    [Fact]
    public void A_product_is_close_to_its_value_in_higher_precision()
    {
        var random = new Random(3);
        for (int size = 1; size <= 70; size++)
        {
            float[] a = Draws.Uniform<float>(random, size * size), b = Draws.Uniform<float>(random, size * size), c = new float[size * size];
            MatrixProduct.Multiply<float>(a, b, c, size, size, size);
            for (int i = 0; i < size; i++)
                for (int j = 0; j < size; j++)
                {
                    double sum = 0, magnitude = 0;
                    for (int k = 0; k < size; k++)
                    {
                        double term = (double)a[i + k * size] * b[k + j * size];
                        sum += term;
                        magnitude += Math.Abs(term);
                    }
                    Assert.Equal(sum, c[i + j * size], size * 6e-8 * magnitude);
                }
        }
    }

    [Fact]
    public void An_empty_inner_dimension_gives_zero_or_leaves_the_sum()
    {
        float[] c = [1, 2, 3, 4];
        MatrixProduct.Multiply<float>([], [], c, 2, 2, 0, accumulate: true);
        Assert.Equal([1, 2, 3, 4], c);
        MatrixProduct.Multiply<float>([], [], c, 2, 2, 0);
        Assert.Equal([0, 0, 0, 0], c);
    }

    [Fact]
    public void Columns_may_be_computed_apart()
    {
        var random = new Random(4);
        float[] a = Draws.Uniform<float>(random, 37 * 21), b = Draws.Uniform<float>(random, 21 * 19), whole = new float[37 * 19], parts = new float[37 * 19];
        MatrixProduct.Multiply<float>(a, b, whole, 37, 19, 21);
        MatrixProduct.Multiply<float>(a, b.AsSpan(0, 21 * 7), parts.AsSpan(0, 37 * 7), 37, 7, 21);
        MatrixProduct.Multiply<float>(a, b.AsSpan(21 * 7), parts.AsSpan(37 * 7), 37, 12, 21);
        Draws.AssertSameBits<float>(whole, parts, "two parts");
    }

    [Theory]
    [InlineData(7, 1, 5)]
    [InlineData(7, 3, 0)]
    [InlineData(43, 20, 30)]
    [InlineData(300, 70, 64)]
    [InlineData(300, 530, 300)]
    [InlineData(600, 50, 257)]
    public void An_affine_map_has_the_bits_of_a_product_added_to_the_bias(int rows, int columns, int inner)
    {
        CheckAffine<float>(rows, columns, inner);
        CheckAffine<double>(rows, columns, inner);
    }

    [Fact]
    public void A_product_allocates_nothing_after_the_first()
    {
        float[] a = new float[300 * 300], c = new float[300 * 300];
        float[] b = new float[300 * 300];
        void Multiply()
        {
            MatrixProduct.Multiply<float>(a, b, c, 300, 300, 300);
            MatrixProduct.TransposeThenMultiply<float>(a, b, c, 300, 300, 300);
            MatrixProduct.MultiplyByTranspose<float>(a, b, c, 300, 300, 300);
        }
        Multiply();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Multiply();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [InlineData(5, 3, 4, 9)]
    [InlineData(70, 20, 33, 40)]
    [InlineData(130, 64, 17, 600)]
    [InlineData(64, 128, 64, 257)]
    public void Sums_of_outer_products_that_share_factors_have_the_bits_of_each_alone(int rows, int first, int second, int columns)
    {
        foreach (VectorWidth width in Enum.GetValues<VectorWidth>())
        {
            var random = new Random(7);
            float[][] left = [Draws.Uniform<float>(random, rows * columns), Draws.Uniform<float>(random, rows * columns)];
            float[] x = Draws.Uniform<float>(random, first * columns), h = Draws.Uniform<float>(random, second * columns);
            List<(float[] Left, float[] Right, int RightRows, float[] Sum)> all =
            [
                (left[0], x, first, Draws.Uniform<float>(random, rows * first)), (left[0], [], 0, Draws.Uniform<float>(random, rows)),
                (left[1], x, first, Draws.Uniform<float>(random, rows * first)), (left[0], h, second, Draws.Uniform<float>(random, rows * second)),
                (left[1], h, second, Draws.Uniform<float>(random, rows * second)),
            ];
            float[][] expected = [.. all.Select(one => (float[])one.Sum.Clone())];
            for (int i = 0; i < all.Count; i++)
                if (all[i].RightRows == 0) Elementwise.SumColumns<float>(all[i].Left, expected[i], rows, columns, accumulate: true);
                else MatrixProduct.MultiplyByTranspose<float>(all[i].Left, all[i].Right, expected[i], rows, all[i].RightRows, columns, accumulate: true);

            List<OuterProduct<float>> products = [.. all.Select(one => new OuterProduct<float>(one.Left, one.Right, one.RightRows, one.Sum))];
            int strips = OuterProducts.Strips<float>(rows);
            for (int strip = 0; strip < strips; strip++) OuterProducts.Add(width, products, rows, columns, strip, strip + 1);

            for (int i = 0; i < all.Count; i++) Draws.AssertSameBits<float>(expected[i], all[i].Sum, $"sum {i}, {width}");
        }
    }

    private static void CheckAllSizes<T>(VectorWidth width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(5);
        for (int size = 1; size <= 70; size++)
        {
            int other = random.Next(1, 71), third = random.Next(1, 71) | 1;
            Check<T>(width, size, other, third, accumulate: false, random);
            Check<T>(width, third, size, other, accumulate: true, random);
            Check<T>(width, other, third, size, accumulate: size % 2 == 0, random);
        }
    }

    private static void CheckAffine<T>(int rows, int columns, int inner)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(8);
        T[] a = Draws.Uniform<T>(random, rows * inner), b = Draws.Uniform<T>(random, inner * columns), bias = Draws.Uniform<T>(random, rows);
        T[] expected = new T[rows * columns], c = Draws.Uniform<T>(random, rows * columns);
        Elementwise.FillColumns<T>(bias, expected, rows, columns);
        MatrixProduct.Multiply<T>(a, b, expected, rows, columns, inner, accumulate: true);
        MatrixProduct.Affine<T>(a, b, bias, c, rows, columns, inner);
        Draws.AssertSameBits<T>(expected, c, "public");

        foreach (VectorWidth width in Enum.GetValues<VectorWidth>())
        {
            c.AsSpan().Fill(T.NaN);
            Blocked.Multiply(width, new View<T>(a, 1, rows), new View<T>(b, inner, 1), ref c[0], in bias[0], 0, rows, columns, inner, accumulate: true);
            Draws.AssertSameBits<T>(expected, c, $"{width}");
        }
    }

    private static void CheckOneColumn<T>(VectorWidth width, int rows, int inner, bool accumulate, Random random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] a = Draws.Uniform<T>(random, rows * inner), x = Draws.Uniform<T>(random, inner), y = Draws.Uniform<T>(random, rows + 1);
        T[] expected = [.. y];
        for (int i = 0; i < rows; i++)
        {
            if (!accumulate) expected[i] = T.Zero;
            for (int k = 0; k < inner; k++) expected[i] = T.FusedMultiplyAdd(a[i + k * rows], x[k], expected[i]);
        }
        SingleColumn.Multiply(width, in MemoryMarshal.GetReference<T>(a), in MemoryMarshal.GetReference<T>(x), ref y[0], rows, inner, accumulate);
        Draws.AssertSameBits<T>(expected, y, $"{rows} × {inner}, {width}, accumulate {accumulate}");
    }

    private static void Check<T>(VectorWidth width, int m, int n, int k, bool accumulate, Random random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] a = Draws.Uniform<T>(random, m * k), b = Draws.Uniform<T>(random, k * n), start = Draws.Uniform<T>(random, m * n);
        T[] aTransposed = Draws.Transpose(a, m, k), bTransposed = Draws.Transpose(b, k, n);
        T[] expected = (T[])start.Clone();
        for (int j = 0; j < n; j++)
            for (int i = 0; i < m; i++)
            {
                T sum = accumulate ? expected[i + j * m] : T.Zero;
                for (int p = 0; p < k; p++) sum = T.FusedMultiplyAdd(a[i + p * m], b[p + j * k], sum);
                expected[i + j * m] = sum;
            }

        void Compare(string form, Action<T[]> product)
        {
            T[] c = [.. start, T.CreateChecked(12345)];
            product(c);
            string what = $"{form} {m} × {n}, inner {k}, {width}, accumulate {accumulate}";
            Draws.AssertSameBits<T>(expected, c.AsSpan(0, m * n), what);
            Assert.Equal(T.CreateChecked(12345), c[^1]);
        }

        Compare("A B", c => Blocked.Multiply(width, new View<T>(a, 1, m), new View<T>(b, k, 1), ref c[0], m, n, k, accumulate));
        Compare("Aᵀ B", c => Blocked.Multiply(width, new View<T>(aTransposed, k, 1), new View<T>(b, k, 1), ref c[0], m, n, k, accumulate));
        Compare("A Bᵀ", c => Blocked.Multiply(width, new View<T>(a, 1, m), new View<T>(bTransposed, 1, n), ref c[0], m, n, k, accumulate));

        var packed = new PackedMatrix<T>(m, k);
        packed.Pack(a);
        Compare("packed A B", c => Blocked.Multiply(width, in packed.Panels, new View<T>(b, k, 1), ref MemoryMarshal.GetReference<T>(c), m, n, k, accumulate));
        packed.PackTranspose(aTransposed);
        Compare("packed from Aᵀ", c => Blocked.Multiply(width, in packed.Panels, new View<T>(b, k, 1), ref MemoryMarshal.GetReference<T>(c), m, n, k, accumulate));

        T[] bias = Draws.Uniform<T>(random, m), fromBias = new T[m * n + 1], plain = new T[m * n];
        for (int j = 0; j < n; j++) bias.CopyTo(plain.AsSpan(j * m));
        Blocked.Multiply(width, new View<T>(a, 1, m), new View<T>(b, k, 1), ref plain[0], m, n, k, accumulate: true);
        Blocked.Multiply(width, in packed.Panels, new View<T>(b, k, 1), ref fromBias[0], in bias[0], 0, m, n, k, accumulate: true);
        Draws.AssertSameBits<T>(plain, fromBias.AsSpan(0, m * n), $"from a bias {m} × {n}, inner {k}, {width}");
        Assert.Equal(T.Zero, fromBias[^1]);

        Compare("public A B", c => MatrixProduct.Multiply<T>(a, b, c, m, n, k, accumulate));
        Compare("public Aᵀ B", c => MatrixProduct.TransposeThenMultiply<T>(aTransposed, b, c, m, n, k, accumulate));
        Compare("public A Bᵀ", c => MatrixProduct.MultiplyByTranspose<T>(a, bTransposed, c, m, n, k, accumulate));
        Compare("public packed", c => MatrixProduct.Multiply(packed, b, c, n, accumulate));
    }
}
