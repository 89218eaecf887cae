using RnnKit.Documents.Ipynb;

namespace RnnKit.Documents.Exercises;

/// <summary>
/// A typical wrong answer to each exercise of a notebook, kept beside it in <c>solutions/NN-name.wrong.csx</c>: a line
/// <c>// %% exN-stub</c> names the stub that the lines after it would replace.
/// </summary>
public static class WrongAnswers
{
    private const string Mark = "// %% ";

    /// <summary>The file that belongs to a notebook.</summary>
    public static string PathFor(NotebookDocument notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        return Path.Combine(Path.GetDirectoryName(notebook.FilePath) ?? "", "solutions", $"{notebook.Name}.wrong.csx");
    }

    /// <summary>The wrong answers to a notebook's exercises, by the id of the stub; none when there is no file.</summary>
    /// <exception cref="BadInputException">The file names a stub twice.</exception>
    public static IReadOnlyDictionary<string, string> For(NotebookDocument notebook)
    {
        string path = PathFor(notebook);
        return File.Exists(path) ? Parse(File.ReadAllText(path), Path.GetFileName(path)) : new Dictionary<string, string>();
    }

    internal static Dictionary<string, string> Parse(string text, string name)
    {
        var answers = new Dictionary<string, string>();
        string? stub = null;
        var lines = new List<string>();
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n').Append(Mark))
        {
            if (!line.StartsWith(Mark, StringComparison.Ordinal))
            {
                lines.Add(line);
                continue;
            }
            if (stub is not null && !answers.TryAdd(stub, string.Join('\n', lines).Trim('\n')))
                throw new BadInputException($"{name}: there are two answers to '{stub}'.");
            stub = line[Mark.Length..].Trim();
            lines.Clear();
        }
        return answers;
    }
}
