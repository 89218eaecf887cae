using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Tasks;
using RnnKit.Training;

namespace RnnKit.Tests.Training;

/// <summary>Several trainings side by side, as notebooks run their seeds.</summary>
[Collection(nameof(ThreadNumbers))]
public sealed class TrainingsAtOnceTests
{
    [Fact]
    public void They_learn_what_they_learn_one_after_another()
    {
        float[][] alone = [.. Enumerable.Range(1, 4).Select(Trained)];
        var together = new float[4][];
        Parallel.For(0, 4, n => together[n] = Trained(n + 1));
        Assert.Equal(alone, together);
    }

    [Fact]
    public void They_share_the_threads()
    {
        for (int trainings = 1; trainings <= 2 * Threads.Count; trainings++)
        {
            IDisposable[] running = [.. Enumerable.Range(0, trainings).Select(_ => (IDisposable)Threads.Train())];
            Assert.Equal(Math.Max(1, Threads.Count / trainings), Threads.For(long.MaxValue));
            foreach (IDisposable one in running) one.Dispose();
        }
    }

    private static float[] Trained(int seed)
    {
        IReadOnlyList<Batch<float>> batches = SymbolTasks.Echo<float>(64, length: 20, delay: 2, symbols: 8, seed).Batches(32);
        var model = new SequenceModel<float>(new LstmCell<float>(8, 64, seed), outputSize: 8, seed, ReadOut.EveryStep);
        new Trainer<float>(new Adam<float>(0.01)).Fit(model, batches, epochs: 3, shuffleSeed: seed);
        return [.. model.Parameters.SelectMany(p => p.Values.ToArray())];
    }
}
