using System.Numerics;

namespace RnnKit.Seq2Seq;

/// <summary>A decoder that has its source, one step at a time on what it wrote itself.</summary>
internal interface INextTokens<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>log p of every next token after reading one more, vocabulary × columns; -∞ for padding and start, which are no words.</summary>
    /// <exception cref="InvalidOperationException">They are not numbers.</exception>
    Span<T> Next(ReadOnlySpan<int> ids);

    /// <summary>What attention looked at in the last step, over the real source steps; null without attention.</summary>
    double[]? Weights(int column);

    /// <summary>Goes on from the last step, column by column.</summary>
    void Continue();
}
