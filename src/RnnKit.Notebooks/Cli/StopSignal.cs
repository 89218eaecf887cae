namespace RnnKit.Notebooks.Cli;

/// <summary>Ctrl-C: once stops the cell that runs, and with it its notebook; again, or where no cells run, it stops the whole run.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _run = new();
    private readonly TextWriter _error;
    private CancellationTokenSource _cell = new();
    private int _presses;

    /// <summary>Listens until disposed.</summary>
    /// <param name="error">Is told what a press does.</param>
    /// <param name="hasCells">Whether cells run, of which the first press stops one.</param>
    public StopSignal(TextWriter error, bool hasCells = true)
    {
        _error = error;
        _presses = hasCells ? 0 : 1;
        Console.CancelKeyPress += OnCancelKey;
    }

    /// <summary>Whether the whole run is to stop.</summary>
    public bool StopsRun => _run.IsCancellationRequested;

    /// <summary>Stops with the run.</summary>
    public CancellationToken Run => _run.Token;

    /// <summary>The token for a cell that begins now.</summary>
    public CancellationToken ForNextCell()
    {
        lock (_lock)
        {
            _cell = CancellationTokenSource.CreateLinkedTokenSource(_run.Token);
            return _cell.Token;
        }
    }

    /// <summary>What a press of Ctrl-C does.</summary>
    public void Press()
    {
        CancellationTokenSource target;
        lock (_lock)
            target = ++_presses == 1 ? _cell : _run;
        _error.WriteLine(target == _run ? "Stopping the run." : "Stopping the cell. Press Ctrl-C again to stop the run.");
        _ = target.CancelAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => Console.CancelKeyPress -= OnCancelKey;

    private void OnCancelKey(object? sender, ConsoleCancelEventArgs e)
    {
        e.Cancel = true;
        Press();
    }
}
