using System.Numerics;
using RnnKit.Foundations;

namespace RnnKit.Training;

/// <summary>A rule that changes parameters by their gradients.</summary>
public interface IOptimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The learning rate; may be changed between steps.</summary>
    double LearningRate { get; set; }

    /// <summary>What the rule remembers of its steps.</summary>
    OptimizerMemory<T> Memory { get; }

    /// <summary>One step: changes every parameter by its gradient. Leaves the gradients as they are.</summary>
    /// <param name="parameters">What to change, none of them twice.</param>
    void Step(IReadOnlyList<Parameter<T>> parameters);
}
