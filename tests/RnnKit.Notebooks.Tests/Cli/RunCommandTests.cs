using RnnKit.Documents.Ipynb;

namespace RnnKit.Notebooks.Tests.Cli;

[Collection(KernelCollection.Name)]
public class RunCommandTests
{
    [Fact]
    public async Task An_executed_copy_is_written_and_the_notebook_stays_as_it_is()
    {
        using var bench = new CliBench();
        string file = bench.WriteNotebook("notebooks/01-a.ipynb", "var x = 20;", "x + 1\n+ \"!\"");
        string before = File.ReadAllText(file);

        Assert.Equal(0, await bench.RunAsync("run"));

        Assert.Equal("", bench.Error);
        Assert.Contains("01-a: 2 cells\n01-a: done, ", bench.Out, StringComparison.Ordinal);
        Assert.Contains("1 of 1 notebooks ran in ", bench.Out, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(file));
        NotebookDocument copy = bench.Read("artifacts", "notebooks", "01-a.ipynb");
        Assert.Equal([null, 1, 2], copy.Cells.Select(cell => cell.ExecutionCount));
        Assert.Equal("value: 21!", KernelBench.Describe(copy.Cells[2]));
        Assert.Equal(1, (int)copy.Metadata["kept"]!["a"]!);
    }

    [Fact]
    public async Task Cells_run_in_the_notebooks_folder()
    {
        using var bench = new CliBench();
        bench.Write("notebooks/lib/data.txt", "from data");
        bench.WriteNotebook("notebooks/01-a.ipynb", "System.IO.File.ReadAllText(\"lib/data.txt\")");
        string before = Environment.CurrentDirectory;
        Assert.Equal(0, await bench.RunAsync("run"));
        Assert.Equal("value: from data", KernelBench.Describe(bench.Read("artifacts", "notebooks", "01-a.ipynb").Cells[1]));
        Assert.Equal(before, Environment.CurrentDirectory);
    }

    [Fact]
    public async Task In_place_writes_into_the_notebook_and_a_second_run_gives_the_same_bytes()
    {
        using var bench = new CliBench();
        string file = bench.WriteNotebook("a.ipynb", "var d = display(\"x\"); Console.WriteLine(new Random(3).Next()); d.Update(\"y\");", "new[] { 1, 2 }", "new { A = 1.5, B = \"b\" }");
        Assert.Equal(0, await bench.RunAsync("run", "a.ipynb", "--in-place"));
        string first = File.ReadAllText(file);
        Assert.Contains("\"y\"", first, StringComparison.Ordinal);
        Assert.Equal(0, await bench.RunAsync("run", "a.ipynb", "--in-place"));
        Assert.Equal(first, File.ReadAllText(file));
    }

