using System.Numerics;
using RnnKit.Foundations;
using RnnKit.Numerics;

namespace RnnKit.Seq2Seq;

/// <summary>What a decoder says of the next token.</summary>
internal static class NextTokens
{
    /// <summary>
    /// Makes log p of the logits, vocabulary × columns. Padding and start are no words: whatever the model gives them, they are never
    /// written, so theirs is -∞; that of the others stays the model's.
    /// </summary>
    /// <param name="logits">The logits, which log p takes the place of.</param>
    /// <param name="sums">Room for a number a column.</param>
    /// <param name="size">Tokens of the vocabulary.</param>
    /// <param name="columns">How many columns.</param>
    /// <exception cref="InvalidOperationException">They are not numbers.</exception>
    public static void ToLogProbabilities<T>(Span<T> logits, Span<T> sums, int size, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Softmax.LogSumExp(logits, sums, size, columns);
        for (int column = 0; column < columns; column++)
        {
            if (!T.IsFinite(sums[column])) throw new InvalidOperationException("The model's logits are not numbers; it cannot be used for decoding.");
            Span<T> logP = logits.Slice(column * size, size);
            for (int i = 0; i < size; i++) logP[i] -= sums[column];
            if (size > SpecialTokens.End) logP[SpecialTokens.Padding] = logP[SpecialTokens.Start] = T.NegativeInfinity;
        }
    }
}
