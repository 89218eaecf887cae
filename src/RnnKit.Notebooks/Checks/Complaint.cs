namespace RnnKit.Notebooks.Checks;

/// <summary>Something in a notebook that is not as it should be.</summary>
/// <param name="CellId">The cell; null when it is the notebook as a whole.</param>
/// <param name="Message">What is wrong and, where it is not plain, what to do about it.</param>
public sealed record Complaint(string? CellId, string Message)
{
    /// <summary>The complaint as one line, without the notebook's name.</summary>
    public override string ToString() => CellId is null ? Message : $"cell '{CellId}': {Message}";
}
