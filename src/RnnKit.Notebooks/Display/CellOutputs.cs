using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Display;

/// <summary>
/// Collects a notebook's outputs as Jupyter stores them: neighboring writes to one stream are one output,
/// an update replaces what was shown, and the last state is what stays.
/// </summary>
public sealed class CellOutputs : IOutputSink
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<DisplayOutput>> _shown = [];
    private readonly System.Text.StringBuilder _text = new();
    private string? _stream;
    private NotebookCell? _cell;
    private bool _clears;

    /// <summary>Empties the outputs of <paramref name="cell"/> and collects into it from now on.</summary>
    public void Begin(NotebookCell cell)
    {
        lock (_lock)
        {
            cell.Outputs.Clear();
            _cell = cell;
            _clears = false;
        }
    }

    /// <summary>Writes out what is still held back for the cell.</summary>
    public void End()
    {
        lock (_lock)
        {
            FlushStream();
            _cell = null;
        }
    }

    /// <inheritdoc/>
    public void Stream(string name, string text)
    {
        lock (_lock)
        {
            if (_cell is null)
                return;
            ClearIfDue();
            if (_stream != name)
                FlushStream();
            _stream = name;
            _text.Append(text);
        }
    }

    /// <inheritdoc/>
    public void Display(MimeBundle data, string displayId)
    {
        lock (_lock)
        {
            var output = new DisplayOutput(data, displayId);
            if (!_shown.TryGetValue(displayId, out List<DisplayOutput>? same))
                _shown[displayId] = same = [];
            same.Add(output);
            Add(output);
        }
    }

    /// <inheritdoc/>
    public void Update(MimeBundle data, string displayId)
    {
        lock (_lock)
        {
            if (!_shown.TryGetValue(displayId, out List<DisplayOutput>? outputs))
                return;
            foreach (DisplayOutput output in outputs)
                output.Data = data;
        }
    }

    /// <inheritdoc/>
    public void Result(MimeBundle data)
    {
        lock (_lock)
            Add(new ExecuteResultOutput(data, _cell?.ExecutionCount));
    }

    /// <inheritdoc/>
    public void Clear(bool wait)
    {
        lock (_lock)
        {
            _clears = true;
            if (!wait)
                ClearIfDue();
        }
    }

    /// <inheritdoc/>
    public void Error(string name, string message, IReadOnlyList<string> traceback)
    {
        lock (_lock)
            Add(new ErrorOutput(name, message, traceback));
    }

    private void Add(CellOutput output)
    {
        ClearIfDue();
        FlushStream();
        _cell?.Outputs.Add(output);
    }

    private void ClearIfDue()
    {
        if (!_clears)
            return;
        _clears = false;
        _stream = null;
        _text.Clear();
        _cell?.Outputs.Clear();
    }

    private void FlushStream()
    {
        if (_stream is null)
            return;
        _cell?.Outputs.Add(new StreamOutput(_stream, _text.ToString()));
        _text.Clear();
        _stream = null;
    }
}
