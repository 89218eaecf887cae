using System.Globalization;
using System.Runtime.CompilerServices;

namespace RnnKit.Tests.Data;

/// <summary>What notebook 09 says about <c>data/memory-race/trials.csv</c>.</summary>
public sealed class TrialsFile
{
    private static readonly Trial[] Trials = Read();

    [Fact]
    public void Every_cell_has_three_trials_at_every_rate_and_six_runs_at_its_best()
    {
        foreach (IGrouping<(string, string), Trial> cell in Trials.GroupBy(t => (t.Event, t.Cell)))
        {
            Assert.All(cell.Where(t => t.Seed > 10).GroupBy(t => t.Rate), same => Assert.Equal([11, 12, 13], same.Select(t => t.Seed)));
            Assert.Equal(5, cell.Where(t => t.Seed > 10).Select(t => t.Rate).Distinct().Count());
            Assert.Equal([1, 2, 3, 4, 5, 6], cell.Where(t => t.Seed < 10).Select(t => t.Seed));
            Assert.Single(cell.Where(t => t.Seed < 10).Select(t => t.Rate).Distinct());
        }
    }

    [Fact]
    public void The_runs_that_count_are_at_the_rate_that_solved_most_trials()
    {
        foreach (IGrouping<(string, string), Trial> cell in Trials.GroupBy(t => (t.Event, t.Cell)))
        {
            double chosen = cell.First(t => t.Seed == 1).Rate;
            var solved = cell.Where(t => t.Seed > 10).GroupBy(t => t.Rate).ToDictionary(same => same.Key, same => same.Count(t => t.Solved));
            Assert.Equal(solved.Values.Max(), solved[chosen]);
        }
    }

    private static Trial[] Read([CallerFilePath] string thisFile = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "data", "memory-race", "trials.csv");
        string[] lines = File.ReadAllLines(path);
        Assert.Equal("event,cell,rate,seed,updates,score", lines[0]);
        return [.. lines.Skip(1).Select(line => line.Split(',')).Select(c => new Trial(
            c[0], c[1], double.Parse(c[2], CultureInfo.InvariantCulture), int.Parse(c[3], CultureInfo.InvariantCulture), c[4].Length > 0))];
    }

    private sealed record Trial(string Event, string Cell, double Rate, int Seed, bool Solved);
}
