using RnnKit.Numerics;

namespace RnnKit.Tests.Numerics;

public class MatrixProductTests
{
    [Fact]
    public void The_three_forms_agree_with_the_definition()
    {
        var random = new Random(1);
        for (int trial = 0; trial < 200; trial++)
        {
            int m = random.Next(1, 40), n = random.Next(1, 40), k = random.Next(0, 40);
            double[] a = Draw(random, m * k), b = Draw(random, k * n), c = Draw(random, m * n);
            double[] expected = (double[])c.Clone();
            for (int i = 0; i < m; i++)
                for (int j = 0; j < n; j++)
                    for (int p = 0; p < k; p++) expected[i + j * m] += a[i + p * m] * b[p + j * k];

            Compare(expected, c, result => MatrixProduct.Multiply(a, b, result, m, n, k, accumulate: true));
            Compare(expected, c, result => MatrixProduct.TransposeThenMultiply<double>(Transpose(a, m, k), b, result, m, n, k, accumulate: true));
            Compare(expected, c, result => MatrixProduct.MultiplyByTranspose<double>(a, Transpose(b, k, n), result, m, n, k, accumulate: true));
        }
    }

    private static void Compare(double[] expected, double[] start, Action<double[]> product)
    {
        double[] actual = (double[])start.Clone();
        product(actual);
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-12);
    }

    private static double[] Draw(Random random, int count)
    {
        double[] x = new double[count];
        for (int i = 0; i < count; i++) x[i] = random.NextDouble() * 2 - 1;
        return x;
    }

    private static double[] Transpose(double[] x, int rows, int columns)
    {
        double[] y = new double[x.Length];
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++) y[j + i * columns] = x[i + j * rows];
        return y;
    }
}
