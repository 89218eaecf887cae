using RnnKit.Documents.Ipynb;

namespace RnnKit.Book;

/// <summary>The notebooks themselves, copied beside the pages for those who want the files.</summary>
internal static class NotebookFiles
{
    public const string Folder = "notebooks";

    public static void Write(BookFolder folder, IReadOnlyList<NotebookDocument> notebooks)
    {
        foreach (NotebookDocument notebook in notebooks)
            folder.WriteText(Path.Combine(Folder, notebook.Name + ".ipynb"), notebook.ToJson());
    }

    /// <summary>
    /// The way from the book to the notebook in its repository, where its library lies beside it; null where it has no file
    /// or lies on another drive.
    /// </summary>
    public static string? SourcePath(NotebookDocument notebook, BookOptions options, string bookFolder)
    {
        string? file = options.SourceFolder is null ? notebook.FilePath : Path.Combine(options.SourceFolder, notebook.Name + ".ipynb");
        if (file is null || !File.Exists(file))
            return null;
        string way = Path.GetRelativePath(bookFolder, file);
        return Path.IsPathRooted(way) ? null : way.Replace(Path.DirectorySeparatorChar, '/');
    }
}
