using System.Collections.Concurrent;
using System.Globalization;
using RnnKit.Documents.Ipynb;
using RnnKit.Kernel.Cells;
using RnnKit.Kernel.Engine;

namespace RnnKit.Notebooks.Running;

/// <summary>
/// A kernel session at work on one notebook, in the notebook's folder; disposing it goes back to the folder before.
/// </summary>
public sealed class NotebookSession : IDisposable
{
    private readonly string _before = Environment.CurrentDirectory;
    private readonly CellOutputs _outputs = new();
    private readonly ConcurrentDictionary<string, NotebookCell> _cells = [];
    private readonly KernelSession _kernel;
    private readonly TimeSpan? _cellLimit;
    private readonly Func<CancellationToken> _interrupt;

    /// <summary>Begins.</summary>
    /// <param name="notebook">The notebook, whose folder becomes the working folder.</param>
    /// <param name="options">Gives for the notebook's folder what the session is given.</param>
    /// <param name="cellLimit">How long one cell may take; null for no limit.</param>
    /// <param name="interrupt">Gives the token that stops the cell which begins now.</param>
    public NotebookSession(NotebookDocument notebook, Func<string, KernelOptions> options, TimeSpan? cellLimit, Func<CancellationToken> interrupt)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        ArgumentNullException.ThrowIfNull(options);
        string folder = Path.GetDirectoryName(notebook.FilePath) ?? _before;
        (_cellLimit, _interrupt) = (cellLimit, interrupt);
        _kernel = KernelSession.Create(options(folder) with { Late = (source, output) => _outputs.AddLate(_cells[source.Name], output) });
    }

    /// <summary>The number of cells that have run.</summary>
    public int Count { get; private set; }

    /// <summary>Runs a code cell as the next one: it gets its number and, in place of those it has, its outputs.</summary>
    public async Task<CellResult> RunAsync(NotebookCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        cell.Outputs.Clear();
        cell.ExecutionCount = ++Count;
        _outputs.Begin(cell);
        var source = new CellSource(string.Create(CultureInfo.InvariantCulture, $"cell [{Count}]"), cell.Source);
        _cells[source.Name] = cell;
        CellResult result = await _kernel.RunAsync(source, _outputs.Add, _cellLimit, interrupt: _interrupt()).ConfigureAwait(false);
        _outputs.End();
        return result;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _kernel.Dispose();
        _outputs.Dispose();
        Environment.CurrentDirectory = _before;
    }
}
