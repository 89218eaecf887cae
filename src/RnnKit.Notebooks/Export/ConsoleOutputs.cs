using System.Collections.Concurrent;
using System.Diagnostics;
using RnnKit.Notebooks.Display;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Export;

/// <summary>Writes what a program made of a notebook shows to a console: the plain-text form of each value.</summary>
internal sealed class ConsoleOutputs(TextWriter console) : IOutputSink
{
    /// <summary>What changes while it is looked at, such as a chart of a training, is written anew no more often than this.</summary>
    private static readonly TimeSpan BetweenUpdates = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<string, long> _written = new();

    /// <inheritdoc/>
    public void Stream(string name, string text) => console.Write(text);

    /// <inheritdoc/>
    public void Display(MimeBundle data, string displayId) => Write(data, displayId);

    /// <inheritdoc/>
    public void Update(MimeBundle data, string displayId)
    {
        if (_written.TryGetValue(displayId, out long last) && Stopwatch.GetElapsedTime(last) >= BetweenUpdates)
            Write(data, displayId);
    }

    /// <inheritdoc/>
    public void Result(MimeBundle data) => console.WriteLine(TextOf(data));

    /// <inheritdoc/>
    public void Clear(bool wait)
    {
        // A console keeps what was written.
    }

    /// <inheritdoc/>
    public void Error(string name, string message, IReadOnlyList<string> traceback) => console.WriteLine($"{name}: {message}");

    private void Write(MimeBundle data, string displayId)
    {
        _written[displayId] = Stopwatch.GetTimestamp();
        Result(data);
    }

    private static string TextOf(MimeBundle data) => data.Text("text/plain") ?? data.Text("text/markdown") ?? $"({string.Join(", ", data.MimeTypes)})";
}
