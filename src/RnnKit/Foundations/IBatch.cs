namespace RnnKit.Foundations;

/// <summary>Examples side by side that can be taken apart.</summary>
public interface IBatch<TBatch>
{
    /// <summary>Examples side by side.</summary>
    int Size { get; }

    /// <summary>How many positions have a target: what a mean loss is the mean over.</summary>
    int TargetCount { get; }

    /// <summary>A copy of some neighboring examples.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <exception cref="ArgumentException">The batch does not have them.</exception>
    TBatch Examples(int first, int count);

    /// <summary>Brings such a copy up to date where numbers of this batch have been written since; allocates nothing.</summary>
    /// <param name="first">The first of its examples here.</param>
    /// <param name="examples">What <see cref="Examples"/> returned.</param>
    void Refresh(int first, TBatch examples);
}
