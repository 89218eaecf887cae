using System.Numerics;
using RnnKit.Foundations;

namespace RnnKit.Training;

/// <summary>
/// The training loop: zero gradients, learn a batch, clip, step. It reports progress, can be stopped between two steps,
/// and ends at the first loss or gradient that is not finite, at a step that makes the optimizer's memory so, or after a last step
/// that made a parameter so, with the last good parameters in place.
/// </summary>
public sealed class Trainer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>√ of the largest T: the square of any number in a gradient of this norm is finite.</summary>
    private static readonly double LargestSafeNorm = Math.Sqrt(typeof(T) == typeof(float) ? float.MaxValue : double.MaxValue);

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

    /// <summary>The learning rate of every step; null leaves the optimizer's as it is.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>When to end before the last epoch; null does not.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>What measures <see cref="History.Seconds"/>; it influences nothing else.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The parameters of the epoch with the best validation loss.</summary>
    internal Snapshot<T>? Best { get; set; }

    /// <summary>The parameters after the last step, where those of the best epoch were put back: a run that goes on goes on from them.</summary>
    internal Snapshot<T>? Last { get; set; }

    /// <summary>Trains on every batch, once an epoch.</summary>
    /// <param name="learner">The model.</param>
    /// <param name="batches">The data.</param>
    /// <param name="epochs">Passes over the data, at least 1.</param>
    /// <param name="shuffleSeed">Draws a new order of the batches for every epoch; null keeps their order.</param>
    /// <param name="progress">Called after every epoch.</param>
    /// <param name="stepped">Called after every step.</param>
    /// <param name="resume">
    /// The history of a run that was stopped or completed, with the same batches and seed: training goes on after its last step,
    /// to the same bits as if it had never ended. Model and optimizer must be as that run left them.
    /// </param>
    /// <param name="cancellationToken">Ends training after the step at hand; the model stays usable.</param>
    /// <returns>What happened, also when it was stopped.</returns>
    /// <exception cref="ArgumentException">There are no batches or no epochs, or the history to resume is of another run, or of one whose best parameters this trainer does not have.</exception>
    public History Fit<TBatch>(
        ILearner<T, TBatch> learner,
        IReadOnlyList<TBatch> batches,
        int epochs,
        int? shuffleSeed = null,
        Action<EpochRecord>? progress = null,
        Action<StepRecord>? stepped = null,
        History? resume = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(learner);
        ArgumentNullException.ThrowIfNull(batches);
        Guard.That(batches.Count > 0, nameof(batches), "'batches' is empty; expected at least one batch.");
        Guard.Positive(epochs);
        History history = History.After(resume, batches.Count);
        if (resume is null) Best = null;
        CheckBest(learner.Parameters, history);
        if (resume?.RestoredEpoch is not null) RestoreLast(learner.Parameters);
        Last = null;
        var kept = new Snapshot<T>(learner.Parameters);
        Random? random = shuffleSeed is int seed ? new Random(seed) : null;
        int[] order = [.. Enumerable.Range(0, batches.Count)];
        double before = history.Seconds;
        long start = Clock.GetTimestamp();
        using Threads.Training running = Threads.Train();
        for (int epoch = 1; epoch <= epochs && history.StopReason == StopReason.Completed; epoch++)
        {
            random?.Shuffle(order);
            if (epoch <= history.Epochs.Count) continue; // the run that is resumed has been through it
            int done = history.Steps.Count - history.Epochs.Count * order.Length;
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
                done++;
            }
            history.Seconds = before + Clock.GetElapsedTime(start).TotalSeconds;
            if (history.StopReason != StopReason.Completed) break;
            EpochRecord record = history.Summarize(order.Length, EarlyStopping?.ValidationLoss());
            history.Add(record);
            progress?.Invoke(record);
            if (EarlyStopping is not null) StopEarly(EarlyStopping, learner.Parameters, history);
        }
        if (history.StopReason == StopReason.NoImprovement) RestoreBest(learner.Parameters, history);
        if (history.StopReason != StopReason.NotFinite) CheckLastStep(learner.Parameters, history, kept);
        if (history.StopReason == StopReason.Completed) RestoreBest(learner.Parameters, history);
        return history;
    }

    /// <summary>The optimizer and the clipping.</summary>
    public override string ToString() =>
        $"Trainer with {Optimizer}"
        + (ClipNorm is null ? "" : FormattableString.Invariant($", clipping the norm to {ClipNorm}"))
        + (ClipValue is null ? "" : FormattableString.Invariant($", clipping values to {ClipValue}"));

    private StepRecord TakeStep<TBatch>(ILearner<T, TBatch> learner, TBatch batch, int epoch, History history, Snapshot<T> kept)
    {
        learner.ZeroGradients();
        double loss = learner.Learn(batch);
        var step = new StepRecord(epoch, history.Steps.Count + 1, loss, Clip(learner.Parameters));
        history.NonFinite = NonFiniteReport.Of(learner.Parameters, step);
        if (history.NonFinite is null)
        {
            kept.Take();
            if (Schedule is not null) Optimizer.LearningRate = Schedule.At(step.Step);
            StepOrReport(learner.Parameters, step, history, kept);
        }
        else
        {
            if (!double.IsFinite(loss)) kept.Restore();
            history.StopReason = StopReason.NotFinite;
        }
        return step;
    }

    /// <summary>
    /// A gradient whose square leaves the range of T may leave ∞ in a running mean of squares. Only such a gradient: then the memory
    /// is looked at, and where it is not finite any more, parameters and memory are as before the step.
    /// </summary>
    private void StepOrReport(IReadOnlyList<Parameter<T>> parameters, StepRecord step, History history, Snapshot<T> kept)
    {
        if (step.GradientNorm < LargestSafeNorm)
        {
            Optimizer.Step(parameters);
            return;
        }
        OptimizerMemory<T> memory = Optimizer.Memory;
        var before = memory.Copy();
        Optimizer.Step(parameters);
        history.NonFinite = NonFiniteReport.Of(parameters, memory, step);
        if (history.NonFinite is null) return;
        kept.Restore();
        memory.Restore(before);
        history.StopReason = StopReason.NotFinite;
    }

    private void StopEarly(EarlyStopping rule, IReadOnlyList<Parameter<T>> parameters, History history)
    {
        int waited = rule.EpochsSinceBest(history.Epochs);
        if (waited == 0) Best = new Snapshot<T>(parameters);
        if (waited >= rule.Patience) history.StopReason = StopReason.NoImprovement;
    }

    /// <summary>At the end of a run that was not stopped from outside: the best epoch's parameters, if that is the rule and another epoch was the last.</summary>
    private void RestoreBest(IReadOnlyList<Parameter<T>> parameters, History history)
    {
        if (EarlyStopping is not { RestoreBest: true } rule || Best is null) return;
        int since = rule.EpochsSinceBest(history.Epochs);
        if (since == 0 || since == history.Epochs.Count) return;
        Last = new Snapshot<T>(parameters);
        Best.Restore();
        history.RestoredEpoch = history.Epochs.Count - since;
    }

    private void RestoreLast(IReadOnlyList<Parameter<T>> parameters)
    {
        Guard.That(
            Last?.IsOf(parameters) == true,
            "resume",
            "'resume' ended with the parameters of its best epoch, but this trainer does not have those of the last; expected the trainer of that run, or one after Checkpoint.Load.");
        Last.Restore();
    }

    /// <summary>A step that was too large shows in the loss of the next; after the last one there is none, so the parameters are looked at.</summary>
    private static void CheckLastStep(IReadOnlyList<Parameter<T>> parameters, History history, Snapshot<T> kept)
    {
        if (history.Steps.Count == 0) return;
        history.NonFinite = NonFiniteReport.After(history.Steps[^1], parameters);
        if (history.NonFinite is null) return;
        kept.Restore();
        history.StopReason = StopReason.NotFinite;
    }

    /// <summary>A run that goes on may have to put back the parameters of an epoch before it was stopped: they must be at hand.</summary>
    private void CheckBest(IReadOnlyList<Parameter<T>> parameters, History resume)
    {
        int best = EarlyStopping is null ? 0 : resume.Epochs.Count - EarlyStopping.EpochsSinceBest(resume.Epochs);
        Guard.That(
            best == 0 || Best?.IsOf(parameters) == true,
            nameof(resume),
            $"'resume' was best after epoch {best}, but this trainer does not have the parameters of then; expected the trainer of that run, or one after Checkpoint.Load.");
    }

    private double Clip(IReadOnlyList<Parameter<T>> parameters)
    {
        double norm = ClipNorm is double limit ? Clipping.ByNorm(parameters, limit) : Clipping.Norm(parameters);
        if (ClipValue is double each && double.IsFinite(norm)) Clipping.ByValue(parameters, each);
        return norm;
    }
}
