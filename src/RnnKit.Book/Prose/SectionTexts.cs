using System.Text;

namespace RnnKit.Book.Prose;

/// <summary>What a section says, for the search.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Text">Its words, code included, in one line.</param>
internal sealed record SectionText(Heading Heading, string Text);

/// <summary>Collects the words of a notebook section by section, as its cells are rendered.</summary>
internal sealed class SectionTexts
{
    private readonly List<(Heading Heading, StringBuilder Words)> _sections = [];

    /// <summary>The sections so far, in order.</summary>
    public IReadOnlyList<SectionText> All => [.. _sections.Select(section => new SectionText(section.Heading, section.Words.ToString()))];

    /// <summary>A heading opens a section, whatever its level.</summary>
    public void Begin(Heading heading) => _sections.Add((heading, new StringBuilder()));

    /// <summary>Adds to the open section; words before the first heading belong to none.</summary>
    public void Add(string text)
    {
        if (_sections.Count == 0)
            return;
        StringBuilder words = _sections[^1].Words;
        foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            words.Append(words.Length > 0 ? " " : "").Append(word);
    }
}
