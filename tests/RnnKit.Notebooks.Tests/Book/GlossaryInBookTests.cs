using RnnKit.Book;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Tests.Book;

/// <summary>The glossary is a page of the book, and terms lead to it from where they are first set in bold.</summary>
public sealed class GlossaryInBookTests : IDisposable
{
    private const string Glossary = """
        # Glossary

        ## G

        ### gate

        A number from 0 to 1 for every unit.

        *Symbol* $f_t$ · *Also* valve · *Notebook* [07](07-gates.ipynb)

        """;

    private readonly TemporaryFolder _folder = new();

    public GlossaryInBookTests()
    {
        var notebook = new NotebookDocument("07-gates");
        notebook.Cells.Add(new NotebookCell(CellKind.Markdown, "header", "# 07 · Gates\n\nA hook with a **gate** in it."));
        notebook.Cells.Add(new NotebookCell(CellKind.Markdown, "story", "## The story\n\nThree **gates**, each a **valve**. **Gate.** And **nothing** else: see [the glossary](glossary.md#gate)."));
        _folder.Write(Path.Combine("notebooks", "glossary.md"), Glossary);
        BookWriter.Write([notebook], Book, new BookOptions { SourceFolder = Path.Combine(_folder.FullPath, "notebooks") });
    }

    private string Book => Path.Combine(_folder.FullPath, "book");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_first_bold_use_of_a_term_in_a_page_and_no_other_leads_to_its_entry()
    {
        string page = Read("07-gates.html");
        Assert.Contains("A hook with a <strong><a class=\"term\" href=\"glossary.html#gate\">gate</a></strong> in it.", page, StringComparison.Ordinal);
        Assert.Single(page.Split("class=\"term\"").Skip(1));
        Assert.Contains("<strong>gates</strong>, each a <strong>valve</strong>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"term\"", Read("index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_glossary_is_a_page_with_an_anchor_for_each_term_and_the_way_back()
    {
        string glossary = Read("glossary.html");
        Assert.Contains("<h3 id=\"gate\">gate", glossary, StringComparison.Ordinal);
        Assert.Contains("<a href=\"07-gates.html\">07</a>", glossary, StringComparison.Ordinal);
        Assert.Contains("<a href=\"glossary.html#gate\">the glossary</a>", Read("07-gates.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_in_the_contents_and_in_the_search_and_is_no_notebook_to_go_through()
    {
        Assert.Contains("<a href=\"glossary.html\">Glossary</a>", Read("index.html"), StringComparison.Ordinal);
        Assert.Contains("<a href=\"glossary.html\"><span", Read("07-gates.html"), StringComparison.Ordinal);
        Assert.Contains("\"page\":\"glossary.html\",\"notebook\":\"Glossary\",\"id\":\"gate\"", Read(Path.Combine("assets", "search-index.js")), StringComparison.Ordinal);
        Assert.DoesNotContain("data-page=\"glossary.html\"", Read("index.html") + Read("glossary.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("rel=\"next\"", Read("07-gates.html"), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Book, "notebooks", "glossary.ipynb")));
    }

    private string Read(string file) => File.ReadAllText(Path.Combine(Book, file));
}
