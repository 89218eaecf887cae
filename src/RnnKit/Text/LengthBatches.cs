using RnnKit.Foundations;

namespace RnnKit.Text;

/// <summary>Batches of items of similar length, so that little of a batch is padding.</summary>
public static class LengthBatches
{
    /// <summary>
    /// Every item once: sorted by length (ties in random order), cut into batches, the batches in random order.
    /// All batches but one are full. Another seed for every epoch gives other companions.
    /// </summary>
    /// <param name="items">What to batch, at least one.</param>
    /// <param name="sourceLength">The length that counts first.</param>
    /// <param name="targetLength">The length that counts where the first is equal; null for none.</param>
    /// <param name="batchSize">Items a batch, at least 1.</param>
    /// <param name="seed">Draws the order of ties and of batches.</param>
    /// <exception cref="ArgumentException">There are no items, or the size is below 1.</exception>
    public static IReadOnlyList<IReadOnlyList<TItem>> Of<TItem>(
        IReadOnlyList<TItem> items, Func<TItem, int> sourceLength, Func<TItem, int>? targetLength, int batchSize, int seed)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(sourceLength);
        Guard.That(items.Count > 0, nameof(items), "'items' is empty; expected at least one.");
        Guard.Positive(batchSize);
        var random = new Random(seed);
        TItem[] shuffled = [.. items];
        random.Shuffle(shuffled);
        TItem[][] batches = [.. shuffled.OrderBy(sourceLength).ThenBy(item => targetLength?.Invoke(item) ?? 0).Chunk(batchSize)];
        random.Shuffle(batches);
        return batches;
    }

    /// <summary>The share of positions that batches of these lengths fill with padding, 0 to 1.</summary>
    /// <param name="batches">The lengths of each batch's items.</param>
    /// <exception cref="ArgumentException">There are no batches, one is empty, or all lengths are 0.</exception>
    public static double PaddingShare(IEnumerable<IReadOnlyList<int>> batches)
    {
        ArgumentNullException.ThrowIfNull(batches);
        long filled = 0, positions = 0;
        int at = 0;
        foreach (IReadOnlyList<int> lengths in batches)
        {
            Guard.That(lengths.Count > 0, nameof(batches), $"'batches' has an empty batch at {at}; expected at least one item.");
            at++;
            filled += lengths.Sum(length => (long)length);
            positions += (long)lengths.Count * lengths.Max();
        }
        Guard.That(positions > 0, nameof(batches), "'batches' is empty; expected at least one item.");
        return 1 - (double)filled / positions;
    }
}
