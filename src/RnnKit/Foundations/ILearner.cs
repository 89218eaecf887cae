using System.Numerics;

namespace RnnKit.Foundations;

/// <summary>A model that knows its loss on a batch: what a trainer trains.</summary>
public interface ILearner<T, in TBatch> : IModule<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Forward and back: adds to the parameters' gradients and returns the mean loss of the batch.</summary>
    double Learn(TBatch batch);
}
