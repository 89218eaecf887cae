using System.Numerics;
using RnnKit.Foundations;

namespace RnnKit.Attention;

/// <summary>
/// No attention, in the place of one: the context is what the encoder knows at its end, the same for every query
/// (Cho et al. 2014; <c>RepeatVector</c> in Keras). A decoder that gets it at each step is the opponent that attention has to beat:
/// it differs in nothing but the choice of where to look. Nothing is learned; queries may have any size.
/// <code>
/// c = h_T                 one direction: the last real step
/// c = [h_T; h'_1]         two directions, forward on top: each where it ends
/// </code>
/// The weights are 1 at that step and 0 elsewhere; two directions are two heads.
/// </summary>
public sealed class RepeatedContext<T> : AttentionMechanism<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The encoder's last state at every step.</summary>
    /// <param name="querySize">Features of a query, which is not looked at.</param>
    /// <param name="size">Features of the encoder's output.</param>
    /// <param name="bothWays">True where the lower half of the output comes from an encoder that reads backward and ends at the first step.</param>
    /// <exception cref="ArgumentException">A size is below 1, or an output of two directions has no halves.</exception>
    public RepeatedContext(int querySize, int size, bool bothWays = false)
        : base(querySize, size, size, size)
    {
        Guard.That(!bothWays || size % 2 == 0, nameof(size), $"'size' is {size}; expected an even number, half of it for each direction.");
        BothWays = bothWays;
    }

    /// <summary>True where the lower half of the output ends at the first step.</summary>
    public bool BothWays { get; }

    /// <summary>One a direction.</summary>
    public override int Heads => BothWays ? 2 : 1;

    /// <summary>None.</summary>
    public override IReadOnlyList<Parameter<T>> Parameters => [];

    /// <summary>The equation with its shape.</summary>
    public override string ToString() => $"RepeatedContext c = {(BothWays ? "[h_T; h'_1]" : "h_T")}, {KeySize} features, no parameters";

    private protected override void Score(AttentionTape<T> tape, int t, Span<T> scores)
    {
        scores.Fill(T.NegativeInfinity);
        for (int column = 0; column < tape.Columns; column++)
        {
            (int example, int direction) = Math.DivRem(column, Heads);
            int end = direction == 0 ? tape.Keys.LengthOf(example) - 1 : 0;
            scores[tape.SourceSteps * column + end] = T.Zero;
        }
    }

    private protected override void ScoreBackward(AttentionTape<T> tape, int t, Span<T> dScores) => tape.HeadQueryGradient.Step(t).Clear();
}
