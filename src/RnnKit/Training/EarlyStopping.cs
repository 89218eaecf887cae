using RnnKit.Foundations;

namespace RnnKit.Training;

/// <summary>
/// Ends training when the loss on data not learned from has not become better for some epochs (Prechelt 1998).
/// The parameters of the best epoch are put back, whether patience ran out or the epochs did (<see cref="RestoreBest"/>);
/// not where the caller stopped training, which is to go on from its last step. Keras: <c>EarlyStopping</c>.
/// </summary>
public sealed class EarlyStopping
{
    /// <summary>The rule.</summary>
    /// <param name="validationLoss">Called after every epoch, such as <c>() =&gt; model.Loss(validation)</c>; lower is better.</param>
    /// <param name="patience">Epochs without improvement after which training ends, at least 1.</param>
    /// <param name="improvement">By how much a loss must be below the best to count; 0 or more.</param>
    /// <param name="restoreBest">
    /// True to put the parameters of the best epoch back when training ends by itself; false to keep those of the last epoch.
    /// Keras: <c>restore_best_weights</c>, which is false there.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public EarlyStopping(Func<double> validationLoss, int patience, double improvement = 0, bool restoreBest = true)
    {
        ArgumentNullException.ThrowIfNull(validationLoss);
        ValidationLoss = validationLoss;
        Patience = Guard.Positive(patience);
        Improvement = Guard.Between(improvement, 0, double.MaxValue);
        RestoreBest = restoreBest;
    }

    /// <summary>The loss on data not learned from.</summary>
    public Func<double> ValidationLoss { get; }

    /// <summary>Epochs without improvement after which training ends.</summary>
    public int Patience { get; }

    /// <summary>By how much a loss must be below the best to count.</summary>
    public double Improvement { get; }

    /// <summary>Whether the parameters of the best epoch are put back at the end, after <see cref="StopReason.NoImprovement"/> and after <see cref="StopReason.Completed"/>.</summary>
    public bool RestoreBest { get; }

    /// <summary>How many epochs have passed since the best one; all of them where no loss was a number.</summary>
    public int EpochsSinceBest(IReadOnlyList<EpochRecord> epochs)
    {
        ArgumentNullException.ThrowIfNull(epochs);
        double best = double.PositiveInfinity;
        int at = 0;
        for (int i = 0; i < epochs.Count; i++)
            if (epochs[i].ValidationLoss < best - Improvement) (best, at) = (epochs[i].ValidationLoss!.Value, i + 1);
        return epochs.Count - at;
    }

    /// <summary>The rule in words.</summary>
    public override string ToString() => $"EarlyStopping after {Patience} epochs without improvement, with the parameters of the {(RestoreBest ? "best" : "last")} epoch";
}
