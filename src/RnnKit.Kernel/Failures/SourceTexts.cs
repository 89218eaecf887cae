using System.Collections.Concurrent;

namespace RnnKit.Kernel.Failures;

/// <summary>The texts that a session has run, by the name under which messages speak of them.</summary>
internal sealed class SourceTexts
{
    private readonly ConcurrentDictionary<string, string[]> _lines = new();

    /// <summary>Remembers a text.</summary>
    public void Add(string name, string text) => _lines[name] = text.Split('\n');

    /// <summary>Whether a text of this name has run.</summary>
    public bool Contains(string? name) => name is not null && _lines.ContainsKey(name);

    /// <summary>A line, counted from 1, without its surrounding space; null when there is none.</summary>
    public string? Line(string name, int number) =>
        _lines.TryGetValue(name, out string[]? lines) && number >= 1 && number <= lines.Length ? lines[number - 1].Trim() : null;
}
