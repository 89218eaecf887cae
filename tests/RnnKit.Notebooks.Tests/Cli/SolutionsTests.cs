using System.Text.Json.Nodes;
using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Tests.Cli;

/// <summary><c>rnnkit run --solutions</c>.</summary>
[Collection(KernelCollection.Name)]
public class SolutionsTests
{
    private const string Check = "answer == null ? \"○ n: not yet.\" : answer == 3 ? \"✔ n: right.\" : \"✘ n: too large.\"";

    [Fact]
    public async Task Solutions_replace_their_stubs_in_copies_of_their_own()
    {
        using var bench = new CliBench();
        string file = Write(bench, "answer = 3;");
        string before = File.ReadAllText(file);

        Assert.Equal(0, await bench.RunAsync("run", "--solutions"));

        Assert.Equal("", bench.Error);
        NotebookDocument solved = bench.Read("artifacts", "solutions", "01-a.ipynb");
        Assert.Equal("int? answer = 3;", solved.Cells[0].Source);
        Assert.Equal("value: ✔ n: right.", KernelBench.Describe(solved.Cells[1]));
        Assert.Equal(before, File.ReadAllText(file));
        Assert.False(bench.Exists("artifacts", "notebooks"));
    }

    [Fact]
    public async Task Without_them_the_checks_say_not_yet_and_the_run_succeeds()
    {
        using var bench = new CliBench();
        Write(bench, "answer = 3;");
        Assert.Equal(0, await bench.RunAsync("run"));
        Assert.Equal("value: ○ n: not yet.", KernelBench.Describe(bench.Read("artifacts", "notebooks", "01-a.ipynb").Cells[1]));
    }

    [Fact]
    public async Task A_check_that_does_not_pass_fails_the_run_and_says_so()
    {
        using var bench = new CliBench();
        Write(bench, "answer = 4;");
        Assert.Equal(1, await bench.RunAsync("run", "--solutions"));
        string place = Path.Combine("notebooks", "01-a.ipynb");
        Assert.Equal($"{place}: cell 'ex1-check': of the solution it says: ✘ n: too large.\n", bench.Error);
    }

    [Fact]
    public async Task A_solution_that_does_not_compile_fails_the_run()
    {
        using var bench = new CliBench();
        Write(bench, "answer = ;");
        Assert.Equal(1, await bench.RunAsync("run", "--solutions"));
        Assert.Contains("cell [1], line 1: Compilation error: CS", bench.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exercise_without_a_solution_is_bad_input()
    {
        using var bench = new CliBench();
        Write(bench, solution: null);
        Assert.Equal(2, await bench.RunAsync("run", "--solutions"));
        Assert.Equal("01-a: cell 'ex1-stub': no solution with a ```csharp block follows its check.\n", bench.Error);
    }

    private static string Write(CliBench bench, string? solution)
    {
        var notebook = new NotebookDocument("01-a");
        notebook.Cells.Add(Tagged(CellKind.Code, "ex1-stub", "exercise", "int? answer = null;"));
        notebook.Cells.Add(Tagged(CellKind.Code, "ex1-check", "check", Check));
        string text = solution is null ? "Ask a friend." : $"<details><summary>Solution</summary>\n\n```csharp\nint? {solution}\n```\n</details>";
        notebook.Cells.Add(Tagged(CellKind.Markdown, "ex1-solution", "solution", text));
        return bench.Write("notebooks/01-a.ipynb", notebook.ToJson());
    }

    private static NotebookCell Tagged(CellKind kind, string id, string tag, string source)
    {
        var cell = new NotebookCell(kind, id, source);
        cell.Metadata["tags"] = new JsonArray((JsonNode)tag);
        return cell;
    }
}
