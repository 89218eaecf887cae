using RnnKit.Foundations;
using RnnKit.Tasks;

namespace RnnKit.Tests.Tasks;

public sealed class LongLagTaskTests
{
    [Fact]
    public void Adding_marks_one_number_in_each_half_and_asks_for_their_sum()
    {
        foreach (int length in new[] { 2, 7, 40 })
            Assert.All(LongLagTasks.Adding<double>(200, length, seed: length).Examples, e =>
            {
                int[] marked = [.. Enumerable.Range(0, length).Where(t => e.Inputs![1, t] != 0)];
                Assert.Equal(2, marked.Length);
                Assert.True(marked[0] < length / 2 && marked[1] >= length / 2);
                Assert.All(e.Inputs!.Row(0), x => Assert.InRange(x, 0, 1));
                Assert.Equal(e.Inputs!.Row(0).PointwiseMultiply(e.Inputs.Row(1)).Sum(), e.Targets![0, 0], 12);
            });
    }

    [Fact]
    public void Without_memory_the_adding_problem_has_the_error_of_its_baseline()
    {
        double[] sums = [.. LongLagTasks.Adding<double>(20_000, 4, seed: 1).Examples.Select(e => e.Targets![0, 0])];

        Assert.Equal(LongLagTasks.AddingBaseline, sums.Average(s => (s - 1) * (s - 1)), tolerance: 0.005);
        Assert.Equal(LongLagTasks.AddingBaseline, Enumerable.Range(0, 1000).Average(i => 2 * Math.Pow((i + 0.5) / 1000 - 0.5, 2)), 6);
    }

    [Fact]
    public void Copy_memory_shows_symbols_then_blanks_and_a_mark_and_wants_the_symbols_back()
    {
        foreach ((int lag, int symbols, int recalled) in new[] { (1, 2, 1), (5, 8, 10), (100, 8, 10) })
        {
            Dataset<float> data = LongLagTasks.CopyMemory<float>(50, lag, seed: lag, symbols, recalled);
            Assert.Equal((symbols + 2, symbols + 1), (data.InputSize, data.OutputSize));
            Assert.All(data.Examples, e =>
            {
                Assert.Equal((lag + 2 * recalled, lag + 2 * recalled), (e.Length, e.Classes!.Count));
                Assert.Equal(e.Tokens!.Take(recalled), e.Classes!.TakeLast(recalled));
                Assert.All(e.Tokens!.Take(recalled), s => Assert.InRange(s, 0, symbols - 1));
                Assert.Equal(symbols + 1, e.Tokens![recalled + lag - 1]);
                Assert.All(e.Tokens!.Skip(recalled).Where((_, i) => i != lag - 1), s => Assert.Equal(symbols, s));
                Assert.All(e.Classes!.SkipLast(recalled), c => Assert.Equal(symbols, c));
            });
        }
    }

    [Fact]
    public void Without_memory_copying_has_the_loss_of_its_baseline()
    {
        // Sure of every blank, and of the symbols only that each is one of eight.
        foreach (int lag in new[] { 1, 30, 100 })
        {
            Example<float> e = LongLagTasks.CopyMemory<float>(1, lag, seed: 1).Examples[0];

            Assert.Equal(LongLagTasks.CopyMemoryBaseline(lag), e.Classes!.Average(c => c == 8 ? 0 : -Math.Log(1.0 / 8)), 12);
        }
    }

    [Fact]
    public void Temporal_order_hides_two_symbols_at_the_places_of_the_paper()
    {
        string[] classes = ["XX", "XY", "YX", "YY"];
        Dataset<float> data = LongLagTasks.TemporalOrder<float>(500, seed: 1);

        Assert.All(data.Examples, e =>
        {
            int[] x = [.. e.Tokens!], places = [.. Enumerable.Range(0, x.Length).Where(t => x[t] is 2 or 3)];
            Assert.Equal(2, places.Length);
            Assert.InRange(places[0], 10, 20);
            Assert.InRange(places[1], 50, 60);
            Assert.InRange(x.Length, 100, 110);
            Assert.Equal((0, 1), (x[0], x[^1]));
            Assert.All(x.Where((_, t) => t > 0 && t < x.Length - 1 && !places.Contains(t)), s => Assert.InRange(s, 4, 7));
            Assert.Equal(string.Concat(places.Select(t => "XY"[x[t] - 2])), classes[Assert.Single(e.Classes!)]);
        });
        Assert.Equal([0, 1, 2, 3], data.Examples.Select(e => e.Classes![0]).Distinct().Order());
        Assert.Equal(Enumerable.Range(100, 11), data.Examples.Select(e => e.Length).Distinct().Order());
    }

    [Fact]
    public void The_same_seed_gives_the_same_examples_and_another_seed_others()
    {
        Func<int, string>[] tasks =
        [
            seed => LongLagTasks.Adding<float>(1, 20, seed).Examples[0].ToString(),
            seed => LongLagTasks.CopyMemory<float>(1, 20, seed).Examples[0].ToString(),
            seed => LongLagTasks.TemporalOrder<float>(1, seed).Examples[0].ToString(),
            seed => AdditionText.Draw<float>(1, 3, seed).Examples[0].ToString(),
        ];

        Assert.All(tasks, task =>
        {
            Assert.Equal(task(1), task(1));
            Assert.NotEqual(task(1), task(2));
        });
    }

    [Fact]
    public void Impossible_sizes_are_refused_by_name()
    {
        Assert.Contains("'length' is 1", Assert.Throws<ArgumentException>(() => LongLagTasks.Adding<float>(1, 1, 1)).Message);
        Assert.Contains("'lag' is 0", Assert.Throws<ArgumentOutOfRangeException>(() => LongLagTasks.CopyMemory<float>(1, 0, 1)).Message);
        Assert.Contains("'length' is 9", Assert.Throws<ArgumentException>(() => LongLagTasks.TemporalOrder<float>(1, 1, 9)).Message);
        Assert.Contains("'symbols' is 0", Assert.Throws<ArgumentOutOfRangeException>(() => LongLagTasks.CopyMemoryBaseline(5, 0)).Message);
    }

    [Fact]
    public void The_tasks_become_batches_of_the_kind_a_model_takes()
    {
        Batch<float> adding = LongLagTasks.Adding<float>(5, 10, 1).AsBatch(), order = LongLagTasks.TemporalOrder<float>(5, 1).AsBatch();

        Assert.Equal((10, 2, 1), (adding.Inputs!.Steps, adding.Inputs.Features, adding.Targets!.Steps));
        Assert.Equal((5, 1), (order.InputTokens!.Batch, order.Classes!.Steps));
    }
}
