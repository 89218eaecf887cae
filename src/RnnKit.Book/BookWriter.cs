using RnnKit.Book.Files;
using RnnKit.Book.Guide;
using RnnKit.Book.Live;
using RnnKit.Book.Web;
using RnnKit.Documents;
using RnnKit.Documents.Ipynb;
using RnnKit.Documents.Series;

namespace RnnKit.Book;

/// <summary>
/// Writes executed notebooks as a static book: one page each and an index, which open from the file system without a server.
/// The same notebooks and options give the same bytes.
/// </summary>
public static class BookWriter
{
    /// <summary>Writes the book whole or not at all: an older book in the folder stays until the new one is complete.</summary>
    /// <param name="executed">The notebooks with their outputs, in the order of reading.</param>
    /// <param name="outputFolder">The book's folder: missing, empty, or holding an older book.</param>
    /// <param name="options">Title, times and the browser libraries.</param>
    /// <param name="cancellationToken">Stops before the older book is touched.</param>
    /// <exception cref="BadInputException">The folder holds something that is no book, or two notebooks share a name.</exception>
    /// <exception cref="IOException">The disk does not take the book.</exception>
    public static BookReport Write(
        IReadOnlyList<NotebookDocument> executed, string outputFolder, BookOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(executed);
        ArgumentException.ThrowIfNullOrWhiteSpace(outputFolder);
        options ??= new BookOptions();
        WebAssets? assets = null;
        string? reason = "it was not asked for.";
        if (options.WebFolder is not null)
            WebAssets.TryGet(options.WebFolder, out assets, out reason, cancellationToken: cancellationToken);

        var libraries = new PageLibraries(assets);
        NotebookDocument? glossary = GlossaryPage.In(options.SourceFolder);
        var files = new BookFiles(executed, options);
        if (glossary is not null)
            files.Add(Glossary.FileName, glossary);
        var live = new LiveParts(executed, options);
        using var folder = new BookFolder(outputFolder);
        List<BookPage> pages = [.. Contents.Of(executed, options, folder.Target, files, Glossary.In(options.SourceFolder), live)];
        if (glossary is not null)
            pages.Add(GlossaryPage.PageOf(glossary, files));
        folder.WriteText(Shell.IndexFile, IndexPage.Render(pages, options, libraries, live, options.SourceFolder is null ? null : InstructorGuide.FileName));
        for (int i = 0; i < pages.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            folder.WriteText(pages[i].FileName, NotebookPage.Render(pages, i, options, libraries));
        }

        if (options.SourceFolder is not null)
            InstructorGuide.Write(folder, executed, pages, options, libraries, files);
        foreach (LiveWidget widget in live.WithPage)
            folder.WriteText(widget.Page!, LivePage.Render(pages, widget, options, libraries));
        BookAssets.Write(folder, assets);
        live.Write(folder);
        folder.WriteText(Path.Combine(BookAssets.Folder, BookAssets.SearchIndex), SearchIndex.Of(pages));
        NotebookFiles.Write(folder, executed);
        CopyImages(folder, options.SourceFolder ?? Path.GetDirectoryName(executed.Count > 0 ? executed[0].FilePath : null));
        foreach ((string place, string file) in files.Copies)
            folder.Copy(file, place);
        cancellationToken.ThrowIfCancellationRequested();
        folder.Publish();
        return new BookReport(
            Path.Combine(folder.Target, Shell.IndexFile),
            assets is null ? $"The pages load KaTeX and plotly.js from cdn.jsdelivr.net, because {Lowered(reason!)}" : null,
            [.. files.Missing, .. live.Missing]);
    }

    private static void CopyImages(BookFolder folder, string? sourceFolder)
    {
        string images = Path.Combine(sourceFolder ?? ".", "images");
        if (sourceFolder is null || !Directory.Exists(images))
            return;
        foreach (string file in Directory.EnumerateFiles(images, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            folder.Copy(file, Path.Combine("images", Path.GetRelativePath(images, file)));
    }

    private static string Lowered(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];
}
