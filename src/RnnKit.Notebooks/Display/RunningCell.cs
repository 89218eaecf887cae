using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Display;

/// <summary>
/// The cell that the current thread, and whatever it started, belongs to. Once the cell is over nothing more gets out of it:
/// a thread that was left behind writes into the void.
/// </summary>
public sealed class RunningCell(IOutputSink output, ValueFormatter formatter, CancellationToken cancellation, IInputSource? input = null)
{
    private static readonly AsyncLocal<RunningCell?> Ambient = new();
    private volatile bool _over;
    private volatile bool _runsFreely;
    private volatile bool _tokenTaken;

    /// <summary>The cell that runs here; null outside of cells.</summary>
    public static RunningCell? Current
    {
        get => Ambient.Value;
        internal set => Ambient.Value = value;
    }

    /// <summary>Cancelled when the cell should stop.</summary>
    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>The person before the front end; null when nobody can be asked.</summary>
    public IInputSource? Input { get; } = input;

    /// <summary>
    /// Whether the cell can be expected to end by itself once it is asked to: while the kernel compiles or restores packages for it,
    /// and when its code has taken the token.
    /// </summary>
    internal bool HeedsCancellation => _tokenTaken || !_runsFreely;

    /// <summary>Whether it has ended: nothing more gets out of it.</summary>
    internal bool IsOver => _over;

    /// <summary>How values are shown.</summary>
    public ValueFormatter Formatter { get; } = formatter;

    /// <summary>Writes to <c>stdout</c> or <c>stderr</c>.</summary>
    public void Stream(string name, string text)
    {
        StopIfDeaf();
        if (!_over && text.Length > 0)
            output.Stream(name, text);
    }

    /// <summary>Shows a bundle under an id.</summary>
    public void Display(MimeBundle data, string displayId)
    {
        StopIfDeaf();
        if (!_over)
            output.Display(data, displayId);
    }

    /// <summary>Replaces what is shown under an id; a later cell may do that too, through <see cref="Current"/>.</summary>
    public void Update(MimeBundle data, string displayId)
    {
        StopIfDeaf();
        if (!_over)
            output.Update(data, displayId);
    }

    /// <summary>Takes away what the cell has shown so far, at once or when something else is shown.</summary>
    public void Clear(bool wait)
    {
        StopIfDeaf();
        if (!_over)
            output.Clear(wait);
    }

    /// <summary>
    /// Ends a cell here that was asked to stop and never took its token: in code of the kernel, before its thread has to be aborted
    /// wherever it is, which can hit the runtime itself and end the process.
    /// </summary>
    private void StopIfDeaf()
    {
        if (!_over && !HeedsCancellation)
            Cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Hands the token to the cell's own code.</summary>
    internal CancellationToken TakeCancellation()
    {
        _tokenTaken = true;
        return Cancellation;
    }

    /// <summary>The cell's own code begins, or ends.</summary>
    internal void SetRunsFreely(bool value) => _runsFreely = value;

    internal void Result(MimeBundle data)
    {
        if (!_over)
            output.Result(data);
    }

    internal void Close() => _over = true;
}
