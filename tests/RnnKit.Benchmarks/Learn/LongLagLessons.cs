using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Tasks;
using RnnKit.Training;

namespace RnnKit.Benchmarks.Learn;

/// <summary>
/// Adding, copy memory and temporal order. Every round trains on fresh examples and then measures on a test set of its own;
/// training ends with the first round that reaches the goal.
/// </summary>
internal static class LongLagLessons
{
    private const int RoundSteps = 50, BatchSize = 32, TestSeed = 1_000_000;

    public static IEnumerable<Lesson> All { get; } =
    [
        Adding("LSTM", 100, () => new LstmCell<float>(2, 64, seed: 1)),
        Adding("GRU", 100, () => new GruCell<float>(2, 64, seed: 1)),
        Adding("LSTM", 200, () => new LstmCell<float>(2, 64, seed: 1)),
        Adding("GRU", 200, () => new GruCell<float>(2, 64, seed: 1)),
        CopyMemory(lag: 100),
        TemporalOrder(),
    ];

    private static Lesson Adding(string name, int length, Func<ICell<float>> cell) => new(
        $"adding, {length} steps, {name}", $"MSE below 0.01 (baseline {LongLagTasks.AddingBaseline:0.000})", () =>
        {
            var model = new SequenceModel<float>(cell(), 1, seed: 2);
            Batch<float> test = LongLagTasks.Adding<float>(1000, length, TestSeed).AsBatch();
            (int steps, double mse) = Train(
                model, new Adam<float>(0.005), rounds: 60, seed => LongLagTasks.Adding<float>(RoundSteps * BatchSize, length, seed), () => model.Loss(test), loss => loss < 0.01);
            return new Outcome($"MSE {mse:0.0000}", mse < 0.01, $"{steps} steps of {BatchSize}");
        });

    /// <summary>The lag grows while learning (a curriculum, Zaremba and Sutskever 2014): 5, 10, 20, 40, 80, 100, each mastered, at a tenth of its own
    /// baseline, before the next: recalling ten symbols is learned where it is cheap.</summary>
    private static Lesson CopyMemory(int lag)
    {
        double baseline = LongLagTasks.CopyMemoryBaseline(lag), goal = baseline / 10;
        return new Lesson($"copy memory, lag {lag}, GRU", $"loss below {goal:0.0000} (a tenth of the baseline {baseline:0.000})", () =>
        {
            var model = new SequenceModel<float>(LongMemory(10, 128, longest: lag + 20), 9, seed: 2, ReadOut.EveryStep);
            Batch<float> test = LongLagTasks.CopyMemory<float>(200, lag, TestSeed).AsBatch();
            int at = 5;
            (int steps, double final) = Train(
                model,
                new Adam<float>(0.006),
                rounds: 100,
                seed => LongLagTasks.CopyMemory<float>(RoundSteps * BatchSize, at, seed),
                () => model.Loss(test),
                loss => loss < goal,
                trained =>
                {
                    if (trained < LongLagTasks.CopyMemoryBaseline(at) / 10) at = Math.Min(lag, 2 * at);
                });
            return new Outcome($"loss {final:0.0000}", final < goal, $"{steps} steps of {BatchSize}");
        });
    }

    private static Lesson TemporalOrder() => new("temporal order, GRU", "99% right (4 classes: chance 25%)", () =>
    {
        var model = new SequenceModel<float>(LongMemory(8, 64, longest: 100), 4, seed: 2);
        Batch<float> test = LongLagTasks.TemporalOrder<float>(2560, TestSeed).AsBatch();
        (int steps, double right) = Train(
            model, new Adam<float>(0.005), rounds: 60, seed => LongLagTasks.TemporalOrder<float>(RoundSteps * BatchSize, seed), () => model.Accuracy(test), accuracy => accuracy >= 0.99);
        return new Outcome($"{right:0.00%} of 2,560 right", right >= 0.99, $"{steps} steps of {BatchSize}");
    });

    /// <summary>A GRU by chrono initialization (Tallec and Ollivier 2018): at the start its units remember for 1 to <paramref name="longest"/> steps.</summary>
    private static GruCell<float> LongMemory(int inputSize, int hidden, int longest)
    {
        var cell = new GruCell<float>(inputSize, hidden, seed: 1);
        var random = new Random(3);
        foreach (ref float bias in cell.UpdateGate.b.Values) bias = (float)Math.Log(1 + random.NextDouble() * (longest - 2));   // b_z = ln u, u in [1, T - 1]
        return cell;
    }

    private static (int Steps, double Measure) Train(
        SequenceModel<float> model,
        Adam<float> optimizer,
        int rounds,
        Func<int, Dataset<float>> draw,
        Func<double> measure,
        Func<double, bool> reached,
        Action<double>? trained = null)
    {
        var trainer = new Trainer<float>(optimizer) { ClipNorm = 1 };
        double value = measure();
        int round = 0;
        while (round < rounds && !reached(value))
        {
            History history = trainer.Fit(model, draw(++round).Batches(BatchSize), epochs: 1);
            trained?.Invoke(history.Losses[^10..].Average());
            value = measure();
        }
        return (round * RoundSteps, value);
    }
}
