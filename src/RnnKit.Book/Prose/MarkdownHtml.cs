using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using RnnKit.Book.Code;

namespace RnnKit.Book.Prose;

/// <summary>A piece of Markdown, read as Jupyter reads it, and the HTML that is made of it or of a part.</summary>
internal sealed class MarkdownHtml
{
    private readonly MarkdownPipeline _pipeline;
    private readonly MathText _math;

    /// <summary>Reads it.</summary>
    public MarkdownHtml(string markdown)
    {
        _math = MathText.Of(markdown);
        MarkdownPipelineBuilder builder = new MarkdownPipelineBuilder()
            .UsePipeTables().UseTaskLists().UseFootnotes().UseEmphasisExtras().UseAutoLinks().UseAlertBlocks();
        builder.InlineParsers.Insert(0, new FormulaParser(_math.Formulas));
        _pipeline = builder.Build();
        Document = Markdown.Parse(_math.Text, _pipeline);
    }

    /// <summary>The HTML of a piece of Markdown by itself, with marks in place of its formulas.</summary>
    public static string Of(string markdown) => new MarkdownHtml(markdown).All(new CSharpHighlighter(), new FigureCaptions(null));

    /// <summary>The Markdown as a tree.</summary>
    public MarkdownDocument Document { get; }

    /// <summary>The whole as HTML, raw HTML in it as it was written.</summary>
    /// <param name="highlighter">Highlights C#.</param>
    /// <param name="captions">What stands below a figure.</param>
    public string All(CSharpHighlighter highlighter, FigureCaptions captions) => With(highlighter, captions, renderer => renderer.Render(Document));

    /// <summary>A part of it as HTML.</summary>
    public string With(CSharpHighlighter highlighter, FigureCaptions captions, Action<HtmlRenderer> render)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        _pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<HeadingRenderer>(new AnchoredHeadingRenderer());
        renderer.ObjectRenderers.Replace<CodeBlockRenderer>(new HighlightedCodeRenderer(highlighter));
        renderer.ObjectRenderers.Replace<ParagraphRenderer>(new FigureRenderer(captions));
        renderer.ObjectRenderers.Replace<Markdig.Extensions.TaskLists.HtmlTaskListRenderer>(new TaskBoxRenderer());
        renderer.ObjectRenderers.Replace<Markdig.Extensions.Tables.HtmlTableRenderer>(new ScrollingTableRenderer());
        renderer.ObjectRenderers.Add(new FormulaRenderer());
        render(renderer);
        return writer.ToString();
    }

    /// <summary>A text in which <paramref name="written"/> stands for each formula that Markdown could not read, such as in raw HTML.</summary>
    public string Restore(string text, Func<Formula, string> written) => _math.Restore(text, written);
}
