using System.Globalization;

namespace RnnKit.Book.Guide;

/// <summary>
/// What an instructor's guide says of a notebook and no program can find out: <c>guide/NN.md</c> beside the notebooks, with the
/// sections <c>Questions that come up</c>, <c>What may be skipped</c> and <c>What a wrong answer shows</c>. In the last two, an item
/// begins with a section's heading in italics, or with the id of a stub as code.
/// </summary>
internal sealed class GuideNotes
{
    /// <summary>The folder of the notes, beside the notebooks.</summary>
    public const string Folder = "guide";

    private GuideNotes(string questions, IReadOnlyList<(string Section, string Why)> skippable, IReadOnlyDictionary<string, string> wrongAnswers)
    {
        Questions = questions;
        Skippable = skippable;
        WrongAnswers = wrongAnswers;
    }

    /// <summary>The questions with their answers, as Markdown; empty without any.</summary>
    public string Questions { get; }

    /// <summary>The sections that may be left out, those first that are missed least, with the reason as Markdown.</summary>
    public IReadOnlyList<(string Section, string Why)> Skippable { get; }

    /// <summary>What a typical wrong answer says about who gave it, as Markdown, by the id of the stub.</summary>
    public IReadOnlyDictionary<string, string> WrongAnswers { get; }

    /// <summary>The notes on the notebook of a number; empty ones where there are none.</summary>
    public static GuideNotes For(string? notebooks, string number) =>
        notebooks is not null && Path.Combine(notebooks, Folder, number + ".md") is var file && File.Exists(file)
            ? Parse(File.ReadAllText(file))
            : Parse("");

    /// <summary>Reads notes from their Markdown.</summary>
    public static GuideNotes Parse(string markdown)
    {
        var sections = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        List<string>? open = null;
        foreach (string line in markdown.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                sections[line[3..].Trim()] = open = [];
            else
                open?.Add(line);
        }
        return new GuideNotes(
            string.Join('\n', Of("Questions that come up")).Trim(),
            [.. Items(Of("What may be skipped"), '*').Select(item => (item.Name, item.Text))],
            Items(Of("What a wrong answer shows"), '`').DistinctBy(item => item.Name).ToDictionary(item => item.Name, item => item.Text));

        List<string> Of(string name) => sections.GetValueOrDefault(name, []);
    }

    /// <summary>The items of a list, <c>- *name*: text</c>, where <paramref name="mark"/> stands around the name.</summary>
    private static IEnumerable<(string Name, string Text)> Items(IEnumerable<string> lines, char mark)
    {
        foreach (string line in lines.Where(line => line.StartsWith($"- {mark}", StringComparison.Ordinal)))
        {
            int end = line.IndexOf(mark, 3);
            if (end > 0)
                yield return (line[3..end], Sentence(line[(end + 1)..].TrimStart(':', ' ')));
        }
    }

    private static string Sentence(string text) => text.Length == 0 ? "" : char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];
}
