namespace RnnKit.Foundations;

/// <summary>A sequence of token ids and the one to make of it: a sentence and its translation, a sum and its result.</summary>
/// <param name="Source">The ids to read.</param>
/// <param name="Target">The ids to write, without start and end.</param>
public sealed record TokenPair(IReadOnlyList<int> Source, IReadOnlyList<int> Target)
{
    /// <summary>Source and target.</summary>
    public override string ToString() => $"{string.Join(' ', Source)} → {string.Join(' ', Target)}";
}

/// <summary>
/// Pairs side by side, padded, as an encoder-decoder sees them. The decoder reads <c>&lt;s&gt; y_1 … y_n</c> and should say
/// <c>y_1 … y_n &lt;/s&gt;</c>: at every step the word after the one it reads (teacher forcing, Williams and Zipser 1989).
/// </summary>
public sealed class PairBatch : IBatch<PairBatch>
{
    private const int PartSize = 64;
    private IReadOnlyList<PairBatch>? parts;

    /// <summary>Puts pairs side by side.</summary>
    /// <param name="pairs">At least one; no source is empty, a target may be.</param>
    /// <exception cref="ArgumentException">There are no pairs, a source is empty, or an id is below 0.</exception>
    public PairBatch(IReadOnlyList<TokenPair> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        Guard.That(pairs.Count > 0, nameof(pairs), "'pairs' is empty; expected at least one pair.");
        for (int i = 0; i < pairs.Count; i++)
        {
            Guard.That(pairs[i].Source.Count > 0, nameof(pairs), $"'pairs' has an empty source at {i}; expected at least one token.");
            Guard.That(pairs[i].Source.Concat(pairs[i].Target).All(id => id >= 0), nameof(pairs), $"'pairs' holds an id below 0 at {i}; expected ids of tokens.");
        }
        Pairs = pairs;
        Source = Tokens.FromExamples([.. pairs.Select(p => p.Source)]);
        Read = Tokens.FromExamples([.. pairs.Select(p => (int[])[SpecialTokens.Start, .. p.Target])]);
        Say = Tokens.FromExamples([.. pairs.Select(p => (int[])[.. p.Target, SpecialTokens.End])]);
    }

    /// <summary>The pairs, in the order of the batch's examples.</summary>
    public IReadOnlyList<TokenPair> Pairs { get; }

    /// <summary>What the encoder reads, source steps × batch.</summary>
    public Tokens Source { get; }

    /// <summary>What the decoder reads under teacher forcing, target steps × batch: start, then the target.</summary>
    public Tokens Read { get; }

    /// <summary>What the decoder should say, target steps × batch: the target, then end.</summary>
    public Tokens Say { get; }

    /// <summary>Pairs side by side.</summary>
    public int Size => Source.Batch;

    /// <inheritdoc/>
    public int TargetCount => Say.Count();

    /// <summary>
    /// The batch in parts of at most <see cref="PartSize"/> neighbors, each padded to its own longest, made when they are first asked
    /// for: what goes through a whole corpus at once holds the numbers of one part only.
    /// </summary>
    internal IReadOnlyList<PairBatch> Parts => parts ??= Size <= PartSize
        ? [this]
        : [.. Enumerable.Range(0, (Size + PartSize - 1) / PartSize).Select(part => Examples(part * PartSize, Math.Min(PartSize, Size - part * PartSize)))];

    /// <inheritdoc/>
    public PairBatch Examples(int first, int count) => new([.. Pairs.Skip(first).Take(Guard.Range(first, count, Size))]);

    /// <summary>Nothing to do: the tokens of a batch do not change.</summary>
    public void Refresh(int first, PairBatch examples)
    {
    }

    /// <summary>Shape.</summary>
    public override string ToString() => $"PairBatch of {Size}, {Source.Steps} source steps, {Say.Steps} target steps";
}
