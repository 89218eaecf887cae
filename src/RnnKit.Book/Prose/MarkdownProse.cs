using AngleSharp.Dom;
using Markdig.Syntax;
using RnnKit.Book.Code;
using RnnKit.Book.Markup;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Book.Prose;

/// <summary>
/// The Markdown cells of one notebook as HTML. Raw HTML in them is the author's and stands as it is, closed in its cell; mathematics
/// is taken out before Markdown reads it; ids are unique over the whole page.
/// </summary>
/// <param name="captions">What stands below a figure.</param>
/// <param name="rewrite">Leads the addresses in a cell to where they are found in the book; null leaves them as they are.</param>
/// <param name="link">Links the terms in a piece of prose, which comes once and is no solution; null links none.</param>
internal sealed class MarkdownProse(FigureCaptions captions, Action<IElement, NotebookCell>? rewrite = null, Action<IElement>? link = null)
{
    private readonly List<Heading> _headings = [];
    private readonly HeadingIds _ids = new();
    private readonly SectionTexts _texts = new();

    /// <summary>Highlights code in prose with what the notebook's cells have declared so far.</summary>
    public CSharpHighlighter Highlighter { get; } = new();

    /// <summary>All headings so far, in order.</summary>
    public IReadOnlyList<Heading> Headings => _headings;

    /// <summary>All ids so far, in order.</summary>
    public IReadOnlyList<string> Ids => _ids.All;

    /// <summary>The text of the first heading of the first level, as HTML.</summary>
    public string? Title => _headings.Find(heading => heading.Level == 1)?.Text;

    /// <summary>The first sentence of the first paragraph, as HTML.</summary>
    public string? Hook { get; private set; }

    /// <summary>What the sections say so far, without markup, solutions left out.</summary>
    public IReadOnlyList<SectionText> Texts => _texts.All;

    /// <summary>Adds words to the present section, such as a cell's code.</summary>
    public void AddText(string text) => _texts.Add(text);

    /// <summary>Renders a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="findable">Whether the search may lead to its words: not for solutions.</param>
    public string Render(NotebookCell cell, bool findable = true)
    {
        var markdown = new MarkdownHtml(cell.Source);
        foreach (LeafBlock block in markdown.Document.Descendants<LeafBlock>())
        {
            if (block is HeadingBlock heading)
                _texts.Begin(Name(heading, markdown, cell));
            else if (findable)
                _texts.Add(markdown.Restore(PlainText.Of(block), formula => formula.Tex));
        }

        Hook ??= HookOf(markdown, cell);
        IElement tree = ProseTree.Of(markdown.All(Highlighter, captions).TrimEnd('\n'), markdown);
        ProseTree.Name(tree, _ids);
        rewrite?.Invoke(tree, cell);
        if (findable)
            link?.Invoke(tree);
        return new ProseFilter(keepsIds: true).Write(tree) + "\n";
    }

    private Heading Name(HeadingBlock heading, MarkdownHtml markdown, NotebookCell cell)
    {
        string text = heading.Inline is null ? "" : Part(heading.Inline, markdown, cell);
        var named = new Heading(heading.Level, _ids.For(PlainText.Of(heading.Inline)), PlainText.WithoutLinks(text));
        _headings.Add(named);
        heading.Name(named.Id);
        return named;
    }

    private string? HookOf(MarkdownHtml markdown, NotebookCell cell)
    {
        ParagraphBlock? first = markdown.Document.Descendants<ParagraphBlock>().FirstOrDefault(paragraph => PlainText.Of(paragraph.Inline).Length > 0);
        if (first?.Inline is null || _headings.Count == 0)
            return null;
        string html = Part(first.Inline, markdown, cell);
        return html.Length <= 260 ? PlainText.WithoutLinks(html) : Html.Escape(PlainText.FirstSentence(PlainText.Of(first.Inline)));
    }

    /// <summary>Inlines that stand on a page a second time: in the contents, in the index.</summary>
    private string Part(Markdig.Syntax.Inlines.ContainerInline inlines, MarkdownHtml markdown, NotebookCell cell)
    {
        IElement tree = ProseTree.Of(markdown.With(Highlighter, captions, renderer => renderer.WriteChildren(inlines)), markdown);
        rewrite?.Invoke(tree, cell);
        return new ProseFilter(keepsIds: false).Write(tree);
    }
}
