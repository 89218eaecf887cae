namespace RnnKit.Foundations;

/// <summary>The lengths of the examples of a padded batch.</summary>
internal static class Padding
{
    /// <summary>The lengths, checked and copied; null when no example is padded, so that the common case costs nothing.</summary>
    public static int[]? Checked(IReadOnlyList<int>? lengths, int steps, int batch)
    {
        if (lengths is null) return null;
        Guard.Same(lengths.Count, batch, "a count of", nameof(lengths));
        bool padded = false;
        for (int b = 0; b < batch; b++)
        {
            Guard.That(lengths[b] >= 1 && lengths[b] <= steps, nameof(lengths), $"'lengths' holds {lengths[b]} for example {b}; expected 1 to {steps}.");
            padded |= lengths[b] < steps;
        }
        return padded ? [.. lengths] : null;
    }
}
