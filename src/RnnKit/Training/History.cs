using System.Globalization;
using System.Text;
using RnnKit.Display;
using RnnKit.Foundations;

namespace RnnKit.Training;

/// <summary>Why training ended.</summary>
public enum StopReason
{
    /// <summary>All epochs were done. The model has the parameters of the last epoch, or with <see cref="EarlyStopping.RestoreBest"/> those of the best.</summary>
    Completed,

    /// <summary>The caller asked for it; the model is as after the last whole step.</summary>
    Stopped,

    /// <summary>The validation loss became no better. The model has the parameters of the best epoch, or without <see cref="EarlyStopping.RestoreBest"/> those of the last.</summary>
    NoImprovement,

    /// <summary>A loss, a gradient, what the last step made of a parameter or what an optimizer remembers was not finite; the model has the last good parameters.</summary>
    NotFinite,
}

/// <summary>One step of training.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Step">From 1, over all epochs.</param>
/// <param name="Loss">Mean loss of the batch, before the step.</param>
/// <param name="GradientNorm">Norm of all gradients together, before clipping.</param>
public readonly record struct StepRecord(int Epoch, int Step, double Loss, double GradientNorm)
{
    /// <summary>All of it, the same in every culture.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"StepRecord {{ Epoch = {Epoch}, Step = {Step}, Loss = {Loss}, GradientNorm = {GradientNorm} }}");
}

/// <summary>One pass over the data.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Loss">Mean over its batches of their losses.</param>
/// <param name="GradientNorm">Mean over its steps, before clipping.</param>
/// <param name="LargestGradientNorm">Largest of its steps, before clipping.</param>
/// <param name="Seconds">Since training began.</param>
/// <param name="ValidationLoss">The loss on data not learned from; null without early stopping.</param>
public readonly record struct EpochRecord(int Epoch, double Loss, double GradientNorm, double LargestGradientNorm, double Seconds, double? ValidationLoss = null)
{
    /// <summary>All of it, the same in every culture.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"EpochRecord {{ Epoch = {Epoch}, Loss = {Loss}, GradientNorm = {GradientNorm}, LargestGradientNorm = {LargestGradientNorm}, Seconds = {Seconds}, ValidationLoss = {ValidationLoss} }}");
}

/// <summary>What happened in a training run.</summary>
[TypeFormatterSource(typeof(PresentationFormatters), PreferredMimeTypes = [PresentationFormatters.Html, PresentationFormatters.Text])]
public sealed class History : IPresentable
{
    private readonly List<StepRecord> steps = [];
    private readonly List<EpochRecord> epochs = [];

    /// <summary>Every step.</summary>
    public IReadOnlyList<StepRecord> Steps => steps;

    /// <summary>Every whole epoch.</summary>
    public IReadOnlyList<EpochRecord> Epochs => epochs;

    /// <summary>The loss of every step.</summary>
    public double[] Losses => [.. steps.Select(s => s.Loss)];

    /// <summary>The gradient norm of every step, before clipping.</summary>
    public double[] GradientNorms => [.. steps.Select(s => s.GradientNorm)];

    /// <summary>The mean loss of every whole epoch.</summary>
    public double[] EpochLosses => [.. epochs.Select(e => e.Loss)];

    /// <summary>Why it ended.</summary>
    public StopReason StopReason { get; internal set; }

    /// <summary>The epoch whose parameters early stopping has put back; null where the model is as the last step left it.</summary>
    public int? RestoredEpoch { get; internal set; }

    /// <summary>What was not finite, where, and which parameter went first; null if all was well.</summary>
    public NonFiniteReport? NonFinite { get; internal set; }

    /// <summary>Wall-clock time; differs from run to run.</summary>
    public double Seconds { get; internal set; }

    /// <summary>The last epoch in one line, and why it ended if not because it was done.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(epochs.Count == 0 ? $"{steps.Count} steps" : FormattableString.Invariant($"{epochs.Count} epochs, {steps.Count} steps, loss {epochs[0].Loss:F4} → {epochs[^1].Loss:F4}"));
        if (StopReason == StopReason.Stopped) text.Append(", stopped on request");
        if (StopReason == StopReason.NoImprovement) text.Append(CultureInfo.InvariantCulture, $", no better validation loss than {epochs.Min(e => e.ValidationLoss):F4}");
        if (RestoredEpoch is int best) text.Append(CultureInfo.InvariantCulture, $", parameters of epoch {best}");
        if (NonFinite is not null) text.Append($"; {NonFinite}");
        return text.ToString();
    }

    /// <summary>The loss as a line and a table.</summary>
    Presentation IPresentable.Present() => HistoryLook.Of(this);

    internal void Add(StepRecord step) => steps.Add(step);

    internal void Add(EpochRecord epoch) => epochs.Add(epoch);

    /// <summary>The record of the epoch that the last steps made.</summary>
    internal EpochRecord Summarize(int stepsPerEpoch, double? validationLoss)
    {
        double loss = 0, norm = 0, largest = 0;
        for (int i = steps.Count - stepsPerEpoch; i < steps.Count; i++)
            (loss, norm, largest) = (loss + steps[i].Loss, norm + steps[i].GradientNorm, Math.Max(largest, steps[i].GradientNorm));
        return new EpochRecord(epochs.Count + 1, loss / stepsPerEpoch, norm / stepsPerEpoch, largest, Seconds, validationLoss);
    }

    /// <summary>A history that goes on where another ended.</summary>
    internal static History After(History? before, int stepsPerEpoch)
    {
        var history = new History();
        if (before is null) return history;
        Guard.That(
            before.StopReason is StopReason.Completed or StopReason.Stopped,
            "resume",
            $"'resume' ended with {before.StopReason}: its parameters are not those after its last step; expected a history that was completed or stopped.");
        int partial = before.steps.Count - before.epochs.Count * stepsPerEpoch;
        Guard.That(
            partial >= 0 && partial < stepsPerEpoch && before.steps.Index().All(s => s.Item.Epoch == s.Index / stepsPerEpoch + 1),
            "resume",
            $"'resume' has {before.steps.Count} steps in {before.epochs.Count} whole epochs; expected the history of a run over {stepsPerEpoch} batches an epoch.");
        history.steps.AddRange(before.steps);
        history.epochs.AddRange(before.epochs);
        history.Seconds = before.Seconds;
        return history;
    }
}
