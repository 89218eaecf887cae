using System.Text.Json.Nodes;
using RnnKit.Documents.Ipynb;
using Shown = RnnKit.Kernel.Outputs;

namespace RnnKit.Notebooks.Running;

/// <summary>
/// Collects a notebook's outputs as Jupyter stores them: neighboring writes to one stream are one output,
/// an update replaces what was shown, and the last state is what stays.
/// </summary>
public sealed class CellOutputs : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<DisplayOutput>> _shown = [];
    private readonly Shown.GatheredStreams _gathered;
    private NotebookCell? _cell;
    private bool _clears;

    /// <summary>Collects nothing yet.</summary>
    public CellOutputs() => _gathered = new Shown.GatheredStreams(Keep, beat: null);

    /// <summary>Empties the outputs of <paramref name="cell"/> and collects into it from now on.</summary>
    public void Begin(NotebookCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        lock (_lock)
        {
            cell.Outputs.Clear();
            _cell = cell;
            _clears = false;
        }
    }

    /// <summary>Takes an output; calls may come from several threads at once.</summary>
    public void Add(Shown.CellOutput output) => _gathered.Add(output);

    /// <summary>Takes what a cell shows after its end, in a task or by a timer: it goes below the other outputs of that cell, whichever cell runs now.</summary>
    public void AddLate(NotebookCell cell, Shown.CellOutput output)
    {
        ArgumentNullException.ThrowIfNull(cell);
        if (ReferenceEquals(cell, _cell)) // it has ended, and what it wrote before is perhaps held back yet
            _gathered.Flush();
        lock (_lock)
        {
            if (output is Shown.UpdateOutput)
                Keep(output);
            else if (output is not Shown.ClearOutput)
                Store(cell, output);
        }
    }

    /// <summary>Writes out what is still held back for the cell.</summary>
    public void End()
    {
        _gathered.Flush();
        lock (_lock)
            _cell = null;
    }

    /// <inheritdoc/>
    public void Dispose() => _gathered.Dispose();

    private void Keep(Shown.CellOutput output)
    {
        lock (_lock)
        {
            switch (output)
            {
                case Shown.UpdateOutput update:
                    foreach (DisplayOutput same in _shown.GetValueOrDefault(update.DisplayId, []))
                        same.Data = Bundle(update.Data);
                    return;
                case Shown.ClearOutput clear:
                    _clears = true;
                    if (!clear.Wait)
                        ClearIfDue();
                    return;
            }
            ClearIfDue();
            if (_cell is not null)
                Store(_cell, output);
        }
    }

    private void Store(NotebookCell cell, Shown.CellOutput output)
    {
        if (output is Shown.StreamOutput text && cell.Outputs is [.., StreamOutput last] && last.Name == text.Name)
            last.Text += text.Text;
        else
            cell.Outputs.Add(Stored(output));
    }

    private CellOutput Stored(Shown.CellOutput output)
    {
        switch (output)
        {
            case Shown.StreamOutput text:
                return new StreamOutput(text.Name, text.Text);
            case Shown.ResultOutput result:
                return new ExecuteResultOutput(Bundle(result.Data), _cell?.ExecutionCount);
            case Shown.ErrorOutput error:
                return new ErrorOutput(error.Name, error.Message, error.Traceback);
            case Shown.DisplayOutput display:
                var shown = new DisplayOutput(Bundle(display.Data), display.DisplayId);
                if (!_shown.TryGetValue(display.DisplayId, out List<DisplayOutput>? same))
                    _shown[display.DisplayId] = same = [];
                same.Add(shown);
                return shown;
            default:
                throw new InvalidOperationException($"No rule for {output}.");
        }
    }

    private void ClearIfDue()
    {
        if (_clears)
            _cell?.Outputs.Clear();
        _clears = false;
    }

    private static MimeBundle Bundle(JsonObject data) => MimeBundle.FromJson(data);
}
