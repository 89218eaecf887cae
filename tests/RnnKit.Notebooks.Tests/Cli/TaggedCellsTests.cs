using System.Text.Json.Nodes;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Tests.Cli;

/// <summary>Tags and languages of cells, as nbclient, jupyter-cache and .NET Interactive read them.</summary>
[Collection(KernelCollection.Name)]
public class TaggedCellsTests
{
    [Fact]
    public async Task A_cell_that_may_fail_shows_its_failure_and_the_next_one_runs()
    {
        using var bench = new CliBench();
        Write(bench, "a.ipynb", ("var x = 1;", null, null), ("nonsense", "raises-exception", null), ("throw new Exception(\"on purpose\");", "raises-exception", null), ("$\"{x + 1}\"", null, null));

        Assert.Equal(0, await bench.RunAsync("run", "a.ipynb", "--out", "out"));

        NotebookDocument copy = bench.Read("out", "a.ipynb");
        Assert.Equal([1, 2, 3, 4], copy.Cells.Select(cell => cell.ExecutionCount));
        Assert.Contains("nonsense", Assert.IsType<ErrorOutput>(Assert.Single(copy.Cells[1].Outputs)).ErrorValue, StringComparison.Ordinal);
        Assert.Equal("on purpose", Assert.IsType<ErrorOutput>(Assert.Single(copy.Cells[2].Outputs)).ErrorValue);
        Assert.Equal("value: 2", KernelBench.Describe(copy.Cells[3]));
    }

    [Fact]
    public async Task A_cell_that_may_fail_may_not_take_longer_than_the_others()
    {
        using var bench = new CliBench();
        Write(bench, "a.ipynb", ("System.Threading.Thread.Sleep(60000);", "raises-exception", null));

        Assert.Equal(3, await bench.RunAsync("run", "a.ipynb", "--timeout", "0.2"));
    }

    [Fact]
    public async Task A_cell_to_be_skipped_keeps_what_it_has_and_an_empty_one_has_nothing()
    {
        using var bench = new CliBench();
        NotebookDocument notebook = Notebook(("1", null, null), ("Environment.Exit(1)", "skip-execution", null), (" ", null, null), ("2", null, null));
        notebook.Cells[1].ExecutionCount = 9;
        notebook.Cells[1].Outputs.Add(new StreamOutput("stdout", "from before"));
        notebook.Cells[2].ExecutionCount = 7;
        notebook.Cells[2].Outputs.Add(new StreamOutput("stdout", "from before"));
        bench.Write("a.ipynb", notebook.ToJson());

        Assert.Equal(0, await bench.RunAsync("run", "a.ipynb", "--in-place"));

        NotebookDocument ran = bench.Read("a.ipynb");
        Assert.Equal([1, 9, null, 2], ran.Cells.Select(cell => cell.ExecutionCount));
        Assert.Equal("from before", Assert.IsType<StreamOutput>(Assert.Single(ran.Cells[1].Outputs)).Text);
        Assert.Empty(ran.Cells[2].Outputs);
    }

    [Fact]
    public async Task A_failure_after_a_skipped_cell_is_named_by_the_number_that_Jupyter_shows()
    {
        using var bench = new CliBench();
        Write(bench, "a.ipynb", ("1", "skip-execution", null), ("nonsense", null, null));

        Assert.Equal(1, await bench.RunAsync("run", "a.ipynb"));

        Assert.Contains("a.ipynb: cell [1], line 1: Compilation error", bench.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cells_of_HTML_and_Markdown_show_what_they_say()
    {
        using var bench = new CliBench();
        Write(bench, "a.ipynb", ("<b>bold</b>", null, "html"), ("*so*", null, "markdown"), ("1", null, "csharp"));

        Assert.Equal(0, await bench.RunAsync("run", "a.ipynb", "--out", "out"));

        NotebookDocument copy = bench.Read("out", "a.ipynb");
        Assert.Equal("<b>bold</b>", Assert.IsType<DisplayOutput>(Assert.Single(copy.Cells[0].Outputs)).Data.Text("text/html"));
        Assert.Equal("*so*", Assert.IsType<DisplayOutput>(Assert.Single(copy.Cells[1].Outputs)).Data.Text("text/markdown"));
        Assert.Equal(1, copy.Cells[2].ExecutionCount);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("check")]
    [InlineData("book")]
    [InlineData("")]
    public async Task A_notebook_in_another_language_is_named_and_nothing_is_written(string verb)
    {
        using var bench = new CliBench();
        string[] command = verb.Length == 0 ? [] : [verb];
        NotebookDocument python = Notebook(("print(1)", null, null));
        python.Metadata["kernelspec"] = new JsonObject { ["name"] = "python3", ["language"] = "python" };
        bench.Write("notebooks/01-a.ipynb", python.ToJson());
        NotebookDocument fsharp = Notebook(("printfn \"1\"", null, null));
        fsharp.Metadata["kernelspec"] = new JsonObject { ["name"] = ".net-fsharp" };
        bench.Write("notebooks/02-b.ipynb", fsharp.ToJson());

        Assert.Equal(2, await bench.RunAsync(command));

        Assert.Equal(
            $"{Path.Combine("notebooks", "01-a.ipynb")}: this is a notebook in Python (kernel 'python3'); only notebooks in C# can be used here.\n"
            + $"{Path.Combine("notebooks", "02-b.ipynb")}: this is a notebook in F# (kernel '.net-fsharp'); only notebooks in C# can be used here.\n",
            bench.Error);
        Assert.Equal("", bench.Out);
        Assert.False(bench.Exists("artifacts"));
    }

    [Fact]
    public async Task A_cell_that_nothing_runs_is_named_before_anything_runs()
    {
        using var bench = new CliBench();
        Write(bench, "a.ipynb", ("Console.Write(1)", null, null), ("let a = 1", null, "fsharp"));

        Assert.Equal(2, await bench.RunAsync("run", "a.ipynb"));

        Assert.Equal("a.ipynb: cell 'c1' is in F#, which does not run here; the tag 'skip-execution' leaves it out.\n", bench.Error);
        Assert.False(bench.Exists("artifacts"));
    }

    private static void Write(CliBench bench, string name, params (string Source, string? Tag, string? Language)[] cells) => bench.Write(name, Notebook(cells).ToJson());

    private static NotebookDocument Notebook(params (string Source, string? Tag, string? Language)[] cells)
    {
        var notebook = new NotebookDocument("a");
        foreach ((string source, string? tag, string? language) in cells)
        {
            var cell = new NotebookCell(CellKind.Code, $"c{notebook.Cells.Count}", source);
            if (tag is not null)
                cell.Metadata["tags"] = new JsonArray(tag);
            if (language is not null)
                cell.Metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = language };
            notebook.Cells.Add(cell);
        }
        return notebook;
    }
}
