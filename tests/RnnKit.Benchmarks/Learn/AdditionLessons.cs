using RnnKit.Foundations;
using RnnKit.Numerics;
using RnnKit.Tasks;
using RnnKit.Training;

namespace RnnKit.Benchmarks.Learn;

/// <summary>
/// Addition of 3 digits as text in the set-up of the Keras example addition_rnn: 50,000 questions written backwards, a tenth held back,
/// two LSTMs of 128, batches of 32, Adam; but the learning rate, there 0.001 throughout, falls from 0.002 by 15% an epoch.
/// The example's committed log has validation accuracy 0.5708 after epoch 2, 0.9774 after epoch 10, and first 0.99 after epoch 14.
/// </summary>
internal static class AdditionLessons
{
    private const int Digits = 3, Epochs = 14;

    public static IEnumerable<Lesson> All { get; } =
    [
        new("addition of 3 digits", "per character 0.571, 0.977 at 2, 10; 0.99 by epoch 14", () =>
        {
            (Dataset<float> train, Dataset<float> held) = AdditionText.Draw<float>(50_000, Digits, seed: 1).Split(0.9);
            var model = new RepeatedEncoding(AdditionText.Alphabet.Size, 128, AdditionText.AnswerLength(Digits), seed: 2);
            var optimizer = new Adam<float>(0.002);
            var trainer = new Trainer<float>(optimizer);
            Batch<float> test = held.AsBatch();
            var at = new Dictionary<int, double>();
            double exact = 0;
            for (int epoch = 1; epoch <= Epochs; epoch++)
            {
                trainer.Fit(model, Shuffled(train, epoch).Batches(32), epochs: 1);
                (at[epoch], exact) = Score(model.Answer(test), test.Classes!);
                optimizer.LearningRate *= 0.85;
            }
            int first = at.Where(a => a.Value >= 0.99).Select(a => a.Key).DefaultIfEmpty(int.MaxValue).Min();
            return new Outcome(
                $"{at[2]:0.000}, {at[10]:0.000}; 0.99 by {(first > Epochs ? "none" : first)}; exact {exact:0.0%}",
                at[2] >= 0.5708 && at[10] >= 0.9774 && first <= Epochs,
                $"{Epochs} epochs of {train.Count:N0}");
        }),
    ];

    private static Dataset<float> Shuffled(Dataset<float> data, int seed)
    {
        Example<float>[] examples = [.. data.Examples];
        new Random(seed).Shuffle(examples);
        return new Dataset<float>(data.Name, examples, data.InputSize, data.OutputSize);
    }

    /// <summary>The share of characters that are right, and of answers that are right as a whole.</summary>
    private static (double Characters, double Exact) Score(Sequence<float> logits, Tokens answers)
    {
        int right = 0, whole = 0;
        for (int example = 0; example < answers.Batch; example++)
        {
            int hits = 0;
            for (int t = 0; t < answers.Steps; t++)
            {
                ReadOnlySpan<float> scores = logits.Step(t).Slice(example * logits.Features, logits.Features);
                if (Reduction.IndexOfMax<float>(scores) == answers[t, example]) hits++;
            }
            right += hits;
            whole += hits == answers.Steps ? 1 : 0;
        }
        return ((double)right / answers.Count(), (double)whole / answers.Batch);
    }
}
