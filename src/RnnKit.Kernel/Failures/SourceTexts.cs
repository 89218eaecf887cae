using System.Collections.Concurrent;

namespace RnnKit.Kernel.Failures;

/// <summary>The texts that a session has run, by the name under which messages speak of them.</summary>
internal sealed class SourceTexts
{
    private readonly ConcurrentDictionary<string, string[]> _lines = new();
    private readonly ConcurrentDictionary<string, string> _names = new();

    /// <summary>Remembers a text.</summary>
    public void Add(string name, string text)
    {
        _lines[name] = text.Split('\n');
        _names[Path.GetFullPath(name)] = name;
    }

    /// <summary>The name of the text that compiled code says it comes from, as a whole path; null when that is none of these.</summary>
    public string? NameOf(string? file) => file is not null && _names.TryGetValue(file, out string? name) ? name : null;

    /// <summary>A line, counted from 1, without its surrounding space; null when there is none.</summary>
    public string? Line(string name, int number) =>
        _lines.TryGetValue(name, out string[]? lines) && number >= 1 && number <= lines.Length ? lines[number - 1].Trim() : null;
}
