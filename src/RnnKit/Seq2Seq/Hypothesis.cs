using MathNet.Numerics.LinearAlgebra;
using RnnKit.Display;

namespace RnnKit.Seq2Seq;

/// <summary>A sequence that a decoder wrote.</summary>
/// <param name="Tokens">The ids, without start and end.</param>
/// <param name="LogProbability">Σ log p of every token, that of the end included.</param>
/// <param name="Score"><paramref name="LogProbability"/> over the length penalty: what the best hypothesis has most of.</param>
/// <param name="Finished">False where it was cut off at the longest length allowed.</param>
/// <param name="Weights">
/// What attention looked at while each token was written, source steps × tokens (the end is the last column where it was reached); every column sums to 1.
/// The mean over the heads where there are several; null without attention.
/// </param>
[TypeFormatterSource(typeof(PresentationFormatters), PreferredMimeTypes = [PresentationFormatters.Html, PresentationFormatters.Text])]
public sealed record Hypothesis(IReadOnlyList<int> Tokens, double LogProbability, double Score, bool Finished, Matrix<double>? Weights) : IPresentable
{
    /// <summary>α of the length penalty if none is given: the value of Wu et al. (2016) is in 0.6 to 0.7.</summary>
    public const double DefaultLengthNorm = 0.6;

    /// <summary>
    /// ((5 + length) / 6)^α (Wu et al. 2016): 1 for α = 0, where longer sequences lose, since every token costs; the end counts as a token.
    /// </summary>
    public static double LengthPenalty(int length, double lengthNorm) => Math.Pow((5.0 + length) / 6.0, lengthNorm);

    /// <summary>Tokens and score.</summary>
    public override string ToString() => FormattableString.Invariant($"{string.Join(' ', Tokens)}   score {Score:F4}, log p {LogProbability:F4}{(Finished ? "" : ", cut off")}");

    /// <summary>The ids and what attention looked at while each was written.</summary>
    Presentation IPresentable.Present() => AlignmentLook.Of(null, [.. Tokens.Select(id => $"{id}")], this, ToString());
}
