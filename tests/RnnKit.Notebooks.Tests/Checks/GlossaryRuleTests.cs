using RnnKit.Documents.Ipynb;
using RnnKit.Documents.Series;
using RnnKit.Notebooks.Checks.Rules;
using RnnKit.Notebooks.Tests.Notebooks;

namespace RnnKit.Notebooks.Tests.Checks;

/// <summary>Every bold term has an entry in the glossary, and every entry a bold term.</summary>
public class GlossaryRuleTests
{
    private static readonly Glossary s_glossary = Glossary.Parse("""
        # Glossary

        <!-- Bold in a notebook and no term: Stop, run -->

        ### gate

        A valve.

        *Also* valve · *Notebook* [02](02-b.ipynb), [07](07-l.ipynb)

        ### vanishing gradient

        It fades.

        *Also* vanishes · *Notebook* [05](05-v.ipynb)

        """);

    [Theory]
    [InlineData("A **gate** and a **valve**, two **Gates**.")]
    [InlineData("A **gate**. **Predict:** which? **Stop** it. **All of them close.**")]
    public void A_notebook_whose_terms_have_entries_is_as_it_should_be(string prose) => Assert.Empty(ComplaintsAbout(prose, "07-l.ipynb"));

    [Fact]
    public void A_term_without_an_entry_is_named() =>
        Assert.Equal(
            ["cell 'text': 'lag' is in bold and has no entry in glossary.md; where it is no term, its comment says so, or it is in italics."],
            ComplaintsAbout("A **gate** has no **lag**.", "07-l.ipynb"));

    [Fact]
    public void An_entry_that_leads_to_a_notebook_without_the_term_is_named() =>
        Assert.Equal(["glossary.md leads here for 'vanishing gradient', which is not in bold here."], ComplaintsAbout("It does not vanish.", "05-v.ipynb"));

    [Fact]
    public void A_term_whose_entry_does_not_lead_here_is_named() =>
        Assert.Equal(["cell 'text': 'gate' is in bold, and its entry in glossary.md does not name this notebook."], ComplaintsAbout("A **gate**.", "03-x.ipynb"));

    [Fact]
    public void What_only_a_solution_sets_in_bold_is_no_definition()
    {
        var notebook = new NotebookDocument("07-l");
        var solution = new NotebookCell(CellKind.Markdown, "text", "The **lag**.");
        solution.Metadata["tags"] = new System.Text.Json.Nodes.JsonArray("solution");
        notebook.Cells.Add(new NotebookCell(CellKind.Markdown, "story", "A **gate**."));
        notebook.Cells.Add(solution);
        Assert.Empty(GlossaryRule.Check(notebook, "07-l.ipynb", s_glossary));
    }

    [Fact]
    public void The_glossary_of_the_series_is_sorted_names_everything_once_and_leads_to_notebooks_that_are_there()
    {
        Glossary glossary = Glossary.In(Series.Folder)!;
        string[] terms = [.. glossary.Entries.Select(entry => entry.Term)];
        Assert.Equal(terms.Order(StringComparer.OrdinalIgnoreCase), terms);
        Assert.Equal(File.ReadLines(Path.Combine(Series.Folder, Glossary.FileName)).Count(line => line.StartsWith("### ", StringComparison.Ordinal)), terms.Length);
        string[] names = [.. glossary.Entries.SelectMany(entry => entry.Names)];
        Assert.Equal(names.Distinct(StringComparer.OrdinalIgnoreCase), names);
        Assert.All(glossary.Entries, entry => Assert.NotEmpty(entry.Notebooks));
        Assert.All(glossary.Entries.SelectMany(entry => entry.Notebooks), file => Assert.True(File.Exists(Path.Combine(Series.Folder, file)), file));
    }

    private static IEnumerable<string> ComplaintsAbout(string prose, string file)
    {
        var notebook = new NotebookDocument(Path.GetFileNameWithoutExtension(file));
        notebook.Cells.Add(new NotebookCell(CellKind.Markdown, "text", prose));
        return GlossaryRule.Check(notebook, file, s_glossary).Select(complaint => complaint.ToString());
    }
}
