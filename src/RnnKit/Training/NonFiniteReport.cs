using System.Globalization;
using System.Numerics;
using RnnKit.Foundations;
using RnnKit.Numerics;

namespace RnnKit.Training;

/// <summary>Where numbers stopped being numbers.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Step">From 1, over all epochs.</param>
/// <param name="Loss">The loss of that step.</param>
/// <param name="Parameter">The first parameter, in the order of the model, whose value or gradient is not finite; null if all are.</param>
/// <param name="InValue">True if its value is not finite, false if only its gradient is.</param>
public sealed record NonFiniteReport(int Epoch, int Step, double Loss, string? Parameter, bool InValue)
{
    /// <summary>
    /// What the optimizer remembers of <see cref="Parameter"/> and is not finite, such as <c>square</c>; null where parameters or gradients
    /// are not. A running mean of squares that has overflowed stays so, and its parameter would never move again.
    /// </summary>
    public string? Memory { get; init; }

    /// <summary>The finding as a sentence.</summary>
    public override string ToString()
    {
        string where = $"epoch {Epoch}, step {Step}: the loss is {(double.IsFinite(Loss) ? "finite" : Loss.ToString(CultureInfo.InvariantCulture))}";
        if (Parameter is null) return $"{where}, while every parameter and gradient is finite: look at the inputs and targets";
        if (Memory is not null) return $"{where}; first the {Memory} that the optimizer remembers of {Parameter} is not finite: the gradient was too large for it; clip it";
        return InValue ? $"{where}; first the value of {Parameter} is not finite: the last step was too large" : $"{where}; first the gradient of {Parameter} is not finite";
    }

    internal static NonFiniteReport? Of<T>(IReadOnlyList<Parameter<T>> parameters, StepRecord step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (double.IsFinite(step.Loss) && double.IsFinite(step.GradientNorm)) return null;
        Parameter<T>? value = parameters.FirstOrDefault(p => !Reduction.AllFinite<T>(p.Values));
        Parameter<T>? gradient = parameters.FirstOrDefault(p => !Reduction.AllFinite<T>(p.Gradients));
        return new NonFiniteReport(step.Epoch, step.Step, step.Loss, (value ?? gradient)?.Name, value is not null);
    }

    /// <summary>What a step made of the optimizer's memory.</summary>
    internal static NonFiniteReport? Of<T>(IReadOnlyList<Parameter<T>> parameters, OptimizerMemory<T> memory, StepRecord step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (Parameter<T> p in parameters)
            for (int k = 0; k < memory.Names.Count; k++)
                if (!Reduction.AllFinite<T>(memory[p][k])) return new NonFiniteReport(step.Epoch, step.Step, step.Loss, p.Name, false) { Memory = memory.Names[k] };
        return null;
    }

    /// <summary>What the last step of a run made of the parameters.</summary>
    internal static NonFiniteReport? After<T>(StepRecord last, IReadOnlyList<Parameter<T>> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        parameters.FirstOrDefault(p => !Reduction.AllFinite<T>(p.Values)) is { } wrong ? new NonFiniteReport(last.Epoch, last.Step, last.Loss, wrong.Name, true) : null;
}
