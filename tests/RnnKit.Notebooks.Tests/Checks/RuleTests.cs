using System.Text.Json.Nodes;

namespace RnnKit.Notebooks.Tests.Checks;

/// <summary>Each rule complains of a good notebook in which one thing has been spoiled.</summary>
public class RuleTests
{
    private static readonly Dictionary<string, (Action<GoodNotebook> Spoil, string Complaint)> Cases = new()
    {
        ["an older format"] = (n => n.Json["nbformat_minor"] = 4, "its format is nbformat 4.4, not 4.5."),
        ["a member at the top that the format does not have"] = (n => n.Json["extra"] = 1, "nbformat 4.5 has no member 'extra' at the top."),
        ["a member that the format does not have"] = (n => n["header"]["extra"] = 1, "cell 'header': nbformat 4.5 has no member 'extra' in a part of type markdown."),
        ["a member that is missing"] = (n => n["curves-chart"]["outputs"]![0]!.AsObject().Remove("metadata"), "cell 'curves-chart': nbformat 4.5 asks for 'metadata'"),
        ["a member of the wrong type"] = (n => n["setup"]["execution_count"] = "one", "cell 'setup': 'execution_count' has a type that nbformat 4.5 does not allow."),
        ["two cells of one id"] = (n => n.InsertAfter("setup", "setup"), "cell 'setup': 2 cells have this id."),
        ["an id with a space"] = (n => n["setup"]["id"] = "a b", "cell 'a b': an id has 1 to 64 letters, digits, '-' and '_'."),
        ["another kernel"] = (n => n.Metadata["kernelspec"]!["name"] = "python3", "its metadata must have kernelspec.name = '.net-csharp'."),
        ["a cell in another language"] = (n => n["setup"]["metadata"]!["polyglot_notebook"]!["kernelName"] = "fsharp", "cell 'setup': it is in F#; the series is in C#."),
        ["a cell that names another kernel"] = (n => n["setup"]["metadata"]!["polyglot_notebook"]!["kernelName"] = "fsharp", "cell 'setup': its metadata must have polyglot_notebook.kernelName = 'csharp'."),
        ["another number"] = (n => n.Replace("header", "# 02 ·", "# 03 ·"), "cell 'header': the title begins '# 02 · '."),
        ["no goals"] = (n => n.Replace("header", "\n- ", "\n* "), "cell 'header': 'After this you can' has three to five points; here are 0."),
        ["no time"] = (n => n.Replace("header", "minutes to read", "minutes"), "cell 'header': the time is 'N minutes to read …, about N seconds to run'."),
        ["a long run"] = (n => n.Replace("header", "about ", "about 9"), "cell 'header': it runs in at most 60 seconds; the header says 9"),
        ["another setup"] = (n => n.Write("setup", "Setup.Ready()"), "its first code cell is '#!import lib/setup.csx' and 'Setup.Ready()'."),
        ["a section after the sources"] = (n => n.Append("sources", "\n## More"), "its last section is '## Where this comes from', not '## More'."),
        ["no sources"] = (n => n.Remove("sources"), "it has no section '## Where this comes from'."),
        ["a long summary"] = (n => n.Append("content-why", "\n- one\n- more"), "'## In one minute' has 8 lines; at most 6 are right."),
        ["a summary without its equation"] = (n => n.Write("content-why", n.Source("content-why").Replace("$", "", StringComparison.Ordinal)), "'## In one minute' gives the equation."),
        ["two outputs in one cell"] = (n => n["curves-chart"]["outputs"]!.AsArray().Add(n["curves-chart"]["outputs"]![0]!.DeepClone()), "cell 'curves-chart': it shows more than one thing"),
        ["a stub without a check"] = (n => n.Remove("ex1-check"), "cell 'ex1-stub': after the stub comes a code cell tagged 'check'."),
        ["a check at the wrong place"] = (n => n.Remove("ex1-stub"), "cell 'ex1-check': it is tagged as part of an exercise, but does not follow a stub"),
        ["a check without a hint"] = (n => n.Write("ex1-check", "Check.Number(\"a b c\", gateInput, 3)"), "the check 'ex1-check' ends in a call of Check with a hint"),
        ["a solution without code"] = (n => n.Write("ex1-solution", "<details><summary>Solution</summary>\n\nAsk.\n</details>"), "cell 'ex1-stub': the solution 'ex1-solution' is folded"),
        ["an exercise without a wrong answer"] = (n => n["ex1-stub"]["id"] = "ex9-stub", "cell 'ex9-stub': solutions/02-activations.wrong.csx has no wrong answer '// %% ex9-stub'."),
        ["a wrong answer without an exercise"] = (n => n["ex1-stub"]["id"] = "ex9-stub", "solutions/02-activations.wrong.csx answers 'ex1-stub', which is no exercise."),
        ["too few exercises"] = (n => Repeat(["ex1-stub", "ex2-stub", "ex3-stub"], n.Remove), "it has three to six exercises; here are 2."),
        ["little prose"] = (n => Repeat([.. n.Cells.Where(cell => (string?)cell!["cell_type"] == "markdown").Select(cell => (string)cell!["id"]!)], id => n.Write(id, "")), "it has 0 words of prose; 900 to 2600 are right."),
        ["long cells"] = (n => Repeat([.. n.Code.Select(cell => (string)cell["id"]!)], id => n.Write(id, string.Join('\n', Enumerable.Repeat(";", 7)))), "its code cells have a median of 7 lines; at most 6 are right."),
        ["a very long cell"] = (n => n.Write("setup", string.Join("\n\n", Enumerable.Repeat(";", 26))), "cell 'setup': it has 26 lines of code; at most 25 are right."),
        ["a long line"] = (n => n.Append("setup", new string(';', 101)), "cell 'setup': line 3 has 101 characters; at most 100 are right."),
        ["a word that makes readers feel slow"] = (n => n.Append("header", "You simply run it."), "cell 'header': prose does without 'simply'."),
        ["a dead link"] = (n => n.Append("header", "[next](99-none.ipynb)"), "cell 'header': it refers to '99-none.ipynb', which is not there."),
        ["a dead anchor"] = (n => n.Append("header", "[next](03-vanilla-rnn.ipynb#none)"), "cell 'header': it refers to '03-vanilla-rnn.ipynb#none', but there is no such heading."),
        ["an anchor as Jupyter writes it that is dead"] = (n => n.Append("header", "[next](#None-At-All)"), "cell 'header': it refers to '#None-At-All', but there is no such heading."),
        ["a dead link in raw HTML"] = (n => n.Append("header", "<a href=\"none.csv\">data</a>"), "cell 'header': it refers to 'none.csv', which is not there."),
        ["an attachment that is not there"] = (n => n.Append("header", "![a picture that this cell does not carry](attachment:a.png)"), "cell 'header': it refers to 'attachment:a.png', which the cell does not carry."),
        ["an element that is never closed"] = (n => n.Append("header", "<font color=\"red\">Mind the gap"), "cell 'header': its HTML reaches beyond it: <font> is never closed."),
        ["a comment that is never closed"] = (n => n.Append("header", "\n<!-- later"), "cell 'header': its HTML reaches beyond it: a comment <!-- is never closed."),
        ["an end of nothing"] = (n => n.Append("header", "\n</div>"), "cell 'header': its HTML reaches beyond it: </div> closes nothing."),
        ["a style for the whole page"] = (n => n.Append("header", "\n<style>p { color: red }</style>"), "cell 'header': its HTML reaches beyond it: <style> is left out of prose, by Jupyter too."),
        ["no way onward"] = (n => n.Append("sources", "\nThe end."), "cell 'sources': its last line is the way onward: ← [01 Sequences](01-sequences.ipynb) · [Contents](../README.md#the-series) · [Glossary](glossary.md) · [03 The vanilla RNN](03-vanilla-rnn.ipynb) →"),
        ["a cell that should fail and does not"] = (n => n["setup"]["metadata"]!["tags"] = new JsonArray("raises-exception"), "cell 'setup': its tag says that it fails, but it did not."),
        ["an unsafe link"] = (n => n.Append("header", "[next](http://example.org)"), "cell 'header': 'http://example.org': links go to files here or begin with https://."),
        ["a picture without a description"] = (n => n.Append("header", "![BPTT](images/bptt.svg)"), "cell 'header': the picture 'images/bptt.svg' needs a description"),
        ["a picture from elsewhere"] = (n => n.Append("header", "![a picture that lies somewhere else](https://example.org/a.svg)"), "cell 'header': the picture 'https://example.org/a.svg' is not in the repository."),
        ["a place on one machine"] = (n => n.Append("setup", "// see /home/me/notes"), "cell 'setup': '/home/me' is a place on one machine."),
        ["a place on one machine in an output"] = (n => n.Output("setup", @"C:\\Users\\me"), @"cell 'setup': its output names 'C:\Users', a place on one machine."),
        ["a chart without a title"] = (n => n.Figure["layout"]!.AsObject().Remove("title"), "cell 'curves-chart': its chart has no title."),
        ["an axis without a title"] = (n => n.Figure["layout"]!["yaxis"]!.AsObject().Remove("title"), "the axis 'yaxis' has no title."),
        ["a finding in the title of a chart that follows a prediction"] = (n => n.Figure["layout"]!["title"]!["text"] = Predicted(n, "One of them falls behind"), "cell 'curves-chart': it follows a prediction, and its chart's title 'One of them falls behind' says more than what is drawn ('falls')"),
        ["two charts without a word between"] = (n => n.InsertAfter("curves-chart", "again"), "cell 'again': before a chart stands a sentence that says what to look for"),
        ["a chart without a picture"] = (n => n["curves-chart"]["outputs"]![0]!["data"]!.AsObject().Remove("image/png"), "cell 'curves-chart': its chart has no picture for readers without scripts"),
        ["changed code"] = (n => n.Append("setup", "// more"), "its code has changed since its outputs were made; run it with 'rnnkit run --in-place'."),
        ["outputs of unknown code"] = (n => n.Metadata.Remove("rnnkit"), "it does not say which code its outputs come from"),
        ["a cell that ran out of order"] = (n => n["setup"]["execution_count"] = 7, "cell 'setup': it ran as number 7, not 1"),
        ["a failed cell"] = (n => n["setup"]["outputs"] = JsonNode.Parse("""[{"output_type":"error","ename":"CS0103","evalue":"no such name","traceback":[]}]"""), "cell 'setup': it failed: CS0103: no such name"),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_finds(string what)
    {
        var notebook = new GoodNotebook();
        Cases[what].Spoil(notebook);
        Assert.Contains(notebook.Complaints(), complaint => complaint.Contains(Cases[what].Complaint, StringComparison.Ordinal));
    }

    [Fact]
    public void It_finds_nothing_in_the_notebook_as_it_is() => Assert.Empty(new GoodNotebook().Complaints());

    private static string Predicted(GoodNotebook n, string title)
    {
        n.Append("curves-look", "**Predict:** which of them is it?");
        return title;
    }

    private static void Repeat(IEnumerable<string> ids, Action<string> spoil)
    {
        foreach (string id in ids)
            spoil(id);
    }
}
