using RnnKit.Book.Files;
using RnnKit.Book.Prose;
using RnnKit.Documents.Ipynb;
using RnnKit.Documents.Series;

namespace RnnKit.Book;

/// <summary>The glossary of the series as a page of the book, made of its Markdown file.</summary>
internal static class GlossaryPage
{
    public const string Name = "glossary";
    public const string FileName = Name + ".html";

    /// <summary>The file as a notebook of one cell, which the rest of the book can treat as one; null where there is none.</summary>
    public static NotebookDocument? In(string? folder)
    {
        string? file = folder is null ? null : Path.Combine(folder, Glossary.FileName);
        if (file is null || !File.Exists(file))
            return null;
        var page = new NotebookDocument(Name);
        page.Cells.Add(new NotebookCell(CellKind.Markdown, Name, File.ReadAllText(file).ReplaceLineEndings("\n")));
        return page;
    }

    /// <summary>Its page.</summary>
    public static BookPage PageOf(NotebookDocument glossary, BookFiles files)
    {
        var prose = new MarkdownProse(new FigureCaptions(files.FolderOf(glossary)), new Addresses(files, glossary).Rewrite);
        string body = new CellRenderer(prose).Render(glossary);
        return new BookPage("", prose.Title ?? "Glossary", "", FileName, [], body, null, prose.Texts, null, null);
    }
}
