using AngleSharp.Dom;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Book.Prose;

/// <summary>What a notebook sets in bold, where terms are defined.</summary>
internal static class BoldTerms
{
    /// <summary>The bold words of a notebook in order, each with its cell; solutions, which readers may not have seen, are left out.</summary>
    public static IEnumerable<(NotebookCell Cell, string Words)> Of(NotebookDocument notebook) =>
        from cell in notebook.Cells
        where cell.Kind == CellKind.Markdown && !cell.Tags.Contains("solution")
        from bold in In(ProseTree.Of(cell.Source))
        select (cell, WordsOf(bold));

    /// <summary>The bold elements of a piece of prose that can become links.</summary>
    public static IEnumerable<IElement> In(IElement prose) =>
        prose.QuerySelectorAll("strong").Where(bold => bold.Closest("a, h1, h2, h3, h4, h5, h6, details") is null && bold.QuerySelector("a") is null);

    /// <summary>What an element says, in one line.</summary>
    public static string WordsOf(IElement bold) => string.Join(' ', bold.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
