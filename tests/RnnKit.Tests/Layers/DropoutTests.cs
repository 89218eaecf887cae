using RnnKit.Foundations;
using RnnKit.Layers;

namespace RnnKit.Tests.Layers;

public sealed class DropoutTests
{
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void It_drops_a_share_and_scales_the_rest_so_that_the_mean_stays(double rate)
    {
        var x = new Sequence<double>(100, 10, 101);
        x.Values.Fill(1);

        double[] y = new Dropout<double>(rate).Forward(x, seed: 7).Output.Values.ToArray();

        double deviation = Math.Sqrt(rate * (1 - rate) / y.Length);
        Assert.Equal(2, y.Distinct().Count());
        Assert.InRange(y.Count(v => v == 0) / (double)y.Length, rate - 4 * deviation, rate + 4 * deviation);
        Assert.All(y.Where(v => v != 0), v => Assert.Equal(1 / (1 - rate), v, 1e-15));
    }

    [Fact]
    public void Neighbors_in_place_and_in_seed_are_independent()
    {
        var x = new Sequence<double>(1, 10000, 1);
        x.Values.Fill(1);
        var dropout = new Dropout<double>(0.5);
        double[][] masks = [.. Enumerable.Range(0, 4).Select(seed => dropout.Forward(x, seed).Output.Values.ToArray())];

        double Together(IEnumerable<double> a, IEnumerable<double> b) => a.Zip(b).Average(p => (p.First - 1) * (p.Second - 1));

        Assert.InRange(Together(masks[0], masks[0].Skip(1)), -0.05, 0.05);
        Assert.InRange(Together(masks[0], masks[0].Skip(2)), -0.05, 0.05);
        for (int seed = 1; seed < 4; seed++) Assert.InRange(Together(masks[0], masks[seed]), -0.05, 0.05);
    }

    [Fact]
    public void The_same_seed_gives_the_same_mask_and_the_way_back_goes_through_it()
    {
        Sequence<double> x = Draw.Sequence<double>(new Random(1), 3, 5, 2), dy = Draw.Sequence<double>(new Random(2), 3, 5, 2);
        var dropout = new Dropout<double>(0.5);

        var (y, tape) = dropout.Forward(x, seed: 3);
        double[] dx = dropout.Backward(tape, dy).Values.ToArray();

        Assert.Equal(y.Values.ToArray(), dropout.Forward(x, seed: 3).Output.Values.ToArray());
        for (int i = 0; i < dx.Length; i++)
        {
            Assert.Equal(tape.Mask.Values[i] * x.Values[i], y.Values[i]);
            Assert.Equal(tape.Mask.Values[i] * dy.Values[i], dx[i]);
        }
    }

    [Fact]
    public void In_evaluation_it_is_the_identity_both_ways()
    {
        Sequence<float> x = Draw.Sequence<float>(new Random(1), 3, 5, 2);
        var dropout = new Dropout<float>(0.5);

        var (y, tape) = dropout.Forward(x, seed: null);

        Assert.Same(x, y);
        Assert.Same(x, dropout.Backward(tape, x));
    }

    [Fact]
    public void A_rate_out_of_range_is_refused_by_name()
    {
        foreach (double rate in new[] { -0.1, 1, double.NaN })
            Assert.Contains("'rate' is", Assert.Throws<ArgumentOutOfRangeException>(() => new Dropout<float>(rate)).Message);
    }
}
