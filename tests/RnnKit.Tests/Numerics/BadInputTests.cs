using RnnKit.Numerics;

namespace RnnKit.Tests.Numerics;

/// <summary>Bad input names the argument, says what came and what was expected.</summary>
public class BadInputTests
{
    [Fact]
    public void A_short_factor_is_named() => AssertNames("b", "has 5 elements; expected at least 6 for a matrix of 3 × 2",
        () => MatrixProduct.Multiply<float>(new float[12], new float[5], new float[8], 4, 2, 3));

    [Fact]
    public void A_short_result_is_named() => AssertNames("c", "has 7 elements; expected at least 8 for a matrix of 4 × 2",
        () => MatrixProduct.TransposeThenMultiply<double>(new double[12], new double[6], new double[7], 4, 2, 3));

    [Fact]
    public void A_negative_size_is_named() => AssertNames("rows", "is -1; expected a size of zero or more",
        () => MatrixProduct.MultiplyByTranspose<float>([], [], [], -1, 2, 3));

    [Fact]
    public void A_result_over_a_factor_is_refused()
    {
        float[] memory = new float[9];
        AssertNames("c", "shares memory with 'a'", () => MatrixProduct.Multiply<float>(memory, new float[9], memory, 3, 3, 3));
        AssertNames("c", "shares memory with 'bias'", () => MatrixProduct.Affine<float>(new float[9], new float[9], memory, memory, 3, 3, 3));
    }

    [Fact]
    public void A_shape_too_large_for_any_span_is_refused() => AssertNames("a", "expected at least 10000000000",
        () => MatrixProduct.Multiply<float>(new float[1], new float[1], new float[1], 100_000, 1, 100_000));

    [Fact]
    public void Columns_that_overlap_or_do_not_fit_are_refused()
    {
        AssertNames("stride", "is 3; expected at least 4", () => Elementwise.AddWeighted<float>(new float[2], new float[9], 3, new float[4]));
        AssertNames("columns", "has 8 elements; expected at least 9 for 2 columns of 4, 5 apart", () => Elementwise.AddToColumns<float>(new float[2], new float[4], new float[8], 5));
        AssertNames("columns", "has 8 elements; expected at least 9 for 2 columns of 4, 5 apart", () => Reduction.DotColumns<float>(new float[4], new float[8], 5, new float[2]));
    }

    [Fact]
    public void A_packed_matrix_knows_its_shape()
    {
        var packed = new PackedMatrix<float>(3, 4);
        AssertNames("a", "has 11 elements; expected at least 12", () => packed.Pack(new float[11]));
        AssertNames("b", "has 7 elements; expected at least 8 for a matrix of 4 × 2", () => MatrixProduct.Multiply(packed, new float[7], new float[6], 2));
        AssertNames("columns", "is -2", () => _ = new PackedMatrix<float>(3, -2));
    }

    [Fact]
    public void Elementwise_lengths_must_agree()
    {
        AssertNames("y", "has 3 elements; expected 4", () => Elementwise.Tanh<float>(new float[4], new float[3]));
        AssertNames("dx", "has 5 elements; expected 4", () => Elementwise.SigmoidBackward<float>(new float[4], new float[4], new float[5]));
        AssertNames("limit", "expected a number of zero or more", () => Elementwise.Clip<float>(float.NaN, new float[1], new float[1]));
    }

    [Fact]
    public void A_class_out_of_range_is_named() => AssertNames("targets", "has class 3 at 1; expected a class below 3",
        () => Softmax.CrossEntropy<float>(new float[6], [0, 3], 1, new float[6], 3, 2));

    private static void AssertNames(string argument, string says, Action call)
    {
        ArgumentException thrown = Assert.ThrowsAny<ArgumentException>(call);
        Assert.Equal(argument, thrown.ParamName);
        Assert.Contains($"'{argument}'", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(says, thrown.Message, StringComparison.Ordinal);
    }
}
