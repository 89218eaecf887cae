namespace RnnKit.Book.Prose;

/// <summary>A formula in a piece of prose.</summary>
/// <param name="Source">How it is written, with what encloses it.</param>
/// <param name="Tex">What it says: an environment with its begin and end, everything else without what encloses it.</param>
/// <param name="IsDisplay">Whether it stands in a line of its own.</param>
internal sealed record Formula(string Source, string Tex, bool IsDisplay);
