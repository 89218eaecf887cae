using System.Diagnostics;
using RnnKit.Foundations;
using RnnKit.Text;
using RnnKit.Training;

namespace RnnKit.Benchmarks.Translate;

/// <summary>
/// Trains until the time or the epochs are over. The learning rate rises over the first steps and then falls in a straight line
/// with the time that has gone by, so that it reaches its lowest value as training ends, however fast the machine is.
/// </summary>
internal sealed class TimedTraining(TranslateOptions options, TextWriter output)
{
    private const int WarmUp = 100, Report = 100;
    private const double LowestRate = 0.02, ClipNorm = 3;
    private readonly long start = Stopwatch.GetTimestamp();
    private readonly TimeSpan processorAtStart = Environment.CpuUsage.TotalTime;
    private int steps;
    private double losses;

    /// <summary>Seconds since the beginning.</summary>
    public double Seconds => Stopwatch.GetElapsedTime(start).TotalSeconds;

    /// <summary>Trains the model on pairs; false if a loss or gradient was not finite.</summary>
    public bool Run(TwoHalves learner, IReadOnlyList<TokenPair> pairs)
    {
        var optimizer = new Adam<float>(options.LearningRate);
        var trainer = new Trainer<float>(optimizer) { ClipNorm = ClipNorm };
        using var timeIsUp = new CancellationTokenSource();
        for (int epoch = 1; epoch <= Math.Max(options.Epochs, options.Epochs == 0 ? int.MaxValue : 0); epoch++)
        {
            IReadOnlyList<HalvedBatch> batches =
            [
                .. LengthBatches.Of(pairs, p => p.Source.Count, p => p.Target.Count, options.BatchSize, unchecked(options.Seed * 1000 + epoch)).Select(HalvedBatch.Of),
            ];
            optimizer.LearningRate = RateAt(batches.Count);
            History history = trainer.Fit(
                learner,
                batches,
                epochs: 1,
                stepped: step =>
                {
                    steps++;
                    losses += step.Loss;
                    double gone = Gone(batches.Count);
                    if (gone >= 1) timeIsUp.Cancel();
                    else optimizer.LearningRate = RateAt(batches.Count);
                    if (steps % Report == 0) Show(epoch, step, batches.Count, optimizer.LearningRate);
                },
                cancellationToken: timeIsUp.Token);
            if (history.StopReason == StopReason.NotFinite)
            {
                output.WriteLine($"Training stopped: {history.NonFinite}");
                return false;
            }
            if (timeIsUp.IsCancellationRequested) break;
        }
        return true;
    }

    /// <summary>Steps, wall-clock and processor time.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{steps:N0} steps in {Seconds:0.0} s, {(Environment.CpuUsage.TotalTime - processorAtStart).TotalSeconds:0.0} s of processor time");

    /// <summary>The share of training that lies behind, by time or by epochs, whichever ends first.</summary>
    private double Gone(int stepsAnEpoch) => Math.Min(1, Math.Max(
        Seconds / (60 * options.Minutes),
        options.Epochs == 0 ? 0 : (double)steps / ((long)options.Epochs * stepsAnEpoch)));

    private double RateAt(int stepsAnEpoch) =>
        options.LearningRate * Math.Min(1, (steps + 1.0) / WarmUp) * (1 - (1 - LowestRate) * Gone(stepsAnEpoch));

    private void Show(int epoch, StepRecord step, int stepsAnEpoch, double rate)
    {
        output.WriteLine(FormattableString.Invariant(
            $"epoch {epoch}, step {step.Step,5:N0} of {stepsAnEpoch:N0}   loss {losses / Report:0.000}   rate {rate:0.00000}   {this}"));
        losses = 0;
    }
}
