using System.Text.Json.Nodes;
using RnnKit.Documents.Ipynb;
using RnnKit.Notebooks.Checks;
using RnnKit.Notebooks.Checks.Spelling;
using RnnKit.Notebooks.Tests.Notebooks;

namespace RnnKit.Notebooks.Tests.Checks;

/// <summary>The series is written in American English.</summary>
public class SpellingTests
{
    private static readonly string WordList = Path.Combine(Series.Folder, "words.txt");

    private static readonly Lazy<(Hunspell? Hunspell, string? Reason)> Found =
        new(() => (Hunspell.TryFind(WordList, out Hunspell? hunspell, out string? reason) ? hunspell : null, reason));

    public static TheoryData<string> Names => Series.Names;

    public static TheoryData<string> Files => [.. MarkdownFiles.Below(Repository.Root).Select(file => Path.GetRelativePath(Repository.Root, file))];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_notebook_is_spelled_right(string name) => Nothing(await SpellingCheck.CheckAsync(Series.Load(name), Checker()));

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_document_is_spelled_right(string file)
    {
        string text = await File.ReadAllTextAsync(Repository.PathOf(file), TestContext.Current.CancellationToken);
        Nothing(await SpellingCheck.CheckAsync(text, MarkdownFiles.MayBeFrench(file), Checker()));
    }

    [Theory]
    [InlineData("The colour of a cell.", "colour")]
    [InlineData("It recieves the state's gradient.", "recieves")]
    [InlineData("The French word chien is a dog.", "chien")]
    [InlineData("## Where this comes from\n\n- Xyzzy, *Colour*, 1990: the first to recieve it.", "recieve")]
    public async Task A_word_that_is_not_American_English_is_found(string text, string word)
    {
        Complaint complaint = Assert.Single(await SpellingCheck.CheckAsync(text, mayBeFrench: false, Checker()));
        Assert.StartsWith($"'{word}' is no American English word", complaint.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Call `Recieve(colour)` and see [here](images/colour.svg) or https://colour.org/recieves.")]
    [InlineData("The state $\\colour{recieve}$ and\n\n$$recieve$$\n\n```csharp\nvar recieve = colour;\n```")]
    [InlineData("The LSTM of Hochreiter and Schmidhuber, and Elman's sigmoid.")]
    [InlineData("In French *le chien est malade*, or 'le chien' for short, or **il est content**.")]
    [InlineData("## Where this comes from\n\n- Černocký, D'Arnaud and Xyzzy, *The behaviour of colour*, 1990.")]
    public async Task Code_formulas_addresses_quoted_French_and_the_names_and_titles_of_sources_are_left_out(string text) =>
        Nothing(await SpellingCheck.CheckAsync(text, mayBeFrench: false, Checker()));

    [Fact]
    public async Task A_complaint_names_the_cell_of_prose_or_chart()
    {
        var notebook = new NotebookDocument("a");
        notebook.Cells.Add(new NotebookCell(CellKind.Markdown, "text", "No recieve.\n\n<details><summary>Solution</summary>\n\nA colour.\n</details>"));
        var chart = new NotebookCell(CellKind.Code, "chart", "var labour = 1;");
        var figure = JsonNode.Parse("""{"data":[],"layout":{"title":{"text":"The <b>behaviour</b>"},"xaxis":{"title":{"text":"centre"}}}}""")!;
        chart.Outputs.Add(new DisplayOutput(new MimeBundle { { "application/vnd.plotly.v1+json", figure } }));
        notebook.Cells.Add(chart);

        IReadOnlyList<Complaint> complaints = await SpellingCheck.CheckAsync(notebook, Checker());

        Assert.Equal(
            [("text", "'recieve'"), ("text", "'colour'"), ("chart", "'behaviour'"), ("chart", "'centre'")],
            complaints.Select(complaint => (complaint.CellId!, complaint.Message.Split(' ')[0])));
    }

    [Fact]
    public void The_list_of_further_words_is_sorted_and_names_each_once()
    {
        string[] words = File.ReadAllLines(WordList);
        Assert.Equal(words.Distinct().OrderBy(word => word.ToLowerInvariant(), StringComparer.Ordinal).ThenBy(word => word, StringComparer.Ordinal), words);
    }

    private static Hunspell Checker()
    {
        (Hunspell? hunspell, string? reason) = Found.Value;
        Tools.Require(hunspell is not null, $"A spell checker ({reason})");
        return hunspell!;
    }

    private static void Nothing(IReadOnlyList<Complaint> complaints) =>
        Assert.True(complaints.Count == 0, string.Join('\n', complaints.Select(complaint => complaint.ToString())));
}
