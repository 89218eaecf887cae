using RnnKit.Book.Prose;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Book.Files;

/// <summary>
/// What the notebooks of a book refer to: each other, and files beside them, which come along. What is not there, or lies outside
/// the folder that may be copied from, is named.
/// </summary>
internal sealed class BookFiles
{
    private const string CopiesFolder = "files";
    private const string ImagesFolder = "images";
    private readonly BookOptions _options;
    private readonly Dictionary<string, NotebookDocument> _pages = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<NotebookDocument, Anchors> _anchors = [];
    private readonly SortedDictionary<string, string> _copies = new(StringComparer.Ordinal);
    private readonly List<string> _missing = [];

    /// <summary>The notebooks of the book.</summary>
    public BookFiles(IReadOnlyList<NotebookDocument> notebooks, BookOptions options)
    {
        _options = options;
        foreach (NotebookDocument notebook in notebooks)
            _pages[Path.Combine(FolderOf(notebook) ?? Nowhere, notebook.Name + ".ipynb")] = notebook;
    }

    /// <summary>Adds a page made of a file that lies beside the notebooks.</summary>
    public void Add(string file, NotebookDocument page) => _pages[Path.Combine(FolderOf(page) ?? Nowhere, file)] = page;

    /// <summary>A folder for notebooks without one: the links between them are the same.</summary>
    public static string Nowhere { get; } = Path.GetFullPath(Path.DirectorySeparatorChar.ToString());

    /// <summary>The files to copy, by their place in the book.</summary>
    public IReadOnlyDictionary<string, string> Copies => _copies;

    /// <summary>What could not be found, a sentence each.</summary>
    public IReadOnlyList<string> Missing => _missing;

    /// <summary>The folder that a notebook's addresses begin at; null when it has none.</summary>
    public string? FolderOf(NotebookDocument notebook) => _options.SourceFolder is { } folder ? Path.GetFullPath(folder) : Path.GetDirectoryName(notebook.FilePath);

    /// <summary>The notebook of the book that lies at a path; null when none does.</summary>
    public NotebookDocument? NotebookAt(string path) => _pages.GetValueOrDefault(path);

    /// <summary>Whether the path is that of the page about the whole, which the book has as its index.</summary>
    public bool IsContents(string path) =>
        _options.FilesFolder is { } root && string.Equals(path, Path.Combine(Path.GetFullPath(root), "README.md"), StringComparison.OrdinalIgnoreCase);

    /// <summary>The places in a notebook of the book.</summary>
    public Anchors AnchorsOf(NotebookDocument notebook)
    {
        if (!_anchors.TryGetValue(notebook, out Anchors? anchors))
            _anchors[notebook] = anchors = Anchors.Of(notebook);
        return anchors;
    }

    /// <summary>The address in the book of a file beside a notebook; null when it cannot come along, for the reason given.</summary>
    public string? AddressOf(string folder, string file, out string? reason)
    {
        string root = Path.GetFullPath(_options.FilesFolder ?? folder), way = Path.GetRelativePath(root, file);
        reason = Directory.Exists(file) ? "is a folder, which the book does not hold"
            : !File.Exists(file) ? "is not there"
            : Path.IsPathRooted(way) || way.StartsWith("..", StringComparison.Ordinal) ? "lies outside the folder that the book may copy from"
            : null;
        if (reason is not null)
            return null;
        string image = Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
        string place = image.StartsWith(ImagesFolder + "/", StringComparison.Ordinal) ? image : $"{CopiesFolder}/{way.Replace(Path.DirectorySeparatorChar, '/')}";
        _copies[place] = file;
        return string.Join('/', place.Split('/').Select(Uri.EscapeDataString));
    }

    /// <summary>Notes that something is missing, once.</summary>
    public void Miss(NotebookDocument notebook, NotebookCell cell, string what)
    {
        string sentence = $"{notebook.Name}: cell '{cell.Id}': {what}.";
        if (!_missing.Contains(sentence))
            _missing.Add(sentence);
    }
}
