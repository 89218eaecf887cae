using RnnKit.Documents.Ipynb;
using RnnKit.Kernel.Cells;

namespace RnnKit.Notebooks.Running;

/// <summary>What became of a notebook.</summary>
/// <param name="Document">The executed copy, up to and with the cell that failed.</param>
/// <param name="Status">How it ended: as its last cell did.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="FailedCell">The number of the code cell that did not succeed, as Jupyter shows it in brackets beside the cell; null when all did, or when none began.</param>
/// <param name="Failure">Why it did not; null when all did.</param>
public sealed record NotebookRun(NotebookDocument Document, CellStatus Status, TimeSpan Elapsed, int? FailedCell = null, CellFailure? Failure = null)
{
    /// <summary>How long each cell that ran took, by its id.</summary>
    public IReadOnlyDictionary<string, TimeSpan> CellTimes { get; init; } = new Dictionary<string, TimeSpan>();
}
