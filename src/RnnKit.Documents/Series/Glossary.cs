using System.Text.RegularExpressions;

namespace RnnKit.Documents.Series;

/// <summary>
/// The terms of the series, as they stand in <c>glossary.md</c> beside the notebooks: a heading of the third level each, what it
/// means, and a line of facts with <c>·</c> between them, of which <c>*Also*</c> and <c>*Notebook*</c> are read here. What the notebooks
/// set in bold without meaning a term stands in a comment.
/// </summary>
public sealed partial class Glossary
{
    /// <summary>The file's name.</summary>
    public const string FileName = "glossary.md";

    private const string Heading = "### ";
    private readonly Dictionary<string, GlossaryEntry> _byName = new(StringComparer.OrdinalIgnoreCase);

    private Glossary(IReadOnlyList<GlossaryEntry> entries, IReadOnlyList<string> noTerms)
    {
        Entries = entries;
        NoTerms = noTerms;
        foreach (GlossaryEntry entry in entries)
            foreach (string name in entry.Names)
                _byName.TryAdd(name, entry);
    }

    /// <summary>All entries, in the order of the file.</summary>
    public IReadOnlyList<GlossaryEntry> Entries { get; }

    /// <summary>What stands in bold in notebooks and is no term.</summary>
    public IReadOnlyList<string> NoTerms { get; }

    /// <summary>The glossary in a folder; null where there is none.</summary>
    public static Glossary? In(string? folder) =>
        folder is not null && Path.Combine(folder, FileName) is var file && File.Exists(file) ? Parse(File.ReadAllText(file)) : null;

    /// <summary>Reads a glossary from its Markdown.</summary>
    public static Glossary Parse(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var entries = new List<GlossaryEntry>();
        string? term = null;
        foreach (string line in markdown.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith(Heading, StringComparison.Ordinal))
                term = line[Heading.Length..].Trim();
            else if (term is not null && Fact(line, "Notebook") is { } notebooks)
                entries.Add(new GlossaryEntry(term, Listed(Fact(line, "Also")), [.. LinkTarget().Matches(notebooks).Select(link => link.Groups[1].Value)]));
        }
        return new Glossary(entries, Listed(NoTermsComment().Match(markdown) is { Success: true } comment ? comment.Groups[1].Value : null));
    }

    /// <summary>The entry of a term, by any of its names, in the singular or with an s; null where there is none.</summary>
    public GlossaryEntry? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _byName.GetValueOrDefault(name) ?? _byName.GetValueOrDefault(name.EndsWith('s') ? name[..^1] : $"{name}s");
    }

    /// <summary>Whether words in bold are a label or a sentence, such as <c>Predict:</c>, or are listed as no term.</summary>
    public bool IsNoTerm(string bold)
    {
        ArgumentNullException.ThrowIfNull(bold);
        return bold.Length == 0 || bold[^1] is '.' or ':' or '?' or '!' || NoTerms.Contains(bold, StringComparer.Ordinal);
    }

    private static string? Fact(string line, string name) =>
        line.Split(" · ").FirstOrDefault(part => part.StartsWith($"*{name}*", StringComparison.Ordinal))?[(name.Length + 2)..].Trim();

    private static string[] Listed(string? names) =>
        names?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex LinkTarget();

    [GeneratedRegex(@"<!-- Bold in a notebook and no term: (.*?) -->", RegexOptions.Singleline)]
    private static partial Regex NoTermsComment();
}
