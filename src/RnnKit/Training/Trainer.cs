using System.Numerics;
using RnnKit.Foundations;

namespace RnnKit.Training;

/// <summary>
/// The training loop: zero gradients, learn a batch, clip, step. It reports progress, can be stopped between two steps,
/// and ends at the first loss or gradient that is not finite, with the last good parameters in place.
/// </summary>
public sealed class Trainer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double? clipNorm, clipValue;

    /// <summary>A loop around an optimizer.</summary>
    public Trainer(IOptimizer<T> optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        Optimizer = optimizer;
    }

    /// <summary>The rule that changes the parameters.</summary>
    public IOptimizer<T> Optimizer { get; }

    /// <summary>Threshold of <see cref="Clipping.ByNorm{T}"/>; null does not clip by norm.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above 0.</exception>
    public double? ClipNorm
    {
        get => clipNorm;
        init => clipNorm = value is double limit ? Guard.Positive(limit, nameof(ClipNorm)) : null;
    }

    /// <summary>Threshold of <see cref="Clipping.ByValue{T}"/>; null does not clip by value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above 0.</exception>
    public double? ClipValue
    {
        get => clipValue;
        init => clipValue = value is double limit ? Guard.Positive(limit, nameof(ClipValue)) : null;
    }

    /// <summary>What measures <see cref="History.Seconds"/>; it influences nothing else.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Trains on every batch, once an epoch.</summary>
    /// <param name="learner">The model.</param>
    /// <param name="batches">The data.</param>
    /// <param name="epochs">Passes over the data, at least 1.</param>
    /// <param name="shuffleSeed">Draws a new order of the batches for every epoch; null keeps their order.</param>
    /// <param name="progress">Called after every epoch.</param>
    /// <param name="stepped">Called after every step.</param>
    /// <param name="cancellationToken">Ends training after the step at hand; the model stays usable.</param>
    /// <returns>What happened, also when it was stopped.</returns>
    /// <exception cref="ArgumentException">There are no batches or no epochs.</exception>
    public History Fit<TBatch>(
        ILearner<T, TBatch> learner,
        IReadOnlyList<TBatch> batches,
        int epochs,
        int? shuffleSeed = null,
        Action<EpochRecord>? progress = null,
        Action<StepRecord>? stepped = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(learner);
        ArgumentNullException.ThrowIfNull(batches);
        Guard.That(batches.Count > 0, nameof(batches), "'batches' is empty; expected at least one batch.");
        Guard.Positive(epochs);
        var history = new History();
        var kept = new Snapshot<T>(learner.Parameters);
        Random? random = shuffleSeed is int seed ? new Random(seed) : null;
        int[] order = [.. Enumerable.Range(0, batches.Count)];
        long start = Clock.GetTimestamp();
        for (int epoch = 1; epoch <= epochs && history.StopReason == StopReason.Completed; epoch++)
        {
            random?.Shuffle(order);
            double loss = 0, norm = 0, largest = 0;
            int done = 0;
            while (done < order.Length && history.StopReason == StopReason.Completed)
            {
                if (cancellationToken.IsCancellationRequested)
                {
                    history.StopReason = StopReason.Stopped;
                    break;
                }
                StepRecord step = TakeStep(learner, batches[order[done]], epoch, history, kept);
                history.Add(step);
                stepped?.Invoke(step);
                (loss, norm, largest) = (loss + step.Loss, norm + step.GradientNorm, Math.Max(largest, step.GradientNorm));
                done++;
            }
            history.Seconds = Clock.GetElapsedTime(start).TotalSeconds;
            if (history.StopReason != StopReason.Completed) break;
            var record = new EpochRecord(epoch, loss / done, norm / done, largest, history.Seconds);
            history.Add(record);
            progress?.Invoke(record);
        }
        return history;
    }

    /// <summary>The optimizer and the clipping.</summary>
    public override string ToString() =>
        $"Trainer with {Optimizer}" + (ClipNorm is null ? "" : $", clipping the norm to {ClipNorm}") + (ClipValue is null ? "" : $", clipping values to {ClipValue}");

    private StepRecord TakeStep<TBatch>(ILearner<T, TBatch> learner, TBatch batch, int epoch, History history, Snapshot<T> kept)
    {
        learner.ZeroGradients();
        double loss = learner.Learn(batch);
        var step = new StepRecord(epoch, history.Steps.Count + 1, loss, Clip(learner.Parameters));
        history.NonFinite = NonFiniteReport.Of(learner.Parameters, step);
        if (history.NonFinite is null)
        {
            kept.Take();
            Optimizer.Step(learner.Parameters);
        }
        else
        {
            if (!double.IsFinite(loss)) kept.Restore();
            history.StopReason = StopReason.NotFinite;
        }
        return step;
    }

    private double Clip(IReadOnlyList<Parameter<T>> parameters)
    {
        double norm = ClipNorm is double limit ? Clipping.ByNorm(parameters, limit) : Clipping.Norm(parameters);
        if (ClipValue is double each && double.IsFinite(norm)) Clipping.ByValue(parameters, each);
        return norm;
    }
}