    [Fact]
    public async Task Every_notebook_has_a_session_of_its_own()
    {
        using var bench = new CliBench();
        bench.WriteNotebook("a.ipynb", "var secret = 1; using Microsoft.DotNet.Interactive.Formatting;".Split(';')[0] + ";");
        bench.WriteNotebook("b.ipynb", "Console.Write(secret)");
        Assert.Equal(1, await bench.RunAsync("run", "a.ipynb", "b.ipynb", "--out", "out"));
        Assert.Contains("CS0103", bench.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_cell_stops_its_notebook_but_not_the_run()
    {
        using var bench = new CliBench();
        bench.WriteNotebook("notebooks/01-bad.ipynb", "var x = 1;", "\nthrow new InvalidOperationException(\"because\");", "Console.Write(\"never\")");
        bench.WriteNotebook("notebooks/02-good.ipynb", "1");
        bench.Write("artifacts/notebooks/01-bad.ipynb", "as it was");

        Assert.Equal(1, await bench.RunAsync("run"));

        string place = Path.Combine("notebooks", "01-bad.ipynb");
        Assert.Contains($"\n{place}: cell [2], line 2: System.InvalidOperationException: because\n", bench.Error, StringComparison.Ordinal);
        Assert.Contains("01-bad: failed in cell [2], ", bench.Out, StringComparison.Ordinal);
        Assert.Contains("1 of 2 notebooks ran", bench.Out, StringComparison.Ordinal);
        Assert.Equal("as it was", File.ReadAllText(Path.Combine(bench.Folder, "artifacts", "notebooks", "01-bad.ipynb")));
        Assert.True(bench.Exists("artifacts", "notebooks", "02-good.ipynb"));
    }

    [Fact]
    public async Task A_failing_notebook_is_not_written_in_place()
    {
        using var bench = new CliBench();
        string file = bench.WriteNotebook("a.ipynb", "nonsense");
        string before = File.ReadAllText(file);
        Assert.Equal(1, await bench.RunAsync("run", "a.ipynb", "--in-place"));
        Assert.Equal(before, File.ReadAllText(file));
        Assert.StartsWith("\na.ipynb: cell [1], line 1: Compilation error: CS", bench.Error, StringComparison.Ordinal);
        Assert.Contains("0 of 1 notebooks ran", bench.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_that_cannot_be_written_is_named_and_the_others_are_written()
    {
        using var bench = new CliBench();
        bench.WriteNotebook("a.ipynb", "1");
        bench.WriteNotebook("b.ipynb", "\"two\"");
        string taken = Path.Combine("out", "a.ipynb");
        bench.Write(Path.Combine(taken, "a folder of that name"), "");

        Assert.Equal(2, await bench.RunAsync("run", "a.ipynb", "b.ipynb", "--out", "out"));

        Assert.StartsWith($"{taken} cannot be written: ", bench.Error, StringComparison.Ordinal);
        Assert.Contains("2 of 2 notebooks ran in ", bench.Out, StringComparison.Ordinal);
        Assert.EndsWith("; 1 of 2 executed copies in out\n", bench.Out, StringComparison.Ordinal);
        Assert.Equal("value: two", KernelBench.Describe(bench.Read("out", "b.ipynb").Cells[1]));
    }

    [Fact]
    public async Task Where_nothing_can_be_written_the_run_says_so()
    {
        using var bench = new CliBench();
        bench.WriteNotebook("a.ipynb", "1");
        Assert.Equal(2, await bench.RunAsync("run", "a.ipynb", "--out", Path.Combine("a.ipynb", "below")));
        Assert.Contains("a.ipynb cannot be written: ", bench.Error, StringComparison.Ordinal);
        Assert.Contains("'run --out DIR' writes to a folder of your choice", bench.Error, StringComparison.Ordinal);
        Assert.EndsWith("; nothing written\n", bench.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_beyond_its_time_gives_exit_code_3()
    {
        using var bench = new CliBench();
        bench.WriteNotebook("a.ipynb", "System.Threading.Thread.Sleep(60000);");
        Assert.Equal(3, await bench.RunAsync("run", "a.ipynb", "--timeout", "0.2"));
        Assert.Contains("a.ipynb: cell [1]: Time limit: cell [1] was stopped: it ran longer than 0.2 s.", bench.Error, StringComparison.Ordinal);
        Assert.False(bench.Exists("artifacts"));
    }

    [Theory]
    [InlineData("#!import lib/none.csx", "cell [1], line 1: Directive error: #!import lib/none.csx: there is no such file.")]
    [InlineData("var a = 1;\n#r \"none.dll\"", "cell [1], line 2: Directive error: #r \"none.dll\": there is no such file.")]
    [InlineData("#!import lib/broken.csx", "cell [1], lib/broken.csx, line 2: Compilation error: CS")]
    public async Task What_a_directive_cannot_find_is_named_with_file_cell_and_line(string code, string message)
    {
        using var bench = new CliBench();
        bench.Write("lib/broken.csx", "\nnonsense;");
        bench.WriteNotebook("a.ipynb", code);
        Assert.Equal(1, await bench.RunAsync("run", "a.ipynb"));
        Assert.StartsWith($"\na.ipynb: {message}", bench.Error, StringComparison.Ordinal);
        Assert.False(bench.Exists("artifacts"));
    }
}
