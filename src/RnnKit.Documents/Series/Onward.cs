using RnnKit.Documents.Ipynb;

namespace RnnKit.Documents.Series;

/// <summary>
/// The last line of a notebook of the series: the way to the one before, to the contents, to the glossary where there is one, and to
/// the next. Its links are Markdown's relative ones, which VS Code, Jupyter, GitHub and the book follow alike.
/// </summary>
public static class Onward
{
    private const string Contents = "[Contents](../README.md#the-series)";

    /// <summary>The line for the notebook in a file, by the notebooks that lie beside it.</summary>
    public static string LineFor(string file)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        string[] names = [.. Directory.EnumerateFiles(folder, "*.ipynb").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
        int place = Array.IndexOf(names, Path.GetFileName(file));
        return Line(
            place > 0 ? NotebookDocument.Load(Path.Combine(folder, names[place - 1])) : null,
            place >= 0 && place < names.Length - 1 ? NotebookDocument.Load(Path.Combine(folder, names[place + 1])) : null,
            File.Exists(Path.Combine(folder, Glossary.FileName)));
    }

    /// <summary>Whether a line of a notebook is this one: it says nothing of its own.</summary>
    public static bool Is(string line) => line.Contains(Contents, StringComparison.Ordinal);

    /// <summary>The line between two notebooks, either of which may be missing.</summary>
    public static string Line(NotebookDocument? before, NotebookDocument? next, bool hasGlossary)
    {
        string?[] parts =
        [
            before is null ? null : $"← {Link(before)}",
            Contents,
            hasGlossary ? $"[Glossary]({Glossary.FileName})" : null,
            next is null ? null : $"{Link(next)} →",
        ];
        return string.Join(" · ", parts.OfType<string>());
    }

    /// <summary>A link by the short title: <c>02 · Activations: the curve inside every unit</c> is <c>02 Activations</c>.</summary>
    private static string Link(NotebookDocument notebook) =>
        $"[{notebook.Title.Split(':')[0].Replace(" · ", " ", StringComparison.Ordinal).Trim()}]({Uri.EscapeDataString(notebook.Name)}.ipynb)";
}
