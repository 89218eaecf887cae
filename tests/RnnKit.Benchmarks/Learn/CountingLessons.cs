using RnnKit.Cells;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Tasks;
using RnnKit.Training;

namespace RnnKit.Benchmarks.Learn;

/// <summary>
/// Human numbers with a two-layer LSTM of 64 units, pieces of 16 words in batches of 64, as in the fast.ai book;
/// regularized by a head tied to the embedding, dropout before it and weight decay.
/// </summary>
internal static class CountingLessons
{
    private const int Size = 64, Epochs = 15;

    public static IEnumerable<Lesson> All { get; } =
    [
        Counting("human numbers, LSTM", "75.8% of next words (book, 15 epochs)", 0.758, dropout: 0, rate: 0.01, decay: 0),
        Counting("human numbers, regularized", "86.9% of next words (book, 15 epochs)", 0.869, dropout: 0.3, rate: 0.01, decay: 0.5, tied: true),
    ];

    private static Lesson Counting(string name, string anchor, double goal, double dropout, double rate, double decay, bool tied = false) => new(name, anchor, () =>
    {
        (Dataset<float> train, Dataset<float> validation) = HumanNumbers.Count<float>();
        var layer = new Stacked<float>([new Recurrent<float>(new LstmCell<float>(Size, Size, seed: 1)), new Recurrent<float>(new LstmCell<float>(Size, Size, seed: 2))]);
        var model = new CarriedModel(new Embedding<float>(train.InputSize, Size, seed: 3), layer, new Dense<float>(Size, train.OutputSize, seed: 4), tied, dropout, seed: 5);
        IReadOnlyList<Batch<float>> batches = train.Batches(Size), held = validation.Batches(Size);
        var optimizer = new AdamW<float>(rate, weightDecay: decay);
        var schedule = Schedule.Cosine(rate, Epochs * batches.Count, 1e-5, warmUp: 3 * batches.Count);
        var trainer = new Trainer<float>(optimizer) { ClipNorm = 1, Schedule = schedule };
        double accuracy = 0;
        trainer.Fit(model, batches, Epochs, progress: _ => accuracy = model.Accuracy(held));   // which also starts the next epoch without a memory
        return new Outcome($"{accuracy:0.0%} of {held.Sum(batch => batch.Classes!.Count()):N0} next words", accuracy >= goal, $"{Epochs} epochs");
    });
}
