using System.Text;
using AngleSharp.Dom;
using RnnKit.Book.Code;
using RnnKit.Book.Files;
using RnnKit.Book.Outputs;
using RnnKit.Book.Prose;
using RnnKit.Documents.Exercises;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Book.Guide;

/// <summary>The guide to one notebook, made of the notebook, its typical wrong answers, the notes on it and the measured times.</summary>
internal sealed class GuidePage
{
    private readonly NotebookDocument _notebook;
    private readonly BookPage _page;
    private readonly GuideNotes _notes;
    private readonly MarkdownProse _prose;
    private readonly List<Heading> _sections = [];

    private GuidePage(NotebookDocument notebook, BookPage page, GuideNotes notes, BookFiles files)
    {
        (_notebook, _page, _notes) = (notebook, page, notes);
        _prose = new MarkdownProse(new FigureCaptions(files.FolderOf(notebook)), new Addresses(files, notebook).Rewrite, LeadBack);
    }

    /// <summary>The guide as a page.</summary>
    public static BookPage Of(NotebookDocument notebook, BookPage page, BookOptions options, BookFiles files)
    {
        var guide = new GuidePage(notebook, page, GuideNotes.For(options.SourceFolder, page.Number), files);
        string body = guide.Render(options.CellTimes.GetValueOrDefault(notebook.Name) ?? new Dictionary<string, TimeSpan>());
        return new BookPage("Guide to " + page.Number, page.Title, "", "guide-" + page.FileName, guide._sections, body, null, [], null, null);
    }


    private string Render(IReadOnlyDictionary<string, TimeSpan> times)
    {
        IReadOnlyList<LessonPart> parts = LessonParts.Of(_notebook, times);
        string[] skippable = [.. _notes.Skippable.Select(skip => skip.Section)];
        return $"""
            <h1>Guide to {_page.Number}: {_page.Title}</h1>
            <p><strong>This page gives the answers of <a href="{_page.Address}">the notebook</a> away.</strong> Back to <a href="{InstructorGuide.FileName}">all guides</a>.</p>
            {Section("Plan")}
            {PlanTable.Render(parts, LessonPlan.Of(parts, 45, skippable), LessonPlan.Of(parts, 90, skippable), title => Inline(title))}
            {PlanTable.Cells(_notebook, times)}
            {Section("Predictions and their answers")}
            {string.Concat(Foretold.In(_notebook).Select(Render))}
            {Section("Exercises")}
            {string.Concat(Exercise.In(_notebook).Select(Render))}
            {(_notes.Questions.Length > 0 ? Section("Questions that come up") + "\n" + Markdown(_notes.Questions) : "")}
            {(skippable.Length > 0 ? Section("What may be skipped") + "\n" + Markdown(string.Join('\n', _notes.Skippable.Select(skip => $"- *{skip.Section}*: {skip.Why}"))) : "")}

            """;
    }

    private string Render(Foretold foretold)
    {
        var html = new StringBuilder("<section class=\"foretold\">\n");
        html.Append($"<p class=\"where\">{SectionLink(foretold.Section)}</p>\n<div class=\"asked\">\n{Markdown(foretold.Question)}</div>\n");
        string shown = string.Concat(foretold.Measured.SelectMany(cell => cell.Outputs).Where(IsShort).Select(output => OutputRenderer.Render(output)));
        if (shown.Length > 0)
            html.Append($"<div class=\"outputs\">\n{shown}</div>\n");
        html.Append(foretold.Answer.Length > 0 ? Markdown(foretold.Answer) : "<p>The cells above answer it, without further words.</p>\n");
        return html.Append("</section>\n").ToString();
    }

    private string Render(Exercise exercise)
    {
        var html = new StringBuilder($"<section class=\"exercise-guide\">\n{Markdown(TaskOf(exercise))}");
        if (WrongAnswers.For(_notebook).GetValueOrDefault(exercise.Stub.Id) is { } wrong)
        {
            html.Append($"<p>A typical wrong answer:</p>\n{CodeBlockHtml.Of(_prose.Highlighter.ToHtml(wrong), "csharp")}");
            if (_notes.WrongAnswers.GetValueOrDefault(exercise.Stub.Id) is { } shows)
                html.Append(Markdown($"*What it shows:* {shows}"));
        }
        if (exercise.Check is not null && Hint.In(exercise.Check.Source) is { } hint)
            html.Append($"<p><em>What the check then says:</em> {Html.Escape(hint)}</p>\n");
        if (exercise.Solution is not null)
            html.Append(Markdown(exercise.Solution.Source));
        return html.Append("</section>\n").ToString();
    }

    /// <summary>The prose right before a stub, from its heading on.</summary>
    private string TaskOf(Exercise exercise)
    {
        int place = _notebook.Cells.IndexOf(exercise.Stub);
        string text = place > 0 && _notebook.Cells[place - 1] is { Kind: CellKind.Markdown } before ? before.Source : "";
        int heading = text.LastIndexOf("### ", StringComparison.Ordinal);
        return heading < 0 ? text : text[heading..];
    }

    private string SectionLink(string heading)
    {
        string id = HeadingIds.Slug(heading);
        string text = heading.Length == 0 ? _page.Title : Inline(heading);
        return _page.Sections.FirstOrDefault(section => section.Id == id) is { } section
            ? $"<a href=\"{_page.Address}#{Html.Escape(section.Id)}\">{section.Text}</a>"
            : $"<a href=\"{_page.Address}\">{text}</a>";
    }

    private string Section(string text)
    {
        var heading = new Heading(2, HeadingIds.Slug(text), text);
        _sections.Add(heading);
        return $"<h2 id=\"{heading.Id}\">{text}</h2>";
    }

    private string Inline(string markdown) => PlainText.WithoutLinks(Markdown(markdown)).Trim() is { } html && html.StartsWith("<p>", StringComparison.Ordinal) ? html[3..^4] : markdown;

    private string Markdown(string text) => _prose.Render(new NotebookCell(CellKind.Markdown, "guide", text));

    /// <summary>Links within the notebook lead to its page, not to this one.</summary>
    private void LeadBack(IElement prose)
    {
        foreach (IElement link in prose.QuerySelectorAll("a[href^='#']").Where(link => link.ClassName != "anchor"))
            link.SetAttribute("href", _page.Address + link.GetAttribute("href"));
    }

    /// <summary>A result in words; charts are looked at in the notebook.</summary>
    private static bool IsShort(CellOutput output) =>
        output is not DisplayOutput shown || (shown.Data[ChartOutput.MimeType] is null && shown.Data.Text("text/plain") is { Length: < 2000 });
}
