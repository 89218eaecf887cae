using RnnKit.Notebooks.Ipynb;

namespace RnnKit.Notebooks.Display;

/// <summary>
/// The cell that the current thread, and whatever it started, belongs to. Once the cell is over nothing more gets out of it:
/// a thread that was left behind writes into the void.
/// </summary>
public sealed class RunningCell(IOutputSink output, ValueFormatter formatter, CancellationToken cancellation)
{
    private static readonly AsyncLocal<RunningCell?> Ambient = new();
    private volatile bool _over;

    /// <summary>The cell that runs here; null outside of cells.</summary>
    public static RunningCell? Current
    {
        get => Ambient.Value;
        internal set => Ambient.Value = value;
    }

    /// <summary>Cancelled when the cell should stop.</summary>
    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>How values are shown.</summary>
    public ValueFormatter Formatter { get; } = formatter;

    /// <summary>Writes to <c>stdout</c> or <c>stderr</c>.</summary>
    public void Stream(string name, string text)
    {
        if (!_over && text.Length > 0)
            output.Stream(name, text);
    }

    /// <summary>Shows a bundle under an id.</summary>
    public void Display(MimeBundle data, string displayId)
    {
        if (!_over)
            output.Display(data, displayId);
    }

    /// <summary>Replaces what is shown under an id; a later cell may do that too, through <see cref="Current"/>.</summary>
    public void Update(MimeBundle data, string displayId)
    {
        if (!_over)
            output.Update(data, displayId);
    }

    internal void Result(MimeBundle data)
    {
        if (!_over)
            output.Result(data);
    }

    internal void Close() => _over = true;
}
