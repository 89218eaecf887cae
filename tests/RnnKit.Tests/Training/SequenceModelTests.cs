using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Inspection;
using RnnKit.Layers;
using RnnKit.Tasks;
using RnnKit.Training;

namespace RnnKit.Tests.Training;

public sealed class SequenceModelTests
{
    [Fact]
    public void A_small_network_learns_to_echo()
    {
        Dataset<float> data = SymbolTasks.Echo<float>(256, length: 8, delay: 2, symbols: 4, seed: 1);
        var (train, test) = data.Split(0.75);
        var model = new SequenceModel<float>(new RnnCell<float>(4, 24, seed: 2), 4, seed: 3, ReadOut.EveryStep);
        var trainer = new Trainer<float>(new Adam<float>(0.01)) { ClipNorm = 1 };

        double untrained = model.Loss(test.AsBatch());
        History history = trainer.Fit(model, train.Batches(32), epochs: 40, shuffleSeed: 4, cancellationToken: TestContext.Current.CancellationToken);

        Assert.InRange(untrained, 0.8 * Math.Log(4), 1.3 * Math.Log(4));
        Assert.Equal(StopReason.Completed, history.StopReason);
        Assert.Equal(40, history.Epochs.Count);
        Assert.True(model.Accuracy(test.AsBatch()) > 0.99, history.ToString());
    }

    [Theory]
    [InlineData(ReadOut.LastStep, false)]
    [InlineData(ReadOut.LastStep, true)]
    [InlineData(ReadOut.EveryStep, false)]
    [InlineData(ReadOut.EveryStep, true)]
    public void Its_gradients_are_those_of_central_differences(ReadOut readOut, bool embedded)
    {
        for (int seed = 0; seed < 5; seed++)
        {
            var random = new Random(seed);
            int[][] tokens = [.. Enumerable.Range(0, 4).Select(_ => Draw(random, 1 + random.Next(6), 5))];
            var classes = Tokens.FromExamples([.. tokens.Select(t => Draw(random, readOut == ReadOut.LastStep ? 1 : t.Length, 3))]);
            var batch = new Batch<double>(Tokens.FromExamples(tokens), classes);
            var embedding = embedded ? new Embedding<double>(5, 3, seed) : null;
            var model = new SequenceModel<double>(new RnnCell<double>(embedded ? 3 : 5, 6, seed), 3, seed + 1, readOut, embedding);

            GradientReport report = GradientCheck.Of(model, batch);

            Assert.True(report.Agrees(1e-7), report.ToString());
        }
    }

    private static int[] Draw(Random random, int length, int classes) => [.. Enumerable.Range(0, length).Select(_ => random.Next(classes))];
}
