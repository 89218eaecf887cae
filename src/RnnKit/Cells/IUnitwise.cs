namespace RnnKit.Cells;

/// <summary>
/// A cell whose hidden units read all of h_{t-1} and nothing else of each other, so that a step can be done a few units at a time, each
/// with all its gates. Not so where a gate reads what other units have computed in the same step, such as the candidate of a GRU
/// that is reset before the product.
/// </summary>
internal interface IUnitwise
{
    /// <summary>Whether the cell as it was made is such a one.</summary>
    bool IsUnitwise { get; }
}
