using System.Numerics;

namespace RnnKit.Training;

/// <summary>A learner that carries states from batch to batch: they are part of where a run stands.</summary>
internal interface ICarriesStates<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The states; null where each batch starts from zeros.</summary>
    CarriedState<T>? Carried { get; }
}
