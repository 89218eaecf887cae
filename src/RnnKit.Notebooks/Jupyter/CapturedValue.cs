using RnnKit.Notebooks.Display;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Jupyter;

/// <summary>Keeps the value of an expression and shows nothing: for silent cells and for what a front end asks to know.</summary>
internal sealed class CapturedValue : IOutputSink
{
    /// <summary>The value's forms; null when there is none.</summary>
    public MimeBundle? Value { get; private set; }

    /// <inheritdoc/>
    public void Stream(string name, string text)
    {
    }

    /// <inheritdoc/>
    public void Display(MimeBundle data, string displayId)
    {
    }

    /// <inheritdoc/>
    public void Update(MimeBundle data, string displayId)
    {
    }

    /// <inheritdoc/>
    public void Result(MimeBundle data) => Value = data;

    /// <inheritdoc/>
    public void Clear(bool wait)
    {
    }

    /// <inheritdoc/>
    public void Error(string name, string message, IReadOnlyList<string> traceback)
    {
    }
}
