namespace RnnKit.Tests.Reference;

public sealed class PyTorchValuesTests
{
    [Fact]
    public void A_difference_beyond_the_tolerance_is_seen()
    {
        double[] expected = [1, -2, 0.5];

        PyTorchValues.AssertNear<double>(expected, [1, -2, 0.5 + 1e-10], "near");
        PyTorchValues.AssertNear<float>(expected, [1, -2.00001f, 0.5f], "near");
        Assert.ThrowsAny<Exception>(() => PyTorchValues.AssertNear<double>(expected, [1, -2, 0.5 + 1e-9], "far"));
        Assert.ThrowsAny<Exception>(() => PyTorchValues.AssertNear<float>(expected, [1, -2, 0.5001f], "far"));
        Assert.ThrowsAny<Exception>(() => PyTorchValues.AssertNear<float>(expected, [1, float.NaN, 0.5f], "no number"));
        Assert.ThrowsAny<Exception>(() => PyTorchValues.AssertNear<float>(expected, [1, -2], "too few"));
    }
}
