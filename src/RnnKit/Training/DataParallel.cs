using System.Numerics;
using System.Runtime.CompilerServices;
using RnnKit.Foundations;
using RnnKit.Numerics;

namespace RnnKit.Training;

/// <summary>
/// Learns a batch on several threads: the examples are split into shares, each learned by a copy of the model with gradients
/// of its own but the model's values, and the gradients are added in the order of the shares. The shares do not depend on the number of threads,
/// so neither do the results, to the last bit. What is set on the model between two batches holds for its copies, and states
/// are carried on in the model, where the copies are <see cref="IReplica{T, TBatch}"/>s. PyTorch: <c>DistributedDataParallel</c>.
/// </summary>
public sealed class DataParallel<T, TBatch> : ILearner<T, TBatch>, IRandomLearner, ICarriesStates<T>, IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TBatch : class, IBatch<TBatch>
{
    /// <summary>Gradients that are added at a time: those of the model and of a copy stay in the first-level cache.</summary>
    private const int PieceLength = 4096;

    private readonly ILearner<T, TBatch> model;
    private readonly ILearner<T, TBatch>[] copies;
    private readonly Parameter<T>[] parameters;
    private readonly Parameter<T>[][] copied;
    private readonly double[] losses, weights;
    private readonly bool[] areZero;
    private readonly ParameterPieces<T> pieces;
    private readonly ConditionalWeakTable<TBatch, Share[]> splits = [];
    private readonly int threads;
    private readonly Action<int> learnShare;
    private TBatch? whole;
    private Share[] shares = [];

    /// <summary>A learner around a model.</summary>
    /// <param name="model">Whose parameters are trained.</param>
    /// <param name="copy">
    /// Makes another model of the same parts, for this learner alone: its parameters take the model's values in place of their own, in the same
    /// memory, so that learning must not write to them; its gradients are zero between two batches.
    /// </param>
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
        (parameters, copied) = ([.. model.Parameters], [.. copies.Select(each => each.Parameters.ToArray())]);
        (losses, weights, areZero) = (new double[shares], new double[shares], new bool[shares]);
        pieces = new ParameterPieces<T>(PieceLength, AddGradients);
        this.threads = Guard.Positive(threads);
        learnShare = LearnShare;
    }

    /// <summary>Those of the model.</summary>
    public IReadOnlyList<Parameter<T>> Parameters => model.Parameters;

    /// <inheritdoc/>
    public int Draws { get; set; }

    /// <inheritdoc/>
    CarriedState<T>? ICarriesStates<T>.Carried => (model as ICarriesStates<T>)?.Carried;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The batch does not fit the model, or a copy does not.</exception>
    public double Learn(TBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Draws++;
        int targets = batch.TargetCount;
        Guard.That(targets > 0, nameof(batch), "'batch' has no target; expected at least one.");
        (whole, shares) = (batch, splits.GetValue(batch, Split));
        for (int i = 0; i < shares.Length; i++)
        {
            TBatch examples = shares[i].Examples;
            weights[i] = (double)examples.TargetCount / targets;
            (copies[i] as IReplica<T, TBatch>)?.TakeOver(model, shares[i].First, examples.Size, batch.Size);
        }
        Crew.Own.Run(threads, shares.Length, learnShare, staysAwake: true);
        pieces.Run(parameters);
        Array.Fill(areZero, true, 0, shares.Length);
        double loss = 0;
        for (int i = 0; i < shares.Length; i++) loss += weights[i] * losses[i];     // L = Σ_i n_i / n L_i
        return loss;
    }

    /// <summary>Lets go of the shares of the batches that it has seen.</summary>
    public void Dispose() => splits.Clear();

    /// <summary>The model.</summary>
    public override string ToString() => $"In {copies.Length} shares: {model}";

    /// <summary>Shares of equal size, as far as it goes, none without a target: examples that have none stay with those after them, or before.</summary>
    private Share[] Split(TBatch batch)
    {
        int count = Math.Min(copies.Length, batch.Size);
        var split = new List<Share>();
        for (int i = 1, first = 0; i <= count; i++)
        {
            int end = (int)((long)batch.Size * i / count);
            TBatch examples = batch.Examples(first, end - first);
            if (examples.TargetCount == 0 && i < count) continue;
            if (examples.TargetCount == 0)
            {
                first = split[^1].First;
                split.RemoveAt(split.Count - 1);
                examples = batch.Examples(first, end - first);
            }
            split.Add(new Share(first, examples));
            first = end;
        }
        return [.. split];
    }

    private void LearnShare(int i)
    {
        ILearner<T, TBatch> copy = copies[i];
        for (int k = 0; k < parameters.Length; k++) copied[i][k].ShareValues(parameters[k]);
        if (!areZero[i]) copy.ZeroGradients();
        areZero[i] = false;
        if (copy is IRandomLearner random) random.Draws = unchecked(Draws * copies.Length + i);
        whole!.Refresh(shares[i].First, shares[i].Examples);
        losses[i] = copy.Learn(shares[i].Examples);
    }

    /// <summary>Adds a piece, and sets that of the copies to zero while it is in the cache.</summary>
    private void AddGradients(Parameter<T> parameter, int k, int first, int count)
    {
        for (int i = 0; i < shares.Length; i++)
        {
            Span<T> gradients = copied[i][k].Gradients.Slice(first, count);
            Elementwise.Axpy(T.CreateTruncating(weights[i]), gradients, parameter.Gradients.Slice(first, count)); // dL += n_i / n dL_i
            gradients.Clear();
        }
    }

    /// <summary>Neighboring examples of a batch: where they begin, and a copy of them.</summary>
    private readonly record struct Share(int First, TBatch Examples);
}
