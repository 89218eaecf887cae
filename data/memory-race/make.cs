#:property PublishAot=false
#:project ../../src/RnnKit/RnnKit.csproj
// Writes trials.csv: the races of notebook 09 with every learning rate, and six more runs of each runner at its best one.
// From the top folder of the repository: dotnet run -c Release data/memory-race/make.cs   (a few minutes)
//
// A run is that of the notebook: at most 600 updates of 32 fresh sequences, a test on 400 others after every 50, an end at the goal.
// The rate is chosen on the seeds 11, 12 and 13: the one that solves most, then soonest, then comes nearest. The runs that count have
// the seeds 1 to 6.

using System.Globalization;
using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Tasks;
using RnnKit.Training;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
double[] rates = [0.001, 0.003, 0.01, 0.03, 0.1];
int[] trialSeeds = [11, 12, 13], raceSeeds = [1, 2, 3, 4, 5, 6];
string[] everyone = ["RNN", "IRNN", "GRU", "LSTM"];
Event[] events =
[
    new("adding", (count, seed) => LongLagTasks.Adding<float>(count, 40, seed), false, 0.01, everyone),
    new("copy", (count, seed) => LongLagTasks.CopyMemory<float>(count, 5, seed, recalled: 3), false, LongLagTasks.CopyMemoryBaseline(5, recalled: 3) / 10,
        [.. everyone, "RNN, U normal", "RNN, U = I", "IRNN, U orthogonal"]),
    new("order", (count, seed) => LongLagTasks.TemporalOrder<float>(count, seed, 60), true, 0.99, [.. everyone, "GRU, update bias 1", "LSTM, forget bias 0"]),
];

var lines = new List<string> { "event,cell,rate,seed,updates,score" };
foreach (Event race in events)
{
    Result[] trials = Run(race, from cell in race.Cells from rate in rates from seed in trialSeeds select (cell, rate, seed));
    var best = trials.GroupBy(trial => (trial.Cell, trial.Rate)).GroupBy(group => group.Key.Cell).Select(groups => groups
        .OrderByDescending(group => group.Count(trial => trial.Updates != null))
        .ThenBy(group => group.Sum(trial => trial.Updates))
        .ThenBy(group => group.Average(trial => race.ByAccuracy ? -trial.Score : trial.Score)).First().Key);
    Result[] counted = Run(race, from b in best from seed in raceSeeds select (b.Cell, b.Rate, seed));
    lines.AddRange(trials.Concat(counted).Select(r => FormattableString.Invariant($"{race.Name},{r.Cell.Replace(", ", ": ")},{r.Rate},{r.Seed},{r.Updates},{r.Score:0.000000}")));
    Console.WriteLine($"{race.Name}: {trials.Length + counted.Length} runs");
}
string file = Path.Combine("data", "memory-race", "trials.csv");
File.WriteAllText(file + ".part", string.Join('\n', lines) + "\n");
File.Move(file + ".part", file, overwrite: true);

static Result[] Run(Event race, IEnumerable<(string Cell, double Rate, int Seed)> runs) =>
    [.. runs.ToArray().AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(run => Once(race, run.Cell, run.Rate, run.Seed))];

static Result Once(Event race, string cell, double rate, int seed)
{
    Dataset<float> sample = race.Draw(400, 1_000_000);
    Batch<float> test = sample.AsBatch();
    SequenceModel<float> model = Widest(cell, sample, seed);
    var coach = new Trainer<float>(new Adam<float>(rate)) { ClipNorm = 1 };
    double score = double.NaN;
    for (int round = 1; round <= 12; round++)
    {
        coach.Fit(model, race.Draw(1600, 1000 * seed + round).Batches(32), epochs: 1);
        score = race.ByAccuracy ? model.Accuracy(test) : model.Loss(test);
        if (race.ByAccuracy ? score >= race.Goal : score <= race.Goal) return new Result(cell, rate, seed, 50 * round, score);
    }
    return new Result(cell, rate, seed, null, score);
}

static SequenceModel<float> Widest(string cell, Dataset<float> task, int seed)
{
    SequenceModel<float> Of(int hidden) =>
        new(Cell(cell, task.InputSize, hidden, seed), task.OutputSize, seed, task.Examples[0].Classes?.Count > 1 ? ReadOut.EveryStep : ReadOut.LastStep);
    int hidden = 1;
    while (Of(hidden + 1).ParameterCount() <= 2000) hidden++;
    return Of(hidden);
}

static ICell<float> Cell(string name, int inputs, int hidden, int seed)
{
    switch (name)
    {
        case "RNN": return new RnnCell<float>(inputs, hidden, seed);
        case "IRNN": return RnnCell<float>.IdentityStart(inputs, hidden, seed);
        case "GRU": return new GruCell<float>(inputs, hidden, seed);
        case "LSTM": return new LstmCell<float>(inputs, hidden, seed);
        case "LSTM, forget bias 0": return new LstmCell<float>(inputs, hidden, seed, forgetBias: 0);
        case "RNN, U normal":
            var random = new Random(seed);
            var drawn = new RnnCell<float>(inputs, hidden, seed);
            foreach (ref float u in drawn.U.Values) u = (float)(Initialization.Normal(random) / Math.Sqrt(hidden));
            return drawn;
        case "RNN, U = I":
            var still = new RnnCell<float>(inputs, hidden, seed);
            Initialization.Identity(still.U);
            return still;
        case "IRNN, U orthogonal":
            var turning = RnnCell<float>.IdentityStart(inputs, hidden, seed);
            Initialization.Orthogonal(turning.U, new Random(seed));
            return turning;
        case "GRU, update bias 1":
            var gru = new GruCell<float>(inputs, hidden, seed);
            Initialization.Constant(gru.UpdateGate.b, 1);
            return gru;
        default: throw new ArgumentException($"No runner is called {name}.");
    }
}

/// <summary>A task of the race: how its sequences are drawn, and what counts as solved.</summary>
internal sealed record Event(string Name, Func<int, int, Dataset<float>> Draw, bool ByAccuracy, double Goal, string[] Cells);

/// <summary>What a run came to; no updates if it never reached the goal.</summary>
internal sealed record Result(string Cell, double Rate, int Seed, int? Updates, double Score);
