using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using RnnKit.Book.Code;

namespace RnnKit.Book.Prose;

/// <summary>
/// The Markdown cells of one notebook as HTML. Raw HTML in them is the author's and stands as it is; mathematics is taken out
/// before Markdown reads it; ids of headings are unique over the whole page.
/// </summary>
/// <param name="pages">The names of the notebooks in the book: links to them become links to their pages.</param>
/// <param name="captions">What stands below a figure.</param>
internal sealed class MarkdownProse(IReadOnlySet<string> pages, FigureCaptions captions)
{
    private static readonly MarkdownPipeline Pipeline = BuildPipeline();
    private readonly List<Heading> _headings = [];
    private readonly HeadingIds _ids = new();
    private readonly Links _links = new(pages);
    private readonly SectionTexts _texts = new();

    /// <summary>Highlights code in prose with what the notebook's cells have declared so far.</summary>
    public CSharpHighlighter Highlighter { get; } = new();

    /// <summary>All headings so far, in order.</summary>
    public IReadOnlyList<Heading> Headings => _headings;

    /// <summary>The text of the first heading of the first level, as HTML.</summary>
    public string? Title => _headings.Find(heading => heading.Level == 1)?.Text;

    /// <summary>The first sentence of the first paragraph, as HTML.</summary>
    public string? Hook { get; private set; }

    /// <summary>What the sections say so far, without markup, solutions left out.</summary>
    public IReadOnlyList<SectionText> Texts => _texts.All;

    /// <summary>Adds words to the present section, such as a cell's code.</summary>
    public void AddText(string text) => _texts.Add(text);

    /// <summary>Renders a cell.</summary>
    /// <param name="markdown">The cell.</param>
    /// <param name="findable">Whether the search may lead to its words: not for solutions.</param>
    public string Render(string markdown, bool findable = true)
    {
        MarkdownDocument document = Markdown.Parse(markdown, Pipeline);
        _links.Rewrite(document);
        foreach (LeafBlock block in document.Descendants<LeafBlock>())
        {
            if (block is HeadingBlock heading)
                _texts.Begin(Name(heading));
            else if (findable)
                _texts.Add(PlainText.Of(block));
        }

        Hook ??= HookOf(document);
        return RenderWith(renderer => renderer.Render(document));
    }

    private static MarkdownPipeline BuildPipeline()
    {
        var builder = new MarkdownPipelineBuilder()
            .UsePipeTables().UseTaskLists().UseMathematics().UseFootnotes().UseEmphasisExtras().UseAutoLinks().UseAlertBlocks();
        builder.InlineParsers.InsertBefore<EscapeInlineParser>(new BracketMathParser());
        return builder.Build();
    }

    private Heading Name(HeadingBlock heading)
    {
        string text = heading.Inline is null ? "" : RenderWith(renderer => renderer.WriteChildren(heading.Inline));
        var named = new Heading(heading.Level, _ids.For(PlainText.Of(heading.Inline)), PlainText.WithoutLinks(text));
        _headings.Add(named);
        heading.GetAttributes().Id = named.Id;
        return named;
    }

    private string? HookOf(MarkdownDocument document)
    {
        ParagraphBlock? first = document.Descendants<ParagraphBlock>().FirstOrDefault(paragraph => PlainText.Of(paragraph.Inline).Length > 0);
        if (first?.Inline is null || _headings.Count == 0)
            return null;
        string html = RenderWith(renderer => renderer.WriteChildren(first.Inline));
        return html.Length <= 260 ? PlainText.WithoutLinks(html) : Html.Escape(PlainText.FirstSentence(PlainText.Of(first.Inline)));
    }

    private string RenderWith(Action<HtmlRenderer> render)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<HeadingRenderer>(new AnchoredHeadingRenderer());
        renderer.ObjectRenderers.Replace<CodeBlockRenderer>(new HighlightedCodeRenderer(Highlighter));
        renderer.ObjectRenderers.Replace<ParagraphRenderer>(new FigureRenderer(captions));
        renderer.ObjectRenderers.Replace<Markdig.Extensions.TaskLists.HtmlTaskListRenderer>(new TaskBoxRenderer());
        renderer.ObjectRenderers.Replace<HtmlMathInlineRenderer>(new MathInlineRenderer());
        renderer.ObjectRenderers.Replace<HtmlMathBlockRenderer>(new MathBlockRenderer());
        renderer.ObjectRenderers.Replace<Markdig.Extensions.Tables.HtmlTableRenderer>(new ScrollingTableRenderer());
        render(renderer);
        return writer.ToString();
    }
}
