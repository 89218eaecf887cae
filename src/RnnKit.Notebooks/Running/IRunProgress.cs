using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Running;

/// <summary>Is told how a run goes on.</summary>
public interface IRunProgress
{
    /// <summary>A notebook begins.</summary>
    void NotebookStarts(NotebookDocument notebook, int codeCells);

    /// <summary>Code cell <paramref name="number"/>, counted from 1, begins.</summary>
    void CellStarts(NotebookDocument notebook, int number, int codeCells);

    /// <summary>A notebook is over.</summary>
    void NotebookEnds(NotebookRun run);
}
