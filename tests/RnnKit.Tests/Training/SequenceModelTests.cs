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

    [Fact]
    public void Accuracy_needs_a_class_as_the_loss_does()
    {
        var model = new SequenceModel<float>(new RnnCell<float>(2, 3, seed: 1), 2, seed: 2, ReadOut.EveryStep);
        var batch = new Batch<float>(Tokens.FromExamples([[0, 1]]), Tokens.FromExamples([[Tokens.Nothing, Tokens.Nothing]]));

        Assert.Contains("'batch' marks every position to be ignored", Assert.Throws<ArgumentException>("batch", () => model.Accuracy(batch)).Message);
        Assert.Throws<ArgumentException>(() => model.Loss(batch));
    }

    [Fact]
    public void Looking_at_gradients_does_not_change_what_is_drawn_later()
    {
        var batch = new Batch<double>(Tokens.FromExamples([[0, 1, 1]]), Tokens.FromExamples([[1, 0, 1]]));
        SequenceModel<double> Model() => new(new RnnCell<double>(2, 8, seed: 1), 2, seed: 2, ReadOut.EveryStep) { OutputDropout = 0.5, DropoutSeed = 3 };
        double expected = Model().Learn(batch);

        SequenceModel<double> checkedBefore = Model(), measuredBefore = Model(), failedBefore = Model();
        GradientReport report = GradientCheck.Of(checkedBefore, batch);
        GradientNoise.Of(measuredBefore, [batch, batch, batch]);
        Assert.Throws<InvalidOperationException>(() => GradientCheck.Of(failedBefore, () => failedBefore.Learn(batch), () => throw new InvalidOperationException()));

        Assert.True(report.Agrees(), report.ToString());
        Assert.All([checkedBefore, measuredBefore, failedBefore], model => Assert.Equal(expected, model.Learn(batch)));
    }

    private static int[] Draw(Random random, int length, int classes) => [.. Enumerable.Range(0, length).Select(_ => random.Next(classes))];
}
