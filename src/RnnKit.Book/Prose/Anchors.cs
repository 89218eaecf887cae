using RnnKit.Documents.Ipynb;

namespace RnnKit.Book.Prose;

/// <summary>
/// The places in a notebook that a link can lead to. Front ends write the way to the heading <c>A Heading</c> differently:
/// <c>#A-Heading</c> in Jupyter, <c>#a-heading</c> in VS Code and on GitHub; here all find it.
/// </summary>
internal sealed class Anchors(IReadOnlyList<string> ids)
{
    /// <summary>Those of a notebook, by the ids that its page gives them.</summary>
    public static Anchors Of(NotebookDocument notebook)
    {
        var prose = new MarkdownProse(new FigureCaptions(null));
        foreach (NotebookCell cell in notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown))
            prose.Render(cell);
        return new Anchors(prose.Ids);
    }

    /// <summary>The id that a fragment such as <c>A-Heading</c> or <c>What%27s-next%3F</c> means; null when it means none.</summary>
    public string? Find(string fragment)
    {
        string wanted = Uri.UnescapeDataString(fragment), slug = HeadingIds.Slug(wanted);
        return ids.FirstOrDefault(id => id == wanted)
            ?? ids.FirstOrDefault(id => string.Equals(id, wanted, StringComparison.OrdinalIgnoreCase))
            ?? (slug.Length == 0 ? null : ids.FirstOrDefault(id => HeadingIds.Slug(id) == slug));
    }
}
