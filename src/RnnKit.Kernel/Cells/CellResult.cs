namespace RnnKit.Kernel.Cells;

/// <summary>How a cell ended.</summary>
public enum CellStatus
{
    /// <summary>It ran to its end.</summary>
    Succeeded,

    /// <summary>It did not compile, threw, or had a directive that could not be followed.</summary>
    Failed,

    /// <summary>Its time was up.</summary>
    TimedOut,

    /// <summary>It was stopped from outside.</summary>
    Interrupted,
}

/// <summary>What became of a cell.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Failure">Why it did not succeed; null when it did.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record CellResult(CellStatus Status, CellFailure? Failure, TimeSpan Elapsed);

/// <summary>Why a cell did not succeed.</summary>
/// <param name="Name">The kind of failure, such as an exception's type.</param>
/// <param name="Message">The message, in one line or a few.</param>
/// <param name="Traceback">The lines to show to the reader.</param>
/// <param name="Source">The cell or imported file where it happened; null when unknown.</param>
/// <param name="Line">The line there, counted from 1; null when unknown.</param>
public sealed record CellFailure(string Name, string Message, IReadOnlyList<string> Traceback, string? Source = null, int? Line = null);
