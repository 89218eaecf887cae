using System.Numerics;

namespace RnnKit.Foundations;

/// <summary>
/// A model that can learn some examples of a batch in place of another of the same parts. What may change between two batches,
/// settings and carried states, is the other's: it is taken over each time. The values of the parameters are shared by whoever divides the batch.
/// </summary>
public interface IReplica<T, TBatch> : ILearner<T, TBatch>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Takes over what was set on another model, and the states it carries for the examples to be learned next.</summary>
    /// <param name="original">The model whose place is taken; of one of another kind nothing is taken over.</param>
    /// <param name="first">The first of the examples, in the original's batch.</param>
    /// <param name="count">How many.</param>
    /// <param name="size">How many the original's batch has.</param>
    /// <exception cref="ArgumentException">The models do not fit, or the batch does not fit the states carried.</exception>
    void TakeOver(ILearner<T, TBatch> original, int first, int count, int size);
}
