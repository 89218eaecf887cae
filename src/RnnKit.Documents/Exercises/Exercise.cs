using RnnKit.Documents.Ipynb;

namespace RnnKit.Documents.Exercises;

/// <summary>
/// A task for the reader: a stub to fill in (tag <c>exercise</c>), the cell that judges it (tag <c>check</c>) and the folded
/// solution (tag <c>solution</c>), one right after the other.
/// </summary>
/// <param name="Stub">The code cell that the reader completes.</param>
/// <param name="Check">The code cell after it that says whether the answer is right; null when there is none.</param>
/// <param name="Solution">The Markdown cell after that; null when there is none.</param>
public sealed record Exercise(NotebookCell Stub, NotebookCell? Check, NotebookCell? Solution)
{
    private const string StubTag = "exercise";
    private const string CheckTag = "check";
    private const string SolutionTag = "solution";
    private const string Fence = "```csharp\n";
    private const string FenceEnd = "\n```";

    /// <summary>The code in the solution, which replaces the stub; null when the solution holds no C# block.</summary>
    public string? Answer
    {
        get
        {
            string text = Solution?.Source ?? "";
            int start = text.IndexOf(Fence, StringComparison.Ordinal);
            int end = start < 0 ? -1 : text.IndexOf(FenceEnd, start + Fence.Length, StringComparison.Ordinal);
            return end < 0 ? null : text[(start + Fence.Length)..end];
        }
    }

    /// <summary>The exercises of a notebook, in order.</summary>
    public static IReadOnlyList<Exercise> In(NotebookDocument notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var exercises = new List<Exercise>();
        for (int i = 0; i < notebook.Cells.Count; i++)
        {
            if (IsStub(notebook.Cells[i]))
                exercises.Add(new Exercise(notebook.Cells[i], At(notebook, i + 1, CellKind.Code, CheckTag), At(notebook, i + 2, CellKind.Markdown, SolutionTag)));
        }
        return exercises;
    }

    /// <summary>Whether the cell is there for the reader to fill in.</summary>
    public static bool IsStub(NotebookCell cell) => Has(cell, CellKind.Code, StubTag);

    /// <summary>Whether the cell judges an answer.</summary>
    public static bool IsCheck(NotebookCell cell) => Has(cell, CellKind.Code, CheckTag);

    /// <summary>Whether the cell is a folded solution.</summary>
    public static bool IsSolution(NotebookCell cell) => Has(cell, CellKind.Markdown, SolutionTag);

    private static NotebookCell? At(NotebookDocument notebook, int place, CellKind kind, string tag) =>
        place < notebook.Cells.Count && Has(notebook.Cells[place], kind, tag) ? notebook.Cells[place] : null;

    private static bool Has(NotebookCell cell, CellKind kind, string tag) => cell.Kind == kind && cell.Tags.Contains(tag);
}
