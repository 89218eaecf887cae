namespace RnnKit.Notebooks.Checks;

/// <summary>The Markdown files of the repository that readers read beside the notebooks.</summary>
public static class MarkdownFiles
{
    private const string FrenchCorpus = "eng-fra";

    /// <summary>Those at the top, the glossary, the notes of the instructor's guide, and those that come with the data sets.</summary>
    public static IEnumerable<string> Below(string root)
    {
        string data = Path.Combine(root, "data");
        IEnumerable<string> ofData = Directory.Exists(data) ? Directory.EnumerateFiles(data, "README.md", SearchOption.AllDirectories) : [];
        string notebooks = Path.Combine(root, "notebooks");
        IEnumerable<string> ofNotebooks = new[] { notebooks, Path.Combine(notebooks, "guide") }.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*.md"));
        return Directory.EnumerateFiles(root, "*.md").Concat(ofNotebooks).Concat(ofData).Order(StringComparer.Ordinal);
    }

    /// <summary>Whether a file gives examples in French throughout.</summary>
    public static bool MayBeFrench(string file) => Path.GetFileName(Path.GetDirectoryName(file)) == FrenchCorpus;
}
