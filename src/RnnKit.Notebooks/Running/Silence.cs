using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Running;

/// <summary>Nobody watches the run.</summary>
internal sealed class Silence : IRunProgress
{
    public void NotebookStarts(NotebookDocument notebook, int codeCells)
    {
    }

    public void CellStarts(NotebookDocument notebook, int number, int codeCells)
    {
    }

    public void NotebookEnds(NotebookRun run)
    {
    }
}
