namespace RnnKit.Notebooks.Cli;

/// <summary>While notebooks run, only a cell can end the program, by <c>Environment.Exit</c>: that is no success, and is said.</summary>
internal sealed class ExitInCell : IDisposable
{
    private readonly TextWriter _error;

    /// <summary>Watches until disposed; says on <paramref name="error"/> what happened.</summary>
    public ExitInCell(TextWriter error)
    {
        _error = error;
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    /// <inheritdoc/>
    public void Dispose() => AppDomain.CurrentDomain.ProcessExit -= OnExit;

    private void OnExit(object? sender, EventArgs e)
    {
        Environment.ExitCode = ExitCode.CellFailed;
        _error.WriteLine("A cell ended the program; nothing of this run is written.");
    }
}
