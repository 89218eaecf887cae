using System.Numerics;
using RnnKit.Foundations;
using RnnKit.Layers;
using RnnKit.Numerics;

namespace RnnKit.Inspection;

/// <summary>How much gradient reaches each step on the way back through time.</summary>
public static class GradientFlow
{
    /// <summary>
    /// ‖∂L/∂h_t‖ for t = 1 … T, over all examples of the batch, from a tape that has been back:
    /// all that the loss says about h_t, through the steps after it and through the output of its own step.
    /// </summary>
    /// <param name="tape">A tape after <see cref="Recurrent{T}.Backward"/>.</param>
    /// <param name="state">Which state: 0 for h, 1 for c.</param>
    /// <exception cref="ArgumentException">The tape has not been back yet, or there is no such state.</exception>
    public static double[] Norms<T>(RecurrentTape<T> tape, int state = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(tape);
        Guard.That(tape.HasGradients, nameof(tape), "'tape' has no gradients; expected one that Backward was called with.");
        Guard.Index(state, tape.Cell.States.Count);
        var norms = new double[tape.Steps.Steps];
        for (int t = 0; t < norms.Length; t++) norms[t] = Reduction.Norm<T>(tape.Steps.StateGradient(state, t + 1));
        return norms;
    }
}
