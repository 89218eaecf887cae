using System.Numerics;
using System.Runtime.CompilerServices;
using RnnKit.Foundations;
using RnnKit.Numerics;

namespace RnnKit.Training;

/// <summary>
/// Learns a batch on several threads: the examples are split into shares, each learned by a copy of the model with gradients
/// of its own, and the gradients are added in the order of the shares. The shares do not depend on the number of threads,
/// so neither do the results, to the last bit. PyTorch: <c>DistributedDataParallel</c>.
/// </summary>
public sealed class DataParallel<T, TBatch> : ILearner<T, TBatch>, IRandomLearner, IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TBatch : class, IBatch<TBatch>
{
    private readonly ILearner<T, TBatch> model;
    private readonly ILearner<T, TBatch>[] copies;
    private readonly double[] losses, weights;
    private readonly ConditionalWeakTable<TBatch, TBatch[]> splits = [];
    private readonly Crew crew;
    private readonly Action<int> learnShare, addGradients;
    private TBatch[] shares = [];

    /// <summary>A learner around a model.</summary>
    /// <param name="model">Whose parameters are trained.</param>
    /// <param name="copy">Makes another model of the same parts; its parameters' values do not matter.</param>
    /// <param name="shares">Into how many shares a batch is split; the results depend on it, by rounding.</param>
    /// <param name="threads">How many of them are learned at once; the results do not depend on it.</param>
    /// <exception cref="ArgumentException">A number is below 1, or a copy has other parameters than the model, or its very own.</exception>
    public DataParallel(ILearner<T, TBatch> model, Func<ILearner<T, TBatch>> copy, int shares, int threads)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(copy);
        this.model = model;
        copies = [.. Enumerable.Range(0, Guard.Positive(shares)).Select(_ => copy())];
        foreach (ILearner<T, TBatch> each in copies)
            Guard.That(
                each.Parameters.Select(p => p.ToString()).SequenceEqual(model.Parameters.Select(p => p.ToString())) && !each.Parameters.Intersect(model.Parameters).Any(),
                nameof(copy),
                "'copy' made a model with other parameters, or with the model's own; expected one of the same parts with parameters of its own.");
        Guard.That(copies.Distinct().Count() == copies.Length, nameof(copy), "'copy' made the same model twice; expected a new one each time.");
        (losses, weights) = (new double[shares], new double[shares]);
        crew = new Crew(Guard.Positive(threads));
        (learnShare, addGradients) = (LearnShare, AddGradients);
    }

    /// <summary>Those of the model.</summary>
    public IReadOnlyList<Parameter<T>> Parameters => model.Parameters;

    /// <inheritdoc/>
    public int Draws { get; set; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The batch does not fit the model.</exception>
    public double Learn(TBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Draws++;
        shares = splits.GetValue(batch, Split);
        int targets = batch.TargetCount;
        Guard.That(targets > 0, nameof(batch), "'batch' has no target; expected at least one.");
        for (int i = 0; i < shares.Length; i++) weights[i] = (double)shares[i].TargetCount / targets;
        crew.Run(shares.Length, learnShare);
        crew.Run(Parameters.Count, addGradients);
        double loss = 0;
        for (int i = 0; i < shares.Length; i++) loss += weights[i] * losses[i];     // L = Σ_i n_i / n L_i
        return loss;
    }

    /// <summary>Releases what the threads wait on.</summary>
    public void Dispose() => crew.Dispose();

    /// <summary>The model.</summary>
    public override string ToString() => $"In {copies.Length} shares: {model}";

    /// <summary>Shares of equal size, as far as it goes, none empty and none without a target.</summary>
    private TBatch[] Split(TBatch batch)
    {
        int count = Math.Min(copies.Length, batch.Size);
        int Start(int share) => (int)((long)batch.Size * share / count);
        return [.. Enumerable.Range(0, count).Select(i => batch.Examples(Start(i), Start(i + 1) - Start(i))).Where(share => share.TargetCount > 0)];
    }

    private void LearnShare(int i)
    {
        ILearner<T, TBatch> copy = copies[i];
        for (int k = 0; k < Parameters.Count; k++) Parameters[k].Values.CopyTo(copy.Parameters[k].Values);
        copy.ZeroGradients();
        if (copy is IRandomLearner random) random.Draws = unchecked(Draws * copies.Length + i);
        losses[i] = copy.Learn(shares[i]);
    }

    private void AddGradients(int k)
    {
        for (int i = 0; i < shares.Length; i++)
            Elementwise.Axpy(T.CreateTruncating(weights[i]), copies[i].Parameters[k].Gradients, Parameters[k].Gradients); // dL += n_i / n dL_i
    }
}
