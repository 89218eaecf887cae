using RnnKit.Numerics;
using RnnKit.Numerics.Maps;
using RnnKit.Numerics.Simd;

namespace RnnKit.Tests.Numerics;

public class ElementwiseTests
{
    [Fact]
    public void Arithmetic_is_element_by_element()
    {
        double[] x = [1, -2, 3], y = [4, 5, -6], result = [10, 20, 30];
        Elementwise.MultiplyAdd<double>(x, y, result);
        Assert.Equal([14, 10, 12], result);
        Elementwise.Add<double>(x, y, result);
        Assert.Equal([5, 3, -3], result);
        Elementwise.Subtract<double>(x, y, result);
        Assert.Equal([-3, -7, 9], result);
        Elementwise.Multiply<double>(x, y, result);
        Assert.Equal([4, -10, -18], result);
        Elementwise.Axpy(2, x, y);
        Assert.Equal([6, 1, 0], y);
        Elementwise.Scale(-3, x, x);
        Assert.Equal([-3, 6, -9], x);
        Elementwise.Clip(5, x, x);
        Assert.Equal([-3, 5, -5], x);
    }

    [Fact]
    public void Weighted_columns_are_added_up_and_share_a_gradient_as_one_after_the_other_would()
    {
        var random = new Random(16);
        foreach (int rows in new[] { 1, 7, 16, 33, 70 })
            foreach (int count in new[] { 0, 1, 5 })
            {
                int stride = rows + random.Next(9);
                float[] columns = Draws.Uniform<float>(random, count * stride), weights = Draws.Uniform<float>(random, count), x = Draws.Uniform<float>(random, rows);
                float[] sum = (float[])x.Clone(), shares = (float[])columns.Clone();
                for (int s = 0; s < count; s++)
                {
                    Elementwise.Axpy(weights[s], columns.AsSpan(s * stride, rows), sum);
                    Elementwise.Axpy(weights[s], x, shares.AsSpan(s * stride, rows));
                }
                foreach (VectorWidth width in Enum.GetValues<VectorWidth>())
                {
                    float[] gathered = (float[])x.Clone(), scattered = (float[])columns.Clone();
                    WeightedColumns.Gather<float>(width, weights, columns, stride, gathered);
                    WeightedColumns.Scatter<float>(width, weights, x, scattered, stride);
                    Assert.Equal(sum, gathered);
                    Assert.Equal(shares, scattered);
                }
            }
    }

    [Fact]
    public void A_bias_is_added_to_every_column_and_its_gradient_sums_them()
    {
        const int Rows = 21, Columns = 5;
        var random = new Random(15);
        double[] matrix = Draws.Uniform<double>(random, Rows * Columns), bias = Draws.Uniform<double>(random, Rows);
        double[] shifted = (double[])matrix.Clone(), filled = new double[matrix.Length], sum = new double[Rows], more = (double[])bias.Clone();
        Elementwise.AddColumnBias<double>(bias, shifted, Rows, Columns);
        Elementwise.FillColumns<double>(bias, filled, Rows, Columns);
        Elementwise.SumColumns<double>(matrix, sum, Rows, Columns);
        Elementwise.SumColumns<double>(matrix, more, Rows, Columns, accumulate: true);
        for (int i = 0; i < Rows; i++)
        {
            double total = 0;
            for (int j = 0; j < Columns; j++)
            {
                Assert.Equal(matrix[i + j * Rows] + bias[i], shifted[i + j * Rows]);
                Assert.Equal(bias[i], filled[i + j * Rows]);
                total += matrix[i + j * Rows];
            }
            Assert.Equal(total, sum[i], 1e-14);
            Assert.Equal(total + bias[i], more[i], 1e-14);
        }
    }

    [Fact]
    public void A_result_that_overlaps_an_input_in_part_is_refused()
    {
        float[] memory = new float[10];
        ArgumentException thrown = Assert.Throws<ArgumentException>("y", () => Elementwise.Tanh<float>(memory.AsSpan(0, 8), memory.AsSpan(2, 8)));
        Assert.Contains("begins 2 elements into 'x'", thrown.Message, StringComparison.Ordinal);
    }
}
