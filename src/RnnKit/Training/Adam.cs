using System.Numerics;
using RnnKit.Foundations;
using RnnKit.Numerics;

namespace RnnKit.Training;

/// <summary>
/// Adam (Kingma and Ba 2014): steps of about the learning rate in every direction, scaled by running means of the gradient
/// and of its square, both corrected for having started at zero. PyTorch: <c>Adam</c>.
/// </summary>
public sealed class Adam<T> : IOptimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Numbers that one thread moves at a time: they and what is remembered of them are 256 KiB.</summary>
    private const int PieceLength = 16384;

    private readonly ParameterPieces<T> pieces;
    private double rate, decay;

    /// <summary>The rule with its constants; the defaults are the paper's.</summary>
    /// <param name="learningRate">Above 0.</param>
    /// <param name="beta1">β₁, at least 0 and below 1: with 1 the mean would never leave zero.</param>
    /// <param name="beta2">β₂, at least 0 and below 1.</param>
    /// <param name="epsilon">ε, above 0, and not so small that it is 0 as a <typeparamref name="T"/>: where a gradient was always 0, it is the whole denominator.</param>
    /// <exception cref="ArgumentOutOfRangeException">A constant is out of range.</exception>
    public Adam(double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
    {
        LearningRate = learningRate;
        Beta1 = Guard.BelowOne(beta1);
        Beta2 = Guard.BelowOne(beta2);
        Epsilon = Guard.PositiveAs<T>(epsilon);
        pieces = new ParameterPieces<T>(PieceLength, Move);
    }

    /// <inheritdoc/>
    public double LearningRate
    {
        get => rate;
        set => rate = Guard.Positive(value, nameof(LearningRate));
    }

    /// <summary>β₁, the memory of the mean gradient.</summary>
    public double Beta1 { get; }

    /// <summary>β₂, the memory of the mean squared gradient.</summary>
    public double Beta2 { get; }

    /// <summary>ε, added to the denominator.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    public OptimizerMemory<T> Memory { get; } = new("mean", "square");

    /// <inheritdoc/>
    public void Step(IReadOnlyList<Parameter<T>> parameters) => Step(parameters, 0);

    /// <summary>The constants.</summary>
    public override string ToString() => FormattableString.Invariant($"Adam, learning rate {LearningRate}, β₁ {Beta1}, β₂ {Beta2}");

    internal void Step(IReadOnlyList<Parameter<T>> parameters, double weightDecay)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        for (int i = 0; i < parameters.Count; i++) Memory[parameters[i]].Steps++;
        decay = weightDecay;
        pieces.Run(parameters);
    }

    private void Move(Parameter<T> p, int index, int first, int count)
    {
        OptimizerBuffers<T> of = Memory[p];
        ParameterUpdate.Adam(
            p.Values.Slice(first, count), p.Gradients.Slice(first, count), of[0].Slice(first, count), of[1].Slice(first, count),
            LearningRate, Beta1, Beta2, Epsilon, of.Steps, decay);
    }
}
