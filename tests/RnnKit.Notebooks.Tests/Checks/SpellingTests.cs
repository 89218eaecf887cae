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

    /// <summary>What is a mistake in one text is none in the next, where it is quoted or part of another word.</summary>
    private static readonly string[] s_five = ["A chien may recieve it.", "In French *le chien* is a dog.", "It doesn 2nd.", "It doesn't, the 2nd time.", "The colour of it."];

    /// <summary>What is found in every notebook and document, asked for once.</summary>
    private static readonly Lazy<Task<Dictionary<string, IReadOnlyList<Complaint>>>> s_all = new(CheckAllAsync);

    public static TheoryData<string> Names => Series.Names;

    public static TheoryData<string> Files => [.. MarkdownFiles.Below(Repository.Root).Select(file => Path.GetRelativePath(Repository.Root, file))];

    [Theory]
    [MemberData(nameof(Names))]
    [MemberData(nameof(Files))]
    public async Task A_notebook_or_document_is_spelled_right(string file)
    {
        Checker();
        Nothing((await s_all.Value)[file]);
    }

    [Theory]
    [InlineData("The colour of a cell.", "colour")]
    [InlineData("It recieves the state's gradient.", "recieves")]
    [InlineData("The French word chien is a dog.", "chien")]
    [InlineData("The state x_recieve.", "recieve")]
    [InlineData("## Where this comes from\n\n- Xyzzy, *Colour*, 1990: the first to recieve it.", "recieve")]
    public async Task A_word_that_is_not_American_English_is_found(string text, string word)
    {
        Complaint complaint = Assert.Single(await ComplaintsAsync(SpelledDocument.OfMarkdown(text, mayBeFrench: false)));
        Assert.StartsWith($"'{word}' is no American English word", complaint.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Call `Recieve(colour)` and see [here](images/colour.svg) or https://colour.org/recieves.")]
    [InlineData("The state $\\colour{recieve}$ and\n\n$$recieve$$\n\n```csharp\nvar recieve = colour;\n```")]
    [InlineData("The LSTM of Hochreiter and Schmidhuber, and Elman's sigmoid.")]
    [InlineData("In French *le chien est malade*, or 'le chien' for short, or **il est content**.")]
    [InlineData("## Where this comes from\n\n- Černocký, D'Arnaud and Xyzzy, *The behaviour of colour*, 1990.")]
    public async Task Code_formulas_addresses_quoted_French_and_the_names_and_titles_of_sources_are_left_out(string text) =>
        Nothing(await ComplaintsAsync(SpelledDocument.OfMarkdown(text, mayBeFrench: false)));

    [Fact]
    public async Task A_complaint_names_the_cell_of_prose_or_chart()
    {
        var notebook = new NotebookDocument("a");
        notebook.Cells.Add(new NotebookCell(CellKind.Markdown, "text", "No recieve.\n\n<details><summary>Solution</summary>\n\nA colour.\n</details>"));
        var chart = new NotebookCell(CellKind.Code, "chart", "var labour = 1;");
        var figure = JsonNode.Parse("""{"data":[],"layout":{"title":{"text":"The <b>behaviour</b>"},"xaxis":{"title":{"text":"centre"}}}}""")!;
        chart.Outputs.Add(new DisplayOutput(new MimeBundle { { "application/vnd.plotly.v1+json", figure } }));
        notebook.Cells.Add(chart);

        IReadOnlyList<Complaint> complaints = await ComplaintsAsync(SpelledDocument.Of(notebook));

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

    [Fact]
    public async Task Of_many_documents_each_gets_its_own_complaints()
    {
        SpelledDocument[] documents = [.. s_five.Select(text => SpelledDocument.OfMarkdown(text, mayBeFrench: false))];

        IReadOnlyList<IReadOnlyList<Complaint>> complaints = await SpellingCheck.CheckAsync(documents, Checker());

        Assert.Equal(["'chien' 'recieve'", "", "'doesn'", "", "'colour'"], complaints.Select(some => string.Join(' ', some.Select(complaint => complaint.Message.Split(' ')[0]))));
    }

    private static async Task<Dictionary<string, IReadOnlyList<Complaint>>> CheckAllAsync()
    {
        string[] names = [.. Names.Select(row => row.Data)], files = [.. Files.Select(row => row.Data)];
        SpelledDocument[] documents =
        [
            .. names.Select(name => SpelledDocument.Of(Series.Load(name))),
            .. files.Select(file => SpelledDocument.OfMarkdown(File.ReadAllText(Repository.PathOf(file)), MarkdownFiles.MayBeFrench(file))),
        ];
        IReadOnlyList<IReadOnlyList<Complaint>> complaints = await SpellingCheck.CheckAsync(documents, Checker());
        return names.Concat(files).Zip(complaints).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private static async Task<IReadOnlyList<Complaint>> ComplaintsAsync(SpelledDocument document) => Assert.Single(await SpellingCheck.CheckAsync([document], Checker()));

    private static Hunspell Checker()
    {
        (Hunspell? hunspell, string? reason) = Found.Value;
        Tools.Require(hunspell is not null, $"A spell checker ({reason})");
        return hunspell!;
    }

    private static void Nothing(IReadOnlyList<Complaint> complaints) =>
        Assert.True(complaints.Count == 0, string.Join('\n', complaints.Select(complaint => complaint.ToString())));
}
