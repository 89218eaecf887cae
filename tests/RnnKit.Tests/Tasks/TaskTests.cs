using RnnKit.Foundations;
using RnnKit.Tasks;

namespace RnnKit.Tests.Tasks;

public sealed class TaskTests
{
    [Fact]
    public void Echo_says_every_symbol_again_after_the_delay()
    {
        Dataset<float> data = SymbolTasks.Echo<float>(50, length: 9, delay: 3, symbols: 5, seed: 1);

        Assert.All(data.Examples, e =>
        {
            Assert.Equal(e.Tokens!.Take(6), e.Classes!.Skip(3));
            Assert.All(e.Classes!.Take(3), c => Assert.Equal(Tokens.Nothing, c));
        });
        Assert.Equal((5, 5), (data.InputSize, data.OutputSize));
    }

    [Fact]
    public void Parity_counts_the_ones_so_far()
    {
        Assert.All(SymbolTasks.Parity<float>(50, length: 12, seed: 1).Examples, e =>
            Assert.All(Enumerable.Range(1, 12), t => Assert.Equal(e.Tokens!.Take(t).Sum() % 2, e.Classes![t - 1])));
    }

    [Fact]
    public void The_first_symbol_is_the_answer_and_the_fillers_say_nothing()
    {
        Dataset<float> data = SymbolTasks.FirstSymbol<float>(200, gap: 7, symbols: 3, seed: 1);

        Assert.All(data.Examples, e =>
        {
            Assert.Equal(e.Tokens![0], Assert.Single(e.Classes!));
            Assert.All(e.Tokens!.Skip(1), filler => Assert.InRange(filler, 3, 4));
            Assert.Equal(8, e.Length);
        });
        Assert.Equal([0, 1, 2], data.Examples.Select(e => e.Classes![0]).Distinct().Order());
    }

    [Fact]
    public void The_first_letter_is_the_answer_and_the_later_ones_are_drawn_alike()
    {
        Dataset<float> data = SymbolTasks.FirstLetter<float>(400, gap: 5, seed: 1, letters: 3);

        Assert.All(data.Examples, e =>
        {
            Assert.Equal(e.Tokens![0], Assert.Single(e.Classes!));
            Assert.Equal(6, e.Length);
        });
        Assert.All(Enumerable.Range(0, 6), step => Assert.Equal([0, 1, 2], data.Examples.Select(e => e.Tokens![step]).Distinct().Order()));
        Assert.Contains("'gap' is -1", Assert.Throws<ArgumentException>(() => SymbolTasks.FirstLetter<float>(1, -1, 1)).Message);
    }

    [Fact]
    public void Order_has_the_same_words_in_both_classes()
    {
        Dataset<float> data = SymbolTasks.Order<float>(400, length: 6, fillers: 3, seed: 1);

        Assert.All(data.Examples, e =>
        {
            Assert.Equal(1, e.Tokens!.Count(x => x == 0));
            Assert.Equal(1, e.Tokens!.Count(x => x == 1));
            List<int> x = [.. e.Tokens!];
            Assert.Equal(x.IndexOf(0) < x.IndexOf(1) ? 1 : 0, e.Classes![0]);
        });
        Assert.InRange(data.Examples.Average(e => e.Classes![0]), 0.4, 0.6);
    }

    [Fact]
    public void A_running_sum_adds_up()
    {
        Assert.All(SeriesTasks.RunningSum<double>(20, length: 15, seed: 1).Examples, e =>
            Assert.Equal(e.Inputs!.Row(0).Sum(), e.Targets![0, 14], 12));
    }

    [Fact]
    public void Windows_normalize_by_the_training_part_alone_and_come_back()
    {
        double[] series = [.. Enumerable.Range(0, 100).Select(t => t < 80 ? 10 + t % 4 : 1000.0 + t)];
        var windows = new Windows<double>(series, window: 8, trainShare: 0.8);

        Assert.Equal(11.5, windows.Mean, 12);
        Assert.Equal(Math.Sqrt(1.25), windows.Deviation, 12);
        Assert.Equal((72, 20), (windows.Train.Count, windows.Test.Count));
        Assert.Equal(series[8], windows.Denormalize(windows.Train.Examples[0].Targets![0, 0]), 9);
        Assert.Equal(series[79], windows.Denormalize(windows.Train.Examples[^1].Targets![0, 0]), 9);
        Assert.Equal(series[80], windows.Denormalize(windows.Test.Examples[0].Targets![0, 0]), 9);
        Assert.Equal(series[72..80], windows.Test.Examples[0].Inputs!.Row(0).Select(v => Math.Round(windows.Denormalize(v), 9)));
    }

    [Fact]
    public void Windows_at_every_step_have_the_next_number_as_target()
    {
        Example<double> e = new Windows<double>(SeriesTasks.Sine(60, period: 12), window: 5, trainShare: 0.5, everyStep: true).Train.Examples[3];

        Assert.Equal(e.Inputs!.Row(0).Skip(1), e.Targets!.Row(0).Take(4));
    }

    [Fact]
    public void A_constant_series_is_refused_whatever_its_mean_rounds_to()
    {
        foreach (double constant in new[] { 0, 0.1, -1.0 / 3, 1e300 })
        {
            double[] series = [.. Enumerable.Repeat(constant, 16), 1, 2, 3, 4];

            Assert.Contains("'series' is constant in its training part", Assert.Throws<ArgumentException>("series", () => new Windows<float>(series, 4, 0.8)).Message);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_examples_and_another_seed_others()
    {
        string First(int seed) => SymbolTasks.Echo<float>(1, 20, 2, 8, seed).Examples[0].ToString();

        Assert.Equal(First(1), First(1));
        Assert.NotEqual(First(1), First(2));
        Assert.Equal(SeriesTasks.Sine(30, 7, 0.3, seed: 5), SeriesTasks.Sine(30, 7, 0.3, seed: 5));
    }

    [Fact]
    public void A_split_and_its_batches_keep_every_example_once()
    {
        var (train, test) = SymbolTasks.Parity<float>(10, length: 4, seed: 1).Split(0.7);

        Assert.Equal((7, 3), (train.Count, test.Count));
        Assert.Equal([3, 3, 1], train.Batches(3).Select(b => b.Size));
        Assert.Equal(train.Examples[4].Tokens, Enumerable.Range(0, 4).Select(t => train.Batches(3)[1].InputTokens![t, 1]));
    }

    [Fact]
    public void Impossible_sizes_are_refused_by_name()
    {
        Assert.Contains("'delay' is 5", Assert.Throws<ArgumentOutOfRangeException>(() => SymbolTasks.Echo<float>(1, 5, 5, 2, 1)).Message);
        Assert.Contains("'gap' is -1", Assert.Throws<ArgumentException>(() => SymbolTasks.FirstSymbol<float>(1, -1, 2, 1)).Message);
        Assert.Contains("'length' is 1", Assert.Throws<ArgumentException>(() => SymbolTasks.Order<float>(1, 1, 2, 1)).Message);
        Assert.Contains("more than the window of 9", Assert.Throws<ArgumentException>(() => new Windows<float>(SeriesTasks.Sine(10, 5), 9, 0.8)).Message);
        Assert.Contains("NaN at 1", Assert.Throws<ArgumentException>(() => new Windows<float>([1, double.NaN, 3, 4], 1, 0.8)).Message);
        Assert.Contains("'trainShare' is 0.01", Assert.Throws<ArgumentException>(() => SymbolTasks.Parity<float>(10, 4, 1).Split(0.01)).Message);
    }
}
