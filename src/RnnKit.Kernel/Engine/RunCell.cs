using Microsoft.DotNet.Interactive.Commands;
using RnnKit.Kernel.Cells;

namespace RnnKit.Kernel.Engine;

/// <summary>
/// Runs a cell as a whole. The genuine kernel splits a submission itself, and then hangs at a comment behind <c>#r</c>, takes lines of a
/// raw string for directives, moves packages to the front, forgets errors of imported files and counts lines from the last directive.
/// </summary>
internal sealed class RunCell(CellSource cell) : KernelCommand
{
    /// <summary>The cell.</summary>
    public CellSource Cell { get; } = cell;
}
