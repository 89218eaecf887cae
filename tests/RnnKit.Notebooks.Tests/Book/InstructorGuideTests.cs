using System.Text.Json.Nodes;
using RnnKit.Book;
using RnnKit.Book.Guide;
using RnnKit.Documents.Exercises;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Running;

namespace RnnKit.Notebooks.Tests.Book;

/// <summary>The instructor's guide says what a class needs and keeps its answers from learners.</summary>
public sealed class InstructorGuideTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly NotebookDocument _notebook = new("07-gates");

    public InstructorGuideTests()
    {
        Add(CellKind.Markdown, "header", "# 07 · Gates\n\nWhy?");
        Add(CellKind.Markdown, "story", "## The story\n\nLook.\n\n**Predict:** how much stays of $h$?");
        Add(CellKind.Code, "measure", "Kept()").Outputs.Add(new ExecuteResultOutput(new MimeBundle { { "text/plain", "0.9" } }, 1));
        Add(CellKind.Markdown, "said", "Nine tenths stay.\n\n## More\n\nNot this.");
        Add(CellKind.Markdown, "ex1", "## Exercises\n\n### 1. Close it (easy)\n\nClose the gate.");
        Add(CellKind.Code, "ex1-stub", "double bias = Check.Todo;", "exercise");
        Add(CellKind.Code, "ex1-check", "Check.Number(\"bias\", bias, -40, \"Which end of the curve is closed?\")", "check");
        Add(CellKind.Markdown, "ex1-solution", "<details><summary>Solution</summary>\n\n```csharp\ndouble bias = -40;\n```\n</details>", "solution");
        _folder.Write(Path.Combine("notebooks", "07-gates.ipynb"), _notebook.ToJson());
        _folder.Write(Path.Combine("notebooks", "solutions", "07-gates.wrong.csx"), "// %% ex1-stub\ndouble bias = 40;   // opens it");
        _folder.Write(Path.Combine("notebooks", "guide", "07.md"), "# Guide\n\n## Questions that come up\n\n**Why?** Because.\n\n## What may be skipped\n\n- *More*: it is short.\n\n## What a wrong answer shows\n\n- `ex1-stub`: takes open for closed.\n");
    }

    private string Source => Path.Combine(_folder.FullPath, "notebooks");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_brings_predictions_answers_wrong_answers_and_notes_together()
    {
        string guide = Write(new BookOptions { SourceFolder = Source })("guide-07-gates.html");
        Assert.Contains("how much stays of", guide, StringComparison.Ordinal);
        Assert.Contains("Nine tenths stay.", guide, StringComparison.Ordinal);
        Assert.Contains("0.9", guide, StringComparison.Ordinal);
        Assert.DoesNotContain("Not this.", guide, StringComparison.Ordinal);
        Assert.Contains("opens it", guide, StringComparison.Ordinal);
        Assert.Contains("<em>What it shows:</em> Takes open for closed.", guide, StringComparison.Ordinal);
        Assert.Contains("Which end of the curve is closed?", guide, StringComparison.Ordinal);
        Assert.Contains("<summary>Solution</summary>", guide, StringComparison.Ordinal);
        Assert.Contains("<strong>Why?</strong> Because.", guide, StringComparison.Ordinal);
        Assert.Contains("<em>More</em>: It is short.", guide, StringComparison.Ordinal);
        Assert.Contains("has not been run here", guide, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_but_the_first_pages_warning_leads_to_it()
    {
        Func<string, string> read = Write(new BookOptions { SourceFolder = Source });
        Assert.Contains("<a href=\"guide.html\">the instructor's guide</a>. It gives every answer away", read("index.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("guide", read("07-gates.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("guide", read(Path.Combine("assets", "search-index.js")), StringComparison.Ordinal);
        Assert.Contains("These pages give every answer away.", read("guide.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Measured_seconds_stand_beside_their_section_and_their_cell()
    {
        var times = new Dictionary<string, IReadOnlyDictionary<string, TimeSpan>> { ["07-gates"] = new Dictionary<string, TimeSpan> { ["measure"] = TimeSpan.FromSeconds(2.34) } };
        string guide = Write(new BookOptions { SourceFolder = Source, CellTimes = times })("guide-07-gates.html");
        Assert.Contains("<tr><td>The story</td><td>1</td><td></td><td>2.3 s</td>", guide, StringComparison.Ordinal);
        Assert.Contains("<code>Kept()</code></td><td>2.3 s</td>", guide, StringComparison.Ordinal);
    }

    [Fact]
    public void The_times_of_cells_come_back_from_the_file_beside_a_copy()
    {
        string copy = Path.Combine(_folder.FullPath, "copy.ipynb");
        Assert.Empty(CellTimes.Load(copy));
        CellTimes.Save(new Dictionary<string, TimeSpan> { ["a"] = TimeSpan.FromSeconds(1.5) }, copy);
        Assert.Equal(TimeSpan.FromSeconds(1.5), CellTimes.Load(copy)["a"]);
        File.WriteAllText(CellTimes.PathFor(copy), "[");
        Assert.Empty(CellTimes.Load(copy));
    }

    [Fact]
    public void A_short_lesson_leaves_out_what_may_be_skipped_only_where_it_must_and_takes_exercises_while_there_is_time()
    {
        LessonPart story = new("Story", LessonPartKind.Story) { Words = 2400 }, more = new("More", LessonPartKind.Story) { Words = 9600 };
        LessonPart easy = new("1. A (easy)", LessonPartKind.Exercise), open = new("2. B (open)", LessonPartKind.Exercise);
        LessonPart[] parts = [story, more, easy, open];
        Assert.Equal([story, easy, open], LessonPlan.Of(parts, 45, ["More"]).Parts.Keys);
        Assert.Equal([story, more, easy], LessonPlan.Of(parts, 55, ["More"]).Parts.Keys);
        Assert.Equal(50, LessonPlan.Of(parts, 45, []).Total, 1e-9);
    }

    [Theory]
    [MemberData(nameof(Names), DisableDiscoveryEnumeration = true)]
    public void The_notes_on_a_notebook_name_sections_and_stubs_that_it_has(string name)
    {
        NotebookDocument notebook = Notebooks.Series.Load(name);
        GuideNotes notes = GuideNotes.For(Notebooks.Series.Folder, name[..2]);
        Assert.NotEmpty(notes.Questions);
        string[] sections = [.. LessonParts.Of(notebook, new Dictionary<string, TimeSpan>()).Select(part => part.Title)];
        Assert.All(notes.Skippable, skip => Assert.Contains(skip.Section, sections));
        Assert.Equal(Exercise.In(notebook).Select(exercise => exercise.Stub.Id).Order(), notes.WrongAnswers.Keys.Order());
    }

    public static TheoryData<string> Names => Notebooks.Series.Names;

    private Func<string, string> Write(BookOptions options)
    {
        string book = Path.Combine(_folder.FullPath, "book");
        BookWriter.Write([NotebookDocument.Load(Path.Combine(Source, "07-gates.ipynb"))], book, options);
        return file => File.ReadAllText(Path.Combine(book, file));
    }

    private NotebookCell Add(CellKind kind, string id, string source, string? tag = null)
    {
        var cell = new NotebookCell(kind, id, source);
        if (tag is not null)
            cell.Metadata["tags"] = new JsonArray(tag);
        _notebook.Cells.Add(cell);
        return cell;
    }
}
