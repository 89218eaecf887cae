using RnnKit.Numerics;

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
