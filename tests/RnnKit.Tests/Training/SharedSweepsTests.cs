using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Tests.Numerics;
using RnnKit.Training;

namespace RnnKit.Tests.Training;

/// <summary>The threads that learned a batch also clip its gradients, move the parameters and keep their last values, in pieces of a large model.</summary>
public sealed class SharedSweepsTests
{
    private const int Words = 1500, Steps = 6, Size = 90; // an embedding of more numbers than any piece, the last one not whole

    [Theory]
    [InlineData(0.01)]
    [InlineData(1e30)]
    public void A_training_gives_the_same_bits_on_any_number_of_threads(double clipNorm)
    {
        float[] alone = Trained(threads: 1, clipNorm, new AdamW<float>(0.01, weightDecay: 0.1));

        for (int threads = 2; threads <= 4; threads++)
            Draws.AssertSameBits<float>(alone, Trained(threads, clipNorm, new AdamW<float>(0.01, weightDecay: 0.1)), $"{threads} threads");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void After_a_step_that_was_too_large_all_parameters_are_those_before_it(int threads)
    {
        float[] before = Trained(threads, clipNorm: 1, new Sgd<float>(0.1), epochs: 1);
        var rule = new Sgd<float>(0.1);

        float[] ended = Trained(threads, clipNorm: 1, rule, epochs: 4, stepped: step => rule.LearningRate = step.Step < 2 ? 0.1 : 1e39);

        Draws.AssertSameBits<float>(before, ended, $"{threads} threads");
    }

    [Fact]
    public void After_the_first_steps_none_allocates_more_than_a_kilobyte()
    {
        SequenceModel<float> model = Model();
        using var parallel = new DataParallel<float, Batch<float>>(model, Model, shares: 2, threads: 2);
        var rule = new Adam<float>(0.01);
        Batch<float> batch = Batch(new Random(1));
        void Step()
        {
            parallel.ZeroGradients();
            parallel.Learn(batch);
            Clipping.ByNorm(parallel.Parameters, 0.01);
            rule.Step(parallel.Parameters);
        }

        for (int i = 0; i < 40; i++) Step();
        Assert.InRange(
            Enumerable.Range(0, 5).Min(_ =>
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                for (int i = 0; i < 10; i++) Step();
                return (GC.GetAllocatedBytesForCurrentThread() - before) / 10;
            }),
            0,
            1023);
    }

    private static float[] Trained(int threads, double clipNorm, IOptimizer<float> rule, int epochs = 4, Action<StepRecord>? stepped = null)
    {
        SequenceModel<float> model = Model();
        using var parallel = new DataParallel<float, Batch<float>>(model, Model, shares: 3, threads);
        var random = new Random(2);
        new Trainer<float>(rule) { ClipNorm = clipNorm }.Fit(parallel, [Batch(random), Batch(random)], epochs, stepped: stepped);
        return [.. model.Parameters.SelectMany(p => p.Values.ToArray())];
    }

    private static SequenceModel<float> Model() =>
        new(new GruCell<float>(Size, 40, seed: 1), Words, seed: 2, ReadOut.EveryStep, new Embedding<float>(Words, Size, seed: 3));

    private static Batch<float> Batch(Random random)
    {
        Tokens Draw() => Tokens.FromExamples([.. Enumerable.Range(0, 12).Select(_ => Enumerable.Range(0, Steps).Select(_ => random.Next(Words)).ToArray())]);
        return new Batch<float>(Draw(), Draw());
    }
}
