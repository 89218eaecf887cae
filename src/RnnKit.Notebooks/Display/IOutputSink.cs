using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Display;

/// <summary>
/// Where a running cell's outputs go: into the notebook's file, or over the wire to a front end.
/// Calls may come from several threads at once, in the order in which a reader should see them.
/// </summary>
public interface IOutputSink
{
    /// <summary>Text written to <c>stdout</c> or <c>stderr</c>.</summary>
    void Stream(string name, string text);

    /// <summary>A value shown by the cell; <paramref name="displayId"/> names it for <see cref="Update"/>.</summary>
    void Display(MimeBundle data, string displayId);

    /// <summary>New contents for everything shown under <paramref name="displayId"/>, in this cell or an earlier one.</summary>
    void Update(MimeBundle data, string displayId);

    /// <summary>The value of the cell's last expression.</summary>
    void Result(MimeBundle data);

    /// <summary>Takes away what the cell has shown so far; with <paramref name="wait"/> only when something else is shown, so that nothing flickers.</summary>
    void Clear(bool wait);

    /// <summary>Why the cell failed.</summary>
    void Error(string name, string message, IReadOnlyList<string> traceback);
}
