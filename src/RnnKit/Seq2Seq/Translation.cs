using RnnKit.Display;

namespace RnnKit.Seq2Seq;

/// <summary>A sentence, what a model made of it, and what it looked at while it wrote each word.</summary>
[TypeFormatterSource(typeof(PresentationFormatters), PreferredMimeTypes = [PresentationFormatters.Html, PresentationFormatters.Text])]
public sealed class Translation : IPresentable
{
    /// <summary>A translation in words.</summary>
    /// <param name="source">The words read, as many as the hypothesis has weights for where there is attention.</param>
    /// <param name="target">The words written, one for each of the hypothesis's tokens.</param>
    /// <param name="hypothesis">What the search found, with its weights.</param>
    /// <exception cref="ArgumentException">The words are not as many as the hypothesis says.</exception>
    public Translation(IReadOnlyList<string> source, IReadOnlyList<string> target, Hypothesis hypothesis)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(hypothesis);
        Foundations.Guard.Same(target.Count, hypothesis.Tokens.Count, "a number of words of", nameof(target));
        if (hypothesis.Weights is { } weights) Foundations.Guard.Same(source.Count, weights.RowCount, "a number of words of", nameof(source));
        (Source, Target, Hypothesis) = (source, target, hypothesis);
    }

    /// <summary>The words read.</summary>
    public IReadOnlyList<string> Source { get; }

    /// <summary>The words written.</summary>
    public IReadOnlyList<string> Target { get; }

    /// <summary>The ids, the score and the weights.</summary>
    public Hypothesis Hypothesis { get; }

    /// <summary>Both sentences and the score.</summary>
    public override string ToString() => AlignmentLook.Heading(Source, Target, Hypothesis);

    /// <summary>The sentences and the alignment.</summary>
    Presentation IPresentable.Present() => AlignmentLook.Of(Source, Target, Hypothesis, ToString());
}
