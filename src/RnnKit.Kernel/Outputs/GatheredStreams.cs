using System.Text;

namespace RnnKit.Kernel.Outputs;

/// <summary>
/// Gathers neighboring writes to one stream into one output, a few times a second or, without a beat, until something else is shown:
/// a cell that prints in a loop drowns neither itself nor its reader. Every other output first sends what was written before it.
/// </summary>
public sealed class GatheredStreams : IDisposable
{
    private const int LargestPiece = 256 * 1024;
    private readonly Lock _lock = new();
    private readonly StringBuilder _text = new();
    private readonly Action<CellOutput> _publish;
    private readonly TimeSpan? _beat;
    private readonly Timer? _timer;
    private string _stream = "";

    /// <summary>Gathers for <paramref name="publish"/>.</summary>
    /// <param name="publish">Takes the outputs, one at a time, in their order.</param>
    /// <param name="beat">The longest time for which text is held back; null for no limit.</param>
    public GatheredStreams(Action<CellOutput> publish, TimeSpan? beat)
    {
        (_publish, _beat) = (publish, beat);
        _timer = beat is null ? null : new Timer(_ => Flush());
    }

    /// <summary>Takes an output; calls may come from several threads at once.</summary>
    public void Add(CellOutput output)
    {
        lock (_lock)
        {
            if (output is not StreamOutput text)
            {
                Flush();
                _publish(output);
                return;
            }
            if (_stream != text.Name)
                Flush();
            _stream = text.Name;
            if (_text.Length == 0 && _beat is { } beat)
                _timer!.Change(beat, Timeout.InfiniteTimeSpan);
            _text.Append(text.Text);
            if (_beat is not null && _text.Length >= LargestPiece)
                Flush();
        }
    }

    /// <summary>Sends what is held back.</summary>
    public void Flush()
    {
        lock (_lock)
        {
            if (_text.Length == 0)
                return;
            string text = _text.ToString();
            _text.Clear();
            _publish(new StreamOutput(_stream, text));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer?.Dispose();
        Flush();
    }
}
