using System.ComponentModel;

namespace RnnKit.Kernel.Stop;

/// <summary>Says to code that it is to end: the code of one cell, or what writes one value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StopFlag
{
    private static readonly StopFlag s_none = new();

    [ThreadStatic]
    private static StopFlag? t_own;
    private volatile bool _raised;

    /// <summary>Whether the code is to end.</summary>
    public bool IsRaised => _raised;

    /// <summary>The flag for the calling code: that of its thread where it has its own, otherwise of its cell.</summary>
    internal static StopFlag Current => t_own ?? CellRun.Current?.Flag ?? s_none;

    /// <summary>From now on this is the flag of the calling thread.</summary>
    internal void Own() => t_own = this;

    /// <summary>Ends the code at its next question.</summary>
    internal void Raise()
    {
        _raised = true;
        Guards.IsRaised = true;
    }
}
