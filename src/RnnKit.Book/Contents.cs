using System.Globalization;
using RnnKit.Book.Files;
using RnnKit.Book.Live;
using RnnKit.Book.Prose;
using RnnKit.Documents;
using RnnKit.Documents.Ipynb;
using RnnKit.Documents.Series;

namespace RnnKit.Book;

/// <summary>The notebooks of the series as pages, in order.</summary>
internal static class Contents
{
    public static IReadOnlyList<BookPage> Of(
        IReadOnlyList<NotebookDocument> notebooks, BookOptions options, string bookFolder, BookFiles files, Glossary? glossary, LiveParts live)
    {
        string? twice = notebooks.GroupBy(notebook => notebook.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice is not null)
            throw new BadInputException($"Two notebooks are named {twice}; a book needs every name once.");
        return [.. notebooks.Select(notebook => PageOf(notebook, options, bookFolder, files, glossary, live))];
    }

    public static string FileNameOf(string notebook) => notebook + ".html";

    private static BookPage PageOf(NotebookDocument notebook, BookOptions options, string bookFolder, BookFiles files, Glossary? glossary, LiveParts live)
    {
        var addresses = new Addresses(files, notebook);
        var prose = new MarkdownProse(new FigureCaptions(files.FolderOf(notebook)), addresses.Rewrite, glossary is null ? null : new GlossaryLinks(glossary).Link);
        string body = new CellRenderer(prose, addresses.FindOwn, cell => live.Below(notebook, cell)).Render(notebook);
        return new BookPage(
            new string([.. notebook.Name.TakeWhile(char.IsAsciiDigit)]),
            WithoutNumber(prose.Title ?? Html.Escape(notebook.Title)),
            prose.Hook ?? "",
            FileNameOf(notebook.Name),
            [.. prose.Headings.Where(heading => heading.Level == 2)],
            body,
            options.Durations.TryGetValue(notebook.Name, out TimeSpan duration) ? Seconds(duration) : null,
            prose.Texts,
            $"{NotebookFiles.Folder}/{notebook.Name}.ipynb",
            NotebookFiles.SourcePath(notebook, options, bookFolder));
    }

    /// <summary>Titles often repeat the notebook's number, as in "02 · Activations".</summary>
    private static string WithoutNumber(string title)
    {
        string rest = title.TrimStart("0123456789".ToCharArray());
        string name = rest.TrimStart(' ', '·', '.', ':', '-', '–', '—');
        return rest.Length < title.Length && name.Length < rest.Length && name.Length > 0 ? name : title;
    }

    private static string Seconds(TimeSpan duration) =>
        duration.TotalSeconds.ToString(duration.TotalSeconds < 10 ? "0.0" : "0", CultureInfo.InvariantCulture) + " s";
}
