using RnnKit.Foundations;

namespace RnnKit.Tests.Foundations;

public sealed class BatchTests
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Padding_that_is_no_number_is_refused(double filler)
    {
        var x = new Sequence<double>(3, 2, 2, [3, 1]);
        x[2, 1, 1] = filler;
        const string Message = "'inputs' has padding that is not finite, in example 1 at step 2";

        Assert.Contains(Message, Assert.Throws<ArgumentException>(() => new Batch<double>(x, Tokens.FromExamples([[0], [1]]))).Message);
        Assert.Contains(Message, Assert.Throws<ArgumentException>(() => new Batch<double>(x, new Sequence<double>(3, 1, 2))).Message);
    }

    [Fact]
    public void Any_other_filler_will_do_and_what_is_real_is_not_looked_at()
    {
        var x = new Sequence<double>(3, 2, 2, [3, 1]);
        x[2, 1, 1] = -999;
        x[0, 1, 1] = double.NaN; // the trainer reports it

        Assert.Equal(2, new Batch<double>(x, Tokens.FromExamples([[0], [1]])).Size);
    }
}
